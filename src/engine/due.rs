//! What is due: recordings whose day has come, and those that were taken back at another station.

use super::takes::{TakeError, TakeFolder};
use crate::domain::{Day, Ending, Record};
use crate::storage::{DueTake, PrivateStore, StorageError, Store};
use std::path::Path;

/// Destroys every take that is due and lies on this station, and notes it. One that can't be destroyed now holds up no other.
pub(super) fn destroy(data: &Path, store: &mut Store, private: &mut PrivateStore, today: Day) -> Result<(), StorageError> {
    for DueTake { mut take, withdrawn } in store.takes_due(today)? {
        // What another station recorded is that station's to destroy.
        if !TakeFolder::is_here(data, take.id, private)? {
            continue;
        }
        match TakeFolder::destroy(data, take.id, private) {
            Ok(()) => {}
            Err(TakeError::Storage(error)) => return Err(error),
            Err(error) => {
                tracing::error!(%error, take = %take.id, "a recording that is due could not be destroyed");
                continue;
            }
        }
        take.ending = Some(if withdrawn { Ending::Withdrawn } else { Ending::Expired });
        take.frames = 0;
        take.gaps.clear();
        tracing::info!(take = %take.id, "a recording that was due was destroyed");
        store.keep(&[Record::Take(take)])?;
    }
    Ok(())
}
