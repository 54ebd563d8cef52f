//! Why a document could not be written or printed.

use std::path::PathBuf;

/// Why a document could not be written or printed.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// It could not be put together, or the printer did not take it.
    #[error("the document could not be written: {0}")]
    Io(#[from] std::io::Error),
    /// The program that lays pages out is not there yet.
    #[error("papers can be printed as soon as the station has finished preparing: {} is not there yet", .0.display())]
    Preparing(PathBuf),
    /// The program that lays pages out made no page.
    #[error("the page could not be made, and nothing is lost: askwell-paper was asked, and {0}")]
    Unmade(String),
}
