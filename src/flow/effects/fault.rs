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
