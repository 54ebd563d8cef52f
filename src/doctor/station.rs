//! The station's own files.

use crate::doctor::check::{Check, State};
use crate::domain::{LogCheck, Moment};
use crate::storage::{Look, RECOVERY_CODE, StationFile, StorageError, Which};
use chrono::Datelike;
use serde::Deserialize;
use std::path::Path;

pub(super) fn description(folder: &Path) -> (Option<StationFile>, Check) {
    let check = |state, words: String| Check::new("station", state, words);
    match StationFile::read(folder) {
        Ok(Some(file)) => {
            let made_up = if file.made_up { ", with made-up work only" } else { "" };
            let words = format!("{} of {}{made_up}", file.station_shown(), file.school_shown());
            (Some(file), check(State::Ok, words))
        }
        Ok(None) => (None, check(State::Broken, "there is no station in this folder: make one with askwell setup".to_owned())),
        Err(error) => (None, check(State::Broken, error.to_string())),
    }
}

pub(super) fn databases(folder: &Path) -> [Check; 2] {
    [("database", Which::Station), ("private database", Which::Keys)].map(|(name, which)| match database(folder, which) {
        Ok((state, words)) => Check::new(name, state, words),
        Err(error) => Check::new(name, State::Broken, error.to_string()),
    })
}

fn database(folder: &Path, which: Which) -> Result<(State, String), StorageError> {
    let file = which.file_name();
    let Some(look) = Look::open(folder, which)? else {
        return Ok((State::Broken, format!("{file} is not there: make this folder a station with askwell setup")));
    };
    if let Some(fault) = look.fault()? {
        let words =
            format!("{file} is damaged ({fault}): open the station once, it sets the file aside in quarantine and begins a new one");
        return Ok((State::Broken, words));
    }
    let (version, newest) = (look.schema_version()?, which.schema_version());
    Ok(match version.cmp(&newest) {
        std::cmp::Ordering::Equal => (State::Ok, format!("{file} is whole, schema {version}")),
        std::cmp::Ordering::Less => {
            (State::Attention, format!("{file} is whole, schema {version}; it becomes schema {newest} when the station is opened"))
        }
        std::cmp::Ordering::Greater => {
            (State::Broken, format!("{file} has schema {version} of a newer Askwell: install that version, or a later one"))
        }
    })
}

pub(super) fn clock(folder: &Path, now: Moment) -> Check {
    let shown = now.format("%Y-%m-%d %H:%M %:z");
    let newest = Look::open(folder, Which::Station).ok().flatten().and_then(|look| look.newest_fact().ok().flatten());
    let (state, words) = match newest {
        _ if !(2024..=2100).contains(&now.year()) => (State::Broken, format!("it says {shown}, which can't be: set the clock")),
        // A minute is what two clocks may differ by.
        Some(newest) if newest > now + chrono::Duration::minutes(1) => {
            let newest = newest.with_timezone(now.offset()).format("%Y-%m-%d %H:%M");
            (State::Broken, format!("it says {shown}, but the newest record is of {newest}: set the clock"))
        }
        _ => (State::Ok, format!("{shown}")),
    };
    Check::new("clock", state, words)
}

pub(super) fn keys(folder: &Path) -> Check {
    let secret = Look::open(folder, Which::Keys).and_then(|look| look.map_or(Ok(None), |look| look.secret("school_key")));
    let (state, words) = match secret {
        Ok(Some(key)) if key.len() == 32 => (State::Ok, "the school key is here".to_owned()),
        Ok(Some(_)) => {
            (State::Broken, "the school key is damaged: run askwell setup with the school's code in a new data folder".to_owned())
        }
        Ok(None) => (State::Broken, "the school key is missing: run askwell setup with the school's code in a new data folder".to_owned()),
        Err(error) => (State::Broken, error.to_string()),
    };
    Check::new("keys", state, words)
}

/// The schema since which the adults' log is chained.
const CHAINED_SINCE: usize = 6;

pub(super) fn log(folder: &Path, station: Option<&StationFile>) -> Check {
    let check = |state, words: String| Check::new("adults' log", state, words);
    let look = match Look::open(folder, Which::Station) {
        Ok(Some(look)) if look.schema_version().is_ok_and(|version| version >= CHAINED_SINCE) => look,
        Ok(_) => return check(State::Attention, "it is chained from the next time the station is opened".to_owned()),
        Err(error) => return check(State::Broken, error.to_string()),
    };
    match look.log(&station.map_or(String::new(), StationFile::origin)) {
        Err(error) => check(State::Broken, error.to_string()),
        Ok(LogCheck { entries, missing: 0, changed: 0, outside: 0 }) => {
            check(State::Ok, format!("{entries} entries, none missing or changed"))
        }
        Ok(LogCheck { entries, missing: 0, changed: 0, outside }) => {
            let words = format!("{entries} entries, none missing or changed; {outside} more came from the share or from elsewhere");
            check(State::Attention, words)
        }
        Ok(LogCheck { missing, changed, .. }) => {
            let words = format!(
                "somebody changed it outside the program ({missing} entries missing, {changed} changed): compare it with the school's export"
            );
            check(State::Broken, words)
        }
    }
}

pub(super) fn recovery_code(folder: &Path) -> Check {
    let secret = Look::open(folder, Which::Keys).and_then(|look| look.map_or(Ok(None), |look| look.secret(RECOVERY_CODE)));
    let (state, words) = match secret {
        Ok(Some(_)) => (State::Ok, "there is one: the paper it was printed on opens this station when every PIN is lost".to_owned()),
        Ok(None) => (State::Attention, "there is none: make one with askwell unlock --new-code".to_owned()),
        Err(error) => (State::Broken, error.to_string()),
    };
    Check::new("recovery code", state, words)
}

#[derive(Deserialize)]
struct Nightly {
    at: Moment,
    #[serde(default)]
    stations: u64,
    #[serde(default)]
    rows: u64,
    #[serde(default)]
    words: String,
    #[serde(default)]
    strange: Vec<String>,
}

/// After how many days without a nightly somebody should look.
const NIGHTLY_DAYS: i64 = 3;

pub(super) fn nightly(folder: &Path, now: Moment) -> Check {
    let secret = Look::open(folder, Which::Keys).and_then(|look| look.map_or(Ok(None), |look| look.secret("last_nightly")));
    let (state, words) = match secret.ok().flatten().map(|bytes| serde_json::from_slice::<Nightly>(&bytes)) {
        None => (State::Attention, "never: run askwell nightly once a share is set".to_owned()),
        Some(Err(_)) => (State::Attention, "what is kept about it can't be read: run askwell nightly".to_owned()),
        Some(Ok(Nightly { at, stations, rows, words, strange })) => {
            let old = now - at > chrono::Duration::days(NIGHTLY_DAYS);
            let state = if old || !strange.is_empty() { State::Attention } else { State::Ok };
            let words = if words.is_empty() { String::new() } else { format!(", {words}") };
            let strange: String = strange.iter().map(|sentence| format!("; {sentence}")).collect();
            (state, format!("{}, {stations} stations, {rows} rows{words}{strange}", at.format("%Y-%m-%d %H:%M")))
        }
    };
    Check::new("last nightly", state, words)
}
