//! Which documents are made for the outbox folder and the printer.

/// A document by what it is; a screen asks for each at most once at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocumentKind {
    /// Who agreed to a recording, and what was taken back.
    Receipt,
}
