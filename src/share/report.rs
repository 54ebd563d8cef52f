//! What a night came to, in plain words.

use crate::domain::Moment;
use crate::share::combined::Merged;
use crate::share::error::ShareError;
use crate::share::manifest::Current;
use crate::storage::PrivateStore;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

/// The secret's name under which the last nightly is remembered.
const REMEMBERED: &str = "last_nightly";

/// What a nightly did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// A line for each station.
    pub lines: Vec<String>,
    /// The total.
    pub total: String,
    /// What was left out, a sentence each; empty when nothing was.
    pub left_out: Vec<String>,
    /// How many stations are in the combined file.
    pub stations: usize,
    /// How many rows they published.
    pub rows: u64,
    /// How long its parts took.
    pub took: Took,
}

/// How long the parts of a nightly took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Took {
    /// Writing this station's work to the share.
    pub publish: Duration,
    /// Merging every station's.
    pub merge: Duration,
    /// Bringing theirs into this one.
    pub pull: Duration,
}

/// The last nightly that reached the share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastNightly {
    /// When.
    pub at: Moment,
    /// How many stations are in the combined file.
    pub stations: usize,
    /// How many rows they published.
    pub rows: u64,
    /// How many rows were new: published by this station, or brought to it.
    #[serde(default)]
    pub news: u64,
    /// The stations whose newest work could not be used.
    #[serde(default)]
    pub missing: Vec<String>,
    /// Rows this station had shared, did not know any more and took back in.
    #[serde(default)]
    pub taken_back: u64,
    /// How many students' records are erased.
    #[serde(default)]
    pub erased: u64,
    /// What stood on the share where it has no place, a sentence each.
    #[serde(default)]
    pub strange: Vec<String>,
    /// The stations that have not erased all of them yet.
    #[serde(default)]
    pub waiting: Vec<String>,
    /// The total, in plain words.
    pub words: String,
    /// The shared folder it reached.
    pub share: PathBuf,
}

/// Reads what the last nightly that reached the share came to; nothing where there was none yet.
///
/// # Errors
/// When `keys.db` can't be read.
pub fn last_nightly(keys: &PrivateStore) -> Result<Option<LastNightly>, ShareError> {
    Ok(keys.secret(REMEMBERED)?.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

pub(super) fn remember(keys: &PrivateStore, last: &LastNightly) -> Result<(), ShareError> {
    let bytes = serde_json::to_vec(last).map_err(|cause| ShareError::Check(cause.to_string()))?;
    Ok(keys.set_secret(REMEMBERED, &bytes)?)
}

impl Report {
    pub(super) fn of(merged: &Merged, taken_back: u64, waiting: &BTreeMap<String, u64>, strange: &[String], took: Took) -> Self {
        let Merged { gathered, before, held_back, told, not_refreshed } = merged;
        let (mut lines, mut left_out) = (Vec::new(), Vec::new());
        for input in &gathered.inputs {
            let was = before.as_ref().and_then(|current: &Current| current.generations.get(&input.origin));
            let news = if was == Some(&input.generation) { "unchanged" } else { "new" };
            lines.push(format!("{}: {}, generation {}, {news}", input.origin, rows(input.rows), input.generation));
        }
        for (origin, fault) in &gathered.faults {
            let used = gathered.inputs.iter().find(|input| input.origin == *origin);
            let used = used.map_or("no good work of it was found".to_owned(), |input| {
                format!("its last good work, generation {}, was used", input.generation)
            });
            left_out.push(format!("{origin}: {fault}; {used}."));
            if !gathered.inputs.iter().any(|input| input.origin == *origin) {
                lines.push(format!("{origin}: left out"));
            }
        }
        if taken_back > 0 {
            left_out.push(format!(
                "This station did not know {} any more that it had shared, and took them back in: if its data was brought back from a copy \
                 all is well now, and if its disk was copied to another machine, run `askwell setup` there in a fresh data folder.",
                rows(taken_back)
            ));
        }
        if *held_back {
            left_out.push("The combined file was left as it was, so that no station's work is dropped from it.".to_owned());
        }
        if let Some(cause) = not_refreshed {
            lines.push(format!("askwell.db is still the one of before: {cause}"));
        }
        for origin in &told.faults {
            left_out.push(format!("{origin}: its newest list of erased records can't be trusted; the one before was used."));
        }
        left_out.extend_from_slice(strange);
        for (origin, students) in waiting {
            lines.push(format!(
                "{origin}: has not erased the records of {} yet",
                if *students == 1 { "1 student".to_owned() } else { format!("{students} students") }
            ));
        }
        lines.sort();
        let (stations, sum) = (gathered.inputs.len(), gathered.inputs.iter().map(|input| input.rows).sum());
        let missing = match gathered.faults.len() {
            0 => "nothing missing".to_owned(),
            1 => "the newest of 1 station missing".to_owned(),
            many => format!("the newest of {many} stations missing"),
        };
        let total = format!("{stations} {}, {}, {missing}", if stations == 1 { "station" } else { "stations" }, rows(sum));
        Self { lines, total, left_out, stations, rows: sum, took }
    }
}

fn rows(number: u64) -> String {
    if number == 1 { "1 row".to_owned() } else { format!("{number} rows") }
}
