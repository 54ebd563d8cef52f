//! Destroying recordings: one that is taken back, at once; those whose day has come, and those that were taken back at
//! another station, whenever the station begins, and every night. A clock that jumped far ahead destroys nothing by date.

use crate::domain::{Day, Ending, Record, Take, Withdrawal, add_days};
use crate::engine::takes::{TakeError, TakeFolder};
use crate::flow::Fault;
use crate::flow::effects::playback::Left;
use crate::storage::{DueTake, PrivateStore, StationFile, StorageError, Store};
use std::path::Path;

/// Keeps that a recording was taken back, then destroys it. The fact comes first: from then on nobody may listen to it,
/// and what could not be destroyed now is due ever after.
pub(super) fn take_back(
    data: &Path,
    store: &mut Store,
    private: &mut PrivateStore,
    withdrawal: &Withdrawal,
    take: Take,
) -> Result<(), Left> {
    let kept = store.keep(&[Record::Withdrawal(withdrawal.clone())]);
    if !store.open_holds(take.student).map_err(|error| files(&error))?.is_empty() {
        return Err(Left::Held);
    }
    if !TakeFolder::is_here(data, take.id, private).map_err(|error| files(&error))? {
        return Err(Left::Elsewhere);
    }
    if let Err(error) = TakeFolder::destroy(data, take.id, private) {
        tracing::error!(%error, take = %take.id, "a recording that was taken back could not be destroyed");
        return Err(match &error {
            TakeError::Storage(error) => files(error),
            _ => Left::Files(Fault::Other),
        });
    }
    // Nothing of it is left; that it can't be written down now changes nothing of that.
    if let Err(error) = kept.and_then(|_| store.keep(&[Record::Take(ended(take, Ending::Withdrawn))])) {
        tracing::warn!(%error, "that a recording was taken back is not kept yet");
    }
    Ok(())
}

fn files(error: &StorageError) -> Left {
    Left::Files(Fault::from(error))
}

/// What is known of a take of which nothing is left.
fn ended(mut take: Take, ending: Ending) -> Take {
    take.ending = Some(ending);
    take.frames = 0;
    take.gaps.clear();
    take
}

/// A clock that is so many days ahead of the last use may be wrong.
const JUMP: u64 = 45;

/// What was destroyed, and what was not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Destroyed {
    /// How many recordings were destroyed.
    pub count: usize,
    /// The day of the last use, where the clock says one so much later that nothing was destroyed by date.
    pub doubt: Option<Day>,
}

/// Destroys what is due in the data folder of a station, for the nightly.
///
/// # Errors
/// When the databases can't be read or written.
pub fn destroy_due(data: &Path, station: &StationFile, today: Day) -> Result<Destroyed, StorageError> {
    let (mut store, _) = Store::open(data, &station.origin())?;
    let (mut private, _) = PrivateStore::open(data)?;
    destroy(data, &mut store, &mut private, today)
}

/// Tells whether the clock can be believed, and remembers the day. Gives the day of the last use where it can't; a clock
/// that was set back changes nothing.
fn doubt(private: &PrivateStore, today: Day) -> Result<Option<Day>, StorageError> {
    match private.last_used()? {
        Some(last) if today > add_days(last, JUMP) => Ok(Some(last)),
        Some(last) if today <= last => Ok(None),
        _ => private.set_last_used(today).map(|()| None),
    }
}

/// Destroys every take that is due and lies on this station, and notes it. One that can't be destroyed now holds up no other.
/// What was taken back waits for no clock.
pub(super) fn destroy(data: &Path, store: &mut Store, private: &mut PrivateStore, today: Day) -> Result<Destroyed, StorageError> {
    let doubt = doubt(private, today)?;
    let mut count = 0;
    for DueTake { take, withdrawn } in store.takes_due(doubt.unwrap_or(today))? {
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
        tracing::info!(take = %take.id, "a recording that was due was destroyed");
        store.keep(&[Record::Take(ended(take, if withdrawn { Ending::Withdrawn } else { Ending::Expired }))])?;
        count += 1;
    }
    Ok(Destroyed { count, doubt })
}
