//! Whose records are erased, as the stations tell each other: a signed list of each, which only ever grows. A station puts a
//! student on its own list once nothing of them is left in it and in what it publishes, so that the lists are the
//! confirmations too.

use super::manifest::{Current, parts};
use super::signed::{self, Signed, Slot};
use super::{Night, ShareError, files};
use crate::domain::{Erasure, StudentId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// How many of a station's lists stay: the newest, and the one before should the newest go bad.
const KEPT: usize = 2;

/// A station's list (`withdrawals/<station>-<epoch>/g<generation>`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct List {
    station: String,
    epoch: String,
    generation: u64,
    erased: Vec<Erasure>,
}

impl Signed for List {
    const FORMAT: &'static str = "askwell-withdrawals-1";
}

impl Slot for List {
    fn order(&self) -> u64 {
        self.generation
    }
}

/// What all stations tell.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Whom each station has erased.
    of: BTreeMap<String, BTreeSet<StudentId>>,
    /// Everybody who is erased at all.
    pub(super) erased: BTreeSet<Erasure>,
    /// The stations whose newest list can't be trusted.
    pub(super) faults: Vec<String>,
}

impl Told {
    /// Counts, for each of the stations, the students it has not erased yet; those that have erased all are left out.
    pub(super) fn waiting<'a>(&self, known: &[Erasure], stations: impl Iterator<Item = &'a String>) -> BTreeMap<String, u64> {
        let nobody = BTreeSet::new();
        stations
            .map(|origin| {
                let done = self.of.get(origin).unwrap_or(&nobody);
                (origin.clone(), known.iter().filter(|one| !done.contains(&one.student)).count() as u64)
            })
            .filter(|(_, count)| *count > 0)
            .collect()
    }
}

fn folder(night: &Night<'_>, origin: &str) -> PathBuf {
    night.share.join("withdrawals").join(origin)
}

fn generation_of(name: &str) -> Option<u64> {
    name.strip_prefix('g')?.parse().ok()
}

/// Lists the generations that lie in a station's folder, the newest first.
fn lying(night: &Night<'_>, origin: &str) -> Result<Vec<u64>, ShareError> {
    let folder = folder(night, origin);
    let names = files::names(&folder).map_err(|cause| ShareError::on_share(&folder, &cause))?;
    let mut found: Vec<u64> = names.iter().filter_map(|name| generation_of(name)).collect();
    found.sort_unstable_by(|one, other| other.cmp(one));
    Ok(found)
}

/// Reads a station's newest list that can be trusted, and tells whether a newer one can't be.
fn newest(night: &Night<'_>, origin: &str) -> Result<(Option<List>, bool), ShareError> {
    let mut spoiled = false;
    for generation in lying(night, origin)? {
        let path = folder(night, origin).join(format!("g{generation}"));
        let bytes = signed::read_some(&path).map_err(|cause| ShareError::on_share(&path, &cause))?;
        let list: Option<List> = signed::open(&night.key, &bytes);
        match list.filter(|list| list.generation == generation && format!("{}-{}", list.station, list.epoch) == origin) {
            Some(list) => return Ok((Some(list), spoiled)),
            None => spoiled = true,
        }
    }
    Ok((None, spoiled))
}

/// Reads every station's list, and whom the combined file was made without.
pub(super) fn read(night: &Night<'_>, current: Option<&Current>) -> Result<Told, ShareError> {
    let all = night.share.join("withdrawals");
    let mut told = Told { erased: current.iter().flat_map(|current| current.erased.iter().copied()).collect(), ..Told::default() };
    for origin in files::names(&all).map_err(|cause| ShareError::on_share(&all, &cause))? {
        if origin.starts_with('.') || !all.join(&origin).is_dir() {
            continue;
        }
        let (list, spoiled) = newest(night, &origin)?;
        // Its own is written anew below.
        if spoiled && origin != night.origin {
            told.faults.push(origin.clone());
        }
        if let Some(list) = list {
            told.of.insert(origin, list.erased.iter().map(|one| one.student).collect());
            told.erased.extend(list.erased);
        }
    }
    Ok(told)
}

/// Writes this station's list where it says less than is done.
pub(super) fn write(night: &Night<'_>, told: &mut Told, done: Vec<Erasure>) -> Result<(), ShareError> {
    let students: BTreeSet<StudentId> = done.iter().map(|one| one.student).collect();
    let (list, spoiled) = newest(night, &night.origin)?;
    let before = list.map(|list| list.erased).unwrap_or_default();
    if !spoiled && before.iter().map(|one| one.student).collect::<BTreeSet<_>>().is_superset(&students) {
        return Ok(());
    }
    let folder = folder(night, &night.origin);
    let lying = lying(night, &night.origin)?;
    let generation = lying.first().copied().unwrap_or(0) + 1;
    let (station, epoch) = parts(&night.origin);
    // Who is on a list stays on it, whatever this station knows now.
    let mut erased: BTreeMap<StudentId, Erasure> = before.into_iter().map(|one| (one.student, one)).collect();
    erased.extend(done.into_iter().map(|one| (one.student, one)));
    let list = List { station: station.to_owned(), epoch: epoch.to_owned(), generation, erased: erased.into_values().collect() };
    let bytes =
        signed::seal(&night.key, &list).ok_or_else(|| ShareError::Check("the list of erased records could not be written".to_owned()))?;
    let local = night.work.join("withdrawals.json");
    std::fs::write(&local, bytes).map_err(ShareError::local(&local))?;
    files::stage(&local, &folder, &night.origin)?.name(&format!("g{generation}"))?;
    told.of.insert(night.origin.clone(), list.erased.iter().map(|one| one.student).collect());
    for old in lying.into_iter().skip(KEPT - 1) {
        let path = folder.join(format!("g{old}"));
        files::remove(&path).map_err(|cause| ShareError::on_share(&path, &cause))?;
    }
    Ok(())
}
