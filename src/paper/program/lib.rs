//! Lays pages out, by Typst, in the letters of the screen. It reads words and knows no files; the station never links it.

#[path = "../../domain/document.rs"]
mod document;
mod layout;

pub use document::{Document, Form, Section, Wanted};
pub use layout::lay_out;

/// The language of a document, by its code (ISO 639): whatever the station speaks.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Language(pub String);

/// Why nothing was made. It tells no words of the document.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// What came in is nothing that was agreed on.
    #[error("what is wanted can't be read: line {}, column {}", .0.line(), .0.column())]
    Unreadable(#[from] serde_json::Error),
    /// The words could not be laid out.
    #[error("the words can't be laid out")]
    Layout,
    /// A picture was wanted of a page that is not there.
    #[error("there is no page {0}")]
    NoPage(usize),
}

/// Reads what is wanted and makes it.
///
/// # Errors
/// When it can't be read, or can't be laid out, which no words bring about.
pub fn answer(wanted: &[u8]) -> Result<Vec<u8>, Fault> {
    lay_out(&serde_json::from_slice(wanted)?)
}
