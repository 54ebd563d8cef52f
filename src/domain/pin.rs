//! A PIN on its way from the finger to the check.

use zeroize::Zeroize;

/// The digits of a PIN; wiped from memory when dropped, and never printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Pin(String);

impl Pin {
    /// How many digits a student's PIN has.
    pub const STUDENT: usize = 4;
    /// How many digits an adult's PIN has.
    pub const ADULT: usize = 6;

    /// Reads digits; anything that is not a digit is no PIN.
    pub fn new(digits: &str) -> Option<Self> {
        (!digits.is_empty() && digits.len() <= 12 && digits.bytes().all(|byte| byte.is_ascii_digit())).then(|| Self(digits.to_owned()))
    }

    /// Adds a digit, up to a length; anything else is ignored.
    pub fn push(&mut self, digit: char, length: usize) {
        if digit.is_ascii_digit() && self.0.len() < length {
            // Growing a string leaves the old buffer behind in memory, so its room is reserved at once.
            if self.0.capacity() < 12 {
                let mut roomy = String::with_capacity(12);
                roomy.push_str(&self.0);
                self.0.zeroize();
                self.0 = roomy;
            }
            self.0.push(digit);
        }
    }

    /// Takes the last digit off.
    pub fn pop(&mut self) {
        self.0.pop();
    }

    /// Counts the digits.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Tells whether there is no digit yet.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Shows the digits to the one who checks them.
    pub fn digits(&self) -> &str {
        &self.0
    }
}

impl Drop for Pin {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for Pin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pin(…)")
    }
}

/// The wrong tries that are free before somebody has to wait.
const FREE: u32 = 4;

/// Gives how long to wait after a number of wrong tries, in seconds: 30 from the fifth on, doubling up to 15 minutes.
pub fn wait_after(wrong: u32) -> u64 {
    match wrong.checked_sub(FREE + 1) {
        None => 0,
        Some(doublings) => (30_u64 << doublings.min(5)).min(900),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wait_doubles_from_thirty_seconds_to_a_quarter_of_an_hour() {
        let waits: Vec<u64> = (0..12).map(wait_after).collect();
        assert_eq!(waits, [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900]);
    }

    #[test]
    fn a_pin_never_shows_itself() {
        assert_eq!(format!("{:?}", Pin::new("4711").unwrap()), "Pin(…)");
    }
}
