//! Small signed JSON files that come in pairs, so that one of the two is whole at every moment.

use super::files::away;
use crate::storage::{SharedFolder, Strange};
use crate::vault::SchoolKey;
use crate::vault::signed::is_foreign;
pub(super) use crate::vault::signed::{Signed, open, seal};
use std::io::{self, ErrorKind};

/// What stands in such a file.
pub(super) trait Slot: Signed {
    /// Gives its place in time; the larger counts.
    fn order(&self) -> u64;
}

/// The two files of a pair.
#[derive(Debug)]
pub(super) struct Pair<T> {
    /// The newer valid one.
    pub(super) newest: Option<T>,
    /// The other, where it is valid.
    pub(super) older: Option<T>,
    /// Whether one is there that can't be trusted.
    pub(super) spoiled: bool,
    /// What stands in the place of one, where that is no file that can be read.
    pub(super) strange: Vec<io::Error>,
    /// Whether one is there that another school wrote.
    pub(super) foreign: bool,
    /// Under which name the next is to be written.
    pub(super) next: String,
}

/// The largest that is read, in bytes: more than any of ours has (a student who is erased takes about 130).
const MOST: u64 = 16 * 1024 * 1024;

/// Reads a signed file; a larger one than any of ours fills no memory.
pub(super) fn read(folder: &SharedFolder, name: &str) -> io::Result<Vec<u8>> {
    folder.read(name, MOST)
}

/// Tells whether an error is of one name alone, so that everything else goes on: it is no file, or is locked away.
pub(super) fn is_of_one_name(cause: &io::Error) -> bool {
    Strange::of(cause).is_some() || cause.kind() == ErrorKind::PermissionDenied
}

/// Reads the pair `<stem>.a` and `<stem>.b`; where there is no folder there is no pair yet.
pub(super) fn read_pair<T: Slot>(folder: Option<&SharedFolder>, stem: &str, key: &SchoolKey) -> io::Result<Pair<T>> {
    let (a, b) = (format!("{stem}.a"), format!("{stem}.b"));
    let (mut spoiled, mut foreign, mut strange) = (false, false, Vec::new());
    let mut slot = |name: &str| -> io::Result<Option<T>> {
        match folder.map_or(Err(ErrorKind::NotFound.into()), |folder| read(folder, name)) {
            Ok(bytes) => {
                let value = open(key, &bytes);
                spoiled |= value.is_none();
                foreign |= value.is_none() && is_foreign(key, &bytes);
                Ok(value)
            }
            Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
            Err(cause) if is_of_one_name(&cause) => {
                spoiled = true;
                strange.push(cause);
                Ok(None)
            }
            Err(cause) => Err(cause),
        }
    };
    let (in_a, in_b) = (slot(&a)?, slot(&b)?);
    let order = |slot: &Option<T>| slot.as_ref().map(Slot::order);
    Ok(if order(&in_a) > order(&in_b) {
        Pair { newest: in_a, older: in_b, spoiled, strange, foreign, next: b }
    } else {
        Pair { newest: in_b, older: in_a, spoiled, strange, foreign, next: a }
    })
}

/// Reads the pair of a folder this station writes into, after whatever stands in its way there was set aside.
pub(super) fn cleared_pair<T: Slot>(folder: &SharedFolder, stem: &str, key: &SchoolKey) -> io::Result<Pair<T>> {
    let cleared = folder.clear(&format!("{stem}.a"))? | folder.clear(&format!("{stem}.b"))?;
    let mut pair = read_pair(Some(folder), stem, key)?;
    pair.spoiled |= cleared;
    Ok(pair)
}

/// Writes the next of a pair in the place of the older of the two; its twin stays whole meanwhile.
pub(super) fn write_next<T: Slot>(
    folder: &SharedFolder,
    station: &str,
    pair: &Pair<T>,
    key: &SchoolKey,
    value: &T,
) -> Result<(), super::ShareError> {
    let bytes = seal(key, value).ok_or_else(|| super::ShareError::Check("a manifest could not be written".to_owned()))?;
    folder.put(&pair.next, station, &bytes, true).map_err(away(folder))
}
