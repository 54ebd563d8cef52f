//! What a check of a PIN or of the recovery code found.

use crate::domain::Code;

/// Who can be asked before the station is closed. The engine looks when somebody wants to close it: before it has read
/// the school it answers nothing, and nothing is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Askable {
    /// Adults, of whom a PIN or the printed recovery code can be checked.
    Adults,
    /// Nobody: the station knows no adult.
    NoAdult,
    /// Nobody: what PINs and the code are checked against can't be read, or is gone.
    Nothing,
}

/// What PIN a person has at this station.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinStanding {
    /// None yet.
    None,
    /// One of their own.
    Theirs,
    /// The person worked at another station too, and no adult has seen yet that whoever chooses a PIN here is that person.
    ToVouch,
}

/// What a PIN check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinVerdict {
    /// It is right.
    Right,
    /// It is wrong; this many tries are left before a wait.
    Wrong {
        /// Tries left.
        left: u32,
    },
    /// Too many wrong tries: wait.
    Wait {
        /// For so long, in milliseconds.
        left_ms: u64,
    },
    /// There is no PIN for this person.
    Unset,
    /// The station's key is missing, or is not the one the PIN was made with: no PIN fits any more.
    AnotherKey,
}

/// What a check of the recovery code found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeVerdict {
    /// It is right.
    Right,
    /// It is wrong.
    Wrong,
    /// This station has none.
    NoneHere,
}

/// A recovery code that was just made. The code is wiped from memory when dropped, and never printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCode {
    /// The code.
    pub code: Code,
    /// The name its paper has, or gets, in the outbox.
    pub file: String,
}
