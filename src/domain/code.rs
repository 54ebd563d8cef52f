//! A printed code on its way from the keyboard to the check.

use zeroize::Zeroize;

/// The letters and digits of a code that somebody types from paper; wiped from memory when dropped, and never printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// How many letters and digits a whole code has.
    pub const LENGTH: usize = 20;

    /// Reads what was typed; case, spaces and dashes don't matter.
    pub fn new(typed: &str) -> Self {
        let mut letters = String::with_capacity(typed.len());
        letters.extend(typed.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()));
        Self(letters)
    }

    /// Tells whether all of it was typed.
    pub fn is_whole(&self) -> bool {
        self.0.len() >= Self::LENGTH
    }

    /// Shows the letters to the one who checks them.
    pub fn letters(&self) -> &str {
        &self.0
    }
}

impl Drop for Code {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_the_same_however_it_is_typed_and_never_shows_itself() {
        let code = Code::new("abcde-FGHJK mnpqr\tstuvw");
        assert!(code.is_whole() && code == Code::new("ABCDEFGHJKMNPQRSTUVW"));
        assert!(!Code::new("ABCDE-FGHJK-MNPQR-STUV").is_whole());
        assert_eq!(format!("{code:?}"), "Code(…)");
    }
}
