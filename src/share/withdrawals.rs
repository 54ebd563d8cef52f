//! Whose records are erased, as the stations tell each other: a signed list of each, which only ever grows. A station puts a
//! student on its own list once nothing of them is left in it and in what it publishes, so that the lists are the
//! confirmations too.

use crate::domain::{Erasure, StudentId};
use crate::share::error::ShareError;
use crate::share::files::{self, away};
use crate::share::local;
use crate::share::manifest::Current;
use crate::share::names::{counted, parts};
use crate::share::night::Night;
use crate::share::signed::{self, Signed, Slot};
use crate::storage::SharedFolder;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

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

/// The folder of all stations' lists.
pub(super) const FOLDER: &str = "withdrawals";

/// How many lists of a station are tried: nobody makes a night read a million.
const TRIED: usize = 16;

fn generation_of(name: &str) -> Option<u64> {
    counted(name.strip_prefix('g')?)
}

/// Lists the generations that lie in a station's folder, the newest first.
fn lying(folder: &SharedFolder) -> Result<Vec<u64>, ShareError> {
    let names = folder.names().map_err(away(folder))?;
    let mut found: Vec<u64> = names.iter().filter_map(|name| generation_of(name)).collect();
    found.sort_unstable_by(|one, other| other.cmp(one));
    Ok(found)
}

/// Reads a station's newest list that can be trusted, and tells whether a newer one can't be.
fn newest(night: &Night<'_>, folder: &SharedFolder, origin: &str) -> Result<(Option<List>, bool), ShareError> {
    let mut spoiled = false;
    for generation in lying(folder)?.into_iter().take(TRIED) {
        let bytes = match signed::read(folder, &format!("g{generation}")) {
            // What stands there was noted; a station's own is set aside when it writes its list.
            Err(cause) if signed::is_of_one_name(&cause) => Vec::new(),
            read => read.map_err(away(folder))?,
        };
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
    let mut told = Told { erased: current.iter().flat_map(|current| current.erased.iter().copied()).collect(), ..Told::default() };
    let Some(all) = night.root.find(FOLDER).map_err(away(&night.root))? else { return Ok(told) };
    for origin in files::stations(&all)? {
        let (list, spoiled) = match all.find(&origin) {
            Ok(None) => continue,
            Ok(Some(folder)) => {
                if origin != night.origin {
                    folder.note_strange().map_err(away(&folder))?;
                }
                newest(night, &folder, &origin)?
            }
            Err(cause) if signed::is_of_one_name(&cause) => {
                all.note(format!("{cause}: find out who put it there, and remove it."));
                (None, true)
            }
            Err(cause) => return Err(away(&all)(cause)),
        };
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
    let folder = night.make_own(FOLDER)?;
    let mut cleared = false;
    for generation in lying(&folder)? {
        cleared |= folder.clear(&format!("g{generation}")).map_err(away(&folder))?;
    }
    folder.note_strange().map_err(away(&folder))?;
    let (list, spoiled) = newest(night, &folder, &night.origin)?;
    let before = list.map(|list| list.erased).unwrap_or_default();
    if !spoiled && !cleared && before.iter().map(|one| one.student).collect::<BTreeSet<_>>().is_superset(&students) {
        return Ok(());
    }
    let lying = lying(&folder)?;
    let generation = lying.first().copied().unwrap_or(0) + 1;
    let (station, epoch) = parts(&night.origin);
    // Who is on a list stays on it, whatever this station knows now.
    let mut erased: BTreeMap<StudentId, Erasure> = before.into_iter().map(|one| (one.student, one)).collect();
    erased.extend(done.into_iter().map(|one| (one.student, one)));
    let list = List { station: station.to_owned(), epoch: epoch.to_owned(), generation, erased: erased.into_values().collect() };
    let bytes =
        signed::seal(&night.key, &list).ok_or_else(|| ShareError::Check("the list of erased records could not be written".to_owned()))?;
    let local = night.work.join("withdrawals.json");
    local::write(&local, &bytes)?;
    files::stage(&local, &folder, &night.origin)?.name(&format!("g{generation}"))?;
    told.of.insert(night.origin.clone(), list.erased.iter().map(|one| one.student).collect());
    for old in lying.into_iter().skip(KEPT - 1) {
        folder.remove(&format!("g{old}")).map_err(away(&folder))?;
    }
    Ok(())
}
