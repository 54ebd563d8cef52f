//! Why something can't be kept or read.

/// Why something can't be kept or read, in the few ways that matter to the person at the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The disk is full.
    Full,
    /// The disk or folder can't be written.
    ReadOnly,
    /// Anything else.
    Other,
}

/// Why there is no page of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPage {
    /// The program that lays pages out is not there yet: the station is still being prepared.
    Preparing,
    /// That program made none.
    Unmade,
    /// It can't be kept.
    Unwritten(Fault),
}
