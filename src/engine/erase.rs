//! Erasing what is on this station of students whose records are erased: sound and keys, letters, PINs, then every record.

use crate::domain::{Erasure, Moment, Record, Student, StudentId};
use crate::engine::takes::{TakeError, TakeFolder};
use crate::flow::effects::desk::ErasingOutcome;
use crate::flow::rules::receipt;
use crate::share;
use crate::storage::{PrivateStore, StationFile, StorageError, Store};
use std::path::Path;

/// Decides in the data folder of a station that the records of students are erased, at every station and for ever, and erases
/// what is on this one. Whose records are on hold is left out.
///
/// # Errors
/// When the databases can't be read or written. What is decided is carried out at the next start or nightly.
pub fn decide_erasure(data: &Path, station: &StationFile, erasures: &[Erasure], now: Moment) -> Result<ErasingOutcome, StorageError> {
    let (mut store, _) = Store::open(data, &station.origin())?;
    let (mut private, _) = PrivateStore::open(data)?;
    decide(data, &mut store, &mut private, erasures, now)
}

/// Decides that the records of students are erased, at every station and for ever, and erases what is on this one. Where
/// one of them answered in a practice of somebody else, that recording is taken back. Whose records are on hold is left out.
pub(super) fn decide(
    data: &Path,
    store: &mut Store,
    private: &mut PrivateStore,
    erasures: &[Erasure],
    now: Moment,
) -> Result<ErasingOutcome, StorageError> {
    let (mut decided, mut taken_back) = (Vec::new(), Vec::new());
    for erasure in erasures {
        if store.open_holds(erasure.student)?.is_empty() {
            taken_back.extend(store.voice_elsewhere(erasure, now)?.into_iter().map(Record::from));
            decided.push(*erasure);
        }
    }
    store.keep(&taken_back)?;
    store.note_erased(&decided)?;
    erase(data, store, private)?;
    let left: Vec<StudentId> = store.to_erase()?;
    let later = decided.iter().filter(|one| left.contains(&one.student)).count();
    Ok(ErasingOutcome { erased: decided.len() - later, held: erasures.len() - decided.len(), later })
}

/// Erases what is on this station of those whose records are erased; gives of how many nothing is left now.
///
/// Whoever is signed in is erased once they have left, and whose records are on hold once nobody holds them any more.
///
/// # Errors
/// When the databases can't be read or written; it can be done again.
pub fn erase_known(data: &Path, station: &StationFile) -> Result<usize, StorageError> {
    let (mut store, _) = Store::open(data, &station.origin())?;
    let (mut private, _) = PrivateStore::open(data)?;
    erase(data, &mut store, &mut private)
}

pub(super) fn erase(data: &Path, store: &mut Store, private: &mut PrivateStore) -> Result<usize, StorageError> {
    let mut count = 0;
    for student in store.to_erase()? {
        let waits = private.student_at_work()? == Some(student) || !store.open_holds(student)?.is_empty();
        if waits || !files_gone(data, store, private, student)? {
            continue;
        }
        match private.forget(student.0).and_then(|()| store.erase(student)) {
            Ok(()) => {}
            // Somebody reads the database at this moment: what was deleted stands in its log till the next time.
            Err(StorageError::Busy) => continue,
            Err(error) => return Err(error),
        }
        count += 1;
    }
    if store.renewal()?.is_some() {
        share::forget_published(data, store.station()).map_err(|cause| StorageError::Folder { folder: data.join("share-cache"), cause })?;
    }
    if count > 0 {
        tracing::info!(students = count, "records were erased");
    }
    Ok(count)
}

/// Removes a student's sound and letters; gives whether nothing of them is left.
fn files_gone(data: &Path, store: &Store, private: &mut PrivateStore, student: StudentId) -> Result<bool, StorageError> {
    let mut gone = true;
    for take in store.takes_of(student)? {
        match TakeFolder::destroy(data, take.id, private) {
            Ok(()) => {}
            Err(TakeError::Storage(error)) => return Err(error),
            Err(error) => {
                tracing::error!(%error, take = %take.id, "a recording of erased records could not be destroyed");
                gone = false;
            }
        }
    }
    let outbox = data.join("outbox");
    let letters = store.letters_of(student)?;
    let known = store.student(student)?;
    for entry in std::fs::read_dir(&outbox).into_iter().flatten().flatten() {
        let Ok(name) = entry.file_name().into_string() else { continue };
        if is_of(&name, &letters, known.as_ref())
            && let Err(cause) = std::fs::remove_file(entry.path())
        {
            tracing::error!(%cause, "a letter of erased records could not be removed");
            gone = false;
        }
    }
    Ok(gone)
}

/// Tells whether a file of the outbox is a student's: a letter with its invitation, or a receipt.
fn is_of(name: &str, letters: &[String], student: Option<&Student>) -> bool {
    let stem = |name: &str| Path::new(name).file_stem().map(std::ffi::OsStr::to_owned);
    letters.iter().any(|letter| stem(letter) == stem(name)) || student.is_some_and(|student| receipt::is_of(name, student))
}
