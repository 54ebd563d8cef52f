//! Small JSON files that the stations of one school sign, so that each knows what another wrote.

use crate::vault::school_key::SchoolKey;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::collections::BTreeMap;

/// What stands in such a file.
pub trait Signed: Serialize + DeserializeOwned {
    /// What it calls itself, so that one kind of file never passes as another.
    const FORMAT: &'static str;
    /// What it called itself and is still read.
    const READS: &'static [&'static str] = &[Self::FORMAT];
}

type Fields = BTreeMap<String, Value>;

fn message(fields: &Fields) -> Option<Vec<u8>> {
    serde_json::to_vec(fields).ok()
}

/// Writes a value as JSON with its format and a signature over all the rest, fields in the order of their names; nothing
/// where it is no JSON object.
pub fn seal<T: Signed>(key: &SchoolKey, value: &T) -> Option<Vec<u8>> {
    let mut fields: Fields = serde_json::from_value(serde_json::to_value(value).ok()?).ok()?;
    fields.insert("format".to_owned(), T::FORMAT.into());
    fields.insert("school".to_owned(), key.school().into());
    let signature = key.sign(&message(&fields)?);
    fields.insert("signature".to_owned(), signature.into());
    serde_json::to_vec_pretty(&fields).ok()
}

/// Reads such a JSON; nothing where format or signature are not ours. Fields a newer program added are signed too.
pub fn open<T: Signed>(key: &SchoolKey, bytes: &[u8]) -> Option<T> {
    let mut fields: Fields = serde_json::from_slice(bytes).ok()?;
    let signature = fields.remove("signature")?;
    if !T::READS.contains(&fields.get("format")?.as_str()?) || !key.verify(&message(&fields)?, signature.as_str()?) {
        return None;
    }
    serde_json::from_value(serde_json::to_value(fields).ok()?).ok()
}

/// Tells whether another school says that it wrote such a JSON.
pub fn is_foreign(key: &SchoolKey, bytes: &[u8]) -> bool {
    let fields: Option<Fields> = serde_json::from_slice(bytes).ok();
    fields.and_then(|fields| Some(fields.get("school")?.as_str()? != key.school())).unwrap_or(false)
}
