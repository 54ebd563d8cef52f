//! Documents on their way to the outbox folder and the printer.

use crate::domain::{ContactCard, Day, Document};
use crate::engine::state::Engine;
use crate::flow::effects::desk::SavedList;
use crate::flow::effects::document::DocumentKind;
use crate::flow::effects::fault::NoPage;
use crate::flow::{Fault, Reply};
use crate::paper::{PaperError, Press};
use crate::storage::StorageError;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

impl Engine {
    /// Writes a document as PDF into the outbox folder; that it is there, and whether there is a printer, is told later.
    pub(super) fn save_document(&self, kind: DocumentKind, document: Document) {
        let (data, press) = (self.folder.clone(), self.press.clone());
        self.later.begin(move || match write(&data, &press, &document, OpenOptions::new().create(true).truncate(true)) {
            Ok(file) => Reply::DocumentSaved { kind, file, printer: is_there_a_printer() },
            Err(why) => Reply::NoDocument { kind, why },
        });
    }

    /// Hands a saved document to the printer; what came of it is told later.
    pub(super) fn print_document(&self, file: String) {
        let data = self.folder.clone();
        self.later.begin(move || print(&data, file));
    }
}

/// Tells whether CUPS knows a printer.
pub(super) fn is_there_a_printer() -> bool {
    crate::paper::printers().is_some_and(|names| !names.is_empty())
}

/// Gives the name of a document's file.
pub(super) fn file_of(document: &Document) -> String {
    format!("{}.pdf", document.name)
}

/// Has a document laid out and writes it into the outbox folder, in the way that is given; gives the file's name.
pub(super) fn write(data: &Path, press: &Press, document: &Document, way: &mut OpenOptions) -> Result<String, NoPage> {
    let pdf = press.pdf(document).map_err(|error| {
        tracing::error!(%error, "there is no page of a document");
        if matches!(error, PaperError::Preparing(_)) { NoPage::Preparing } else { NoPage::Unmade }
    })?;
    let (folder, file) = (data.join("outbox"), file_of(document));
    let written = std::fs::create_dir_all(&folder).and_then(|()| {
        let mut out = way.write(true).open(folder.join(&file))?;
        out.write_all(&pdf)?;
        out.sync_all()
    });
    match written {
        Ok(()) => Ok(file),
        Err(cause) => {
            tracing::error!(%cause, "a document could not be saved");
            Err(NoPage::Unwritten(Fault::from(&StorageError::Folder { folder, cause })))
        }
    }
}

/// Writes the list of contacts into the outbox folder, as it can be read in again.
pub(super) fn save_contacts(data: &Path, contacts: &[ContactCard], today: Day) -> Reply {
    let (folder, file) = (data.join("outbox"), format!("contacts-{today}.csv"));
    let written = std::fs::create_dir_all(&folder).and_then(|()| {
        let list = crate::paper::contacts(contacts.iter().map(|card| &card.contact)).map_err(std::io::Error::other)?;
        std::fs::write(folder.join(&file), list)
    });
    Reply::ContactsSaved(match written {
        Ok(()) => SavedList::As(file),
        Err(cause) => {
            tracing::error!(%cause, "the list of contacts could not be saved");
            SavedList::Failed
        }
    })
}

fn print(data: &Path, file: String) -> Reply {
    let printed = std::fs::read(data.join("outbox").join(&file)).map_err(Into::into).and_then(crate::paper::print);
    if let Err(error) = &printed {
        tracing::warn!(%error, "a document could not be printed");
    }
    Reply::DocumentPrinted { file, done: printed.is_ok() }
}
