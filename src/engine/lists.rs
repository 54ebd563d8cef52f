//! Lists that somebody put into the folder `inbox`.

use crate::domain::{Contact, ContactId};
use crate::flow::Reply;
use crate::flow::effects::desk::{FoundList, LIST_FILE, LIST_LEFT_OUT, ListIn};
use crate::import::{self, Import};
use crate::storage::{StationFile, StorageError, Store};
use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

/// Reads the list of contacts that lies in `inbox`, and tells what it would change. What can't be taken is written beside it.
pub(super) fn look(data: &Path, store: &Store) -> Result<Reply, StorageError> {
    let folder = data.join("inbox");
    // Whoever looks for it finds the folder in which it is looked for.
    if let Err(cause) = std::fs::create_dir_all(&folder) {
        tracing::warn!(%cause, "the folder for lists could not be made");
    }
    let Ok(file) = std::fs::File::open(folder.join(LIST_FILE)) else {
        return Ok(Reply::ListLooked(ListIn::Absent(folder.display().to_string())));
    };
    let mut bytes = Vec::new();
    let limit = import::MAX_BYTES as u64 + 1;
    let read = file.take(limit).read_to_end(&mut bytes);
    let cards = store.school()?.contacts;
    let known: HashMap<ContactId, &Contact> = cards.iter().map(|card| (card.contact.id, &card.contact)).collect();
    let school = StationFile::read(data)?.map(|station| station.school).unwrap_or_default();
    let list = match read {
        Err(cause) => Err(cause.to_string()),
        Ok(_) if bytes.len() as u64 == limit => Err(import::FileError::TooLarge.to_string()),
        Ok(_) => import::contacts(&bytes, &school, |id| known.get(&id).map(|one| (*one).clone())).map_err(|cause| cause.to_string()),
    };
    Ok(Reply::ListLooked(match list {
        Err(cause) => {
            tell(&folder, &format!("{LIST_FILE}: {cause}\n"));
            ListIn::Unusable
        }
        Ok(list) => {
            let lines: String = list.refused.iter().map(|refused| format!("{refused}\n")).collect();
            tell(&folder, &lines);
            ListIn::Found(compared(list, &known))
        }
    }))
}

fn compared(list: Import<Contact>, known: &HashMap<ContactId, &Contact>) -> FoundList {
    let left_out = list.refused.iter().map(|refused| refused.line).collect();
    let mut found = FoundList { unchanged: list.repeated, left_out, ..FoundList::default() };
    for contact in list.good {
        match known.get(&contact.id) {
            None => found.added.push(contact),
            Some(before) if **before == contact => found.unchanged += 1,
            Some(_) => found.changed.push(contact),
        }
    }
    found
}

/// Writes what is wrong beside the list; where nothing is, no such file stays.
fn tell(folder: &Path, lines: &str) {
    let file = folder.join(LIST_LEFT_OUT);
    let done = if lines.is_empty() { std::fs::remove_file(&file) } else { std::fs::write(&file, lines) };
    if let Err(cause) = done.or_else(|cause| if cause.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(cause) }) {
        tracing::warn!(%cause, "what is wrong with a list could not be written beside it");
    }
}
