//! Small signed JSON files that come in pairs, so that one of the two is whole at every moment.

use super::files;
use crate::vault::SchoolKey;
use crate::vault::signed::is_foreign;
pub(super) use crate::vault::signed::{Signed, open, seal};
use std::io::Read;
use std::path::{Path, PathBuf};

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
    /// Whether one is there that another school wrote.
    pub(super) foreign: bool,
    /// Where the next is to be written.
    pub(super) next: PathBuf,
}

/// Reads a file's first 16 MB: more than any of ours has (a student who is erased takes about 130 bytes), and a larger one
/// fills no memory.
pub(super) fn read_some(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(16 * 1024 * 1024).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads the pair `<stem>.a` and `<stem>.b`.
pub(super) fn read_pair<T: Slot>(folder: &Path, stem: &str, key: &SchoolKey) -> std::io::Result<Pair<T>> {
    let (a, b) = (folder.join(format!("{stem}.a")), folder.join(format!("{stem}.b")));
    let (mut spoiled, mut foreign) = (false, false);
    let mut read = |path: &Path| -> std::io::Result<Option<T>> {
        match read_some(path) {
            Ok(bytes) => {
                let value = open(key, &bytes);
                spoiled |= value.is_none();
                foreign |= value.is_none() && is_foreign(key, &bytes);
                Ok(value)
            }
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(cause),
        }
    };
    let (in_a, in_b) = (read(&a)?, read(&b)?);
    let order = |slot: &Option<T>| slot.as_ref().map(Slot::order);
    Ok(if order(&in_a) > order(&in_b) {
        Pair { newest: in_a, older: in_b, spoiled, foreign, next: b }
    } else {
        Pair { newest: in_b, older: in_a, spoiled, foreign, next: a }
    })
}

/// Writes the next of a pair over the older of the two.
pub(super) fn write_next<T: Slot>(pair: &Pair<T>, key: &SchoolKey, value: &T) -> Result<(), super::ShareError> {
    let bytes = seal(key, value).ok_or_else(|| super::ShareError::Check("a manifest could not be written".to_owned()))?;
    files::write_slot(&pair.next, &bytes)
}
