//! The language that nobody speaks: the first one's words, dressed up. For tests alone.

#[path = "../../ui/pseudo.rs"]
#[allow(dead_code, reason = "its code is asked for where the languages are gathered")]
mod pseudo;

use crate::content::reading::{self, ContentError};
use pseudo::disguise;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

/// Reads one TOML file of ours, with its words dressed up.
///
/// # Errors
/// When it is damaged; names it.
pub(super) fn read<T: DeserializeOwned>(file: &'static str, text: &str) -> Result<T, ContentError> {
    let mut table: Table = reading::read(file, text)?;
    dress(&mut table);
    table.try_into().map_err(|error: toml::de::Error| ContentError { file, cause: error.message().to_owned() })
}

/// Dresses all words, but not what is none: rules and ids.
fn dress(table: &mut Table) {
    let words = table.iter_mut().filter(|(key, _)| !matches!(key.as_str(), "id" | "rules"));
    words.for_each(|(_, value)| dress_value(value));
}

fn dress_value(value: &mut Value) {
    match value {
        Value::String(words) => *words = disguise(words),
        Value::Array(list) => list.iter_mut().for_each(dress_value),
        Value::Table(table) => dress(table),
        Value::Integer(_) | Value::Float(_) | Value::Boolean(_) | Value::Datetime(_) => {}
    }
}
