//! Small signed JSON files that come in pairs, so that one of the two is whole at every moment.

use super::files;
use crate::vault::SchoolKey;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What stands in such a file.
pub(super) trait Slot: Serialize + DeserializeOwned {
    /// What it calls itself, so that one kind of file never passes as another.
    const FORMAT: &'static str;
    /// What it called itself and is still read.
    const READS: &'static [&'static str];

    /// Gives its place in time; the larger counts.
    fn order(&self) -> u64;
}

type Fields = BTreeMap<String, Value>;

fn message(fields: &Fields) -> Option<Vec<u8>> {
    serde_json::to_vec(fields).ok()
}

/// Writes a value as JSON with its format and a signature over all the rest, fields in the order of their names.
pub(super) fn seal<T: Slot>(key: &SchoolKey, value: &T) -> Option<Vec<u8>> {
    let mut fields: Fields = serde_json::from_value(serde_json::to_value(value).ok()?).ok()?;
    fields.insert("format".to_owned(), T::FORMAT.into());
    fields.insert("school".to_owned(), key.school().into());
    let signature = key.sign(&message(&fields)?);
    fields.insert("signature".to_owned(), signature.into());
    serde_json::to_vec_pretty(&fields).ok()
}

/// Reads such a JSON; nothing where format or signature are not ours. Fields a newer program added are signed too.
pub(super) fn open<T: Slot>(key: &SchoolKey, bytes: &[u8]) -> Option<T> {
    let mut fields: Fields = serde_json::from_slice(bytes).ok()?;
    let signature = fields.remove("signature")?;
    if !T::READS.contains(&fields.get("format")?.as_str()?) || !key.verify(&message(&fields)?, signature.as_str()?) {
        return None;
    }
    serde_json::from_value(serde_json::to_value(fields).ok()?).ok()
}

/// Tells whether another school says that it wrote such a JSON.
fn is_foreign(key: &SchoolKey, bytes: &[u8]) -> bool {
    let fields: Option<Fields> = serde_json::from_slice(bytes).ok();
    fields.and_then(|fields| Some(fields.get("school")?.as_str()? != key.school())).unwrap_or(false)
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
