//! The combined file on the share, and the steady name under which people open it.

use crate::domain::{Erasure, StudentId};
use crate::share::error::ShareError;
use crate::share::files::{self, away};
use crate::share::gather::{self, Gathered};
use crate::share::manifest::Current;
use crate::share::night::{Night, Step};
use crate::share::signed::{self, Pair};
use crate::share::{local, merge, withdrawals};
use crate::storage::{Kind, SCHEMA_VERSION, SharedFolder};
use std::collections::{BTreeMap, BTreeSet};

/// How often a merge starts again because another station merged meanwhile.
const TRIES: usize = 3;

/// What the merge came to.
#[derive(Debug)]
pub(super) struct Merged {
    /// The stations that are in it, and what was wrong.
    pub(super) gathered: Gathered,
    /// What was merged before.
    pub(super) before: Option<Current>,
    /// Whether the file of before was left as it is, because a station that is in it can be found nowhere.
    pub(super) held_back: bool,
    /// What the stations tell of whose records are erased.
    pub(super) told: withdrawals::Told,
    /// Why the file under the steady name is still the older one, where it is.
    pub(super) not_refreshed: Option<ShareError>,
}

/// The folder of the combined files.
pub(super) const FOLDER: &str = "combined";

/// Reads what was merged last. Whatever stands in the way of it is left alone, for the share may be another school's.
pub(super) fn current(night: &Night<'_>) -> Result<Pair<Current>, ShareError> {
    let folder = match night.root.find(FOLDER) {
        Err(cause) if signed::is_of_one_name(&cause) => None,
        found => found.map_err(away(&night.root))?,
    };
    let pair = signed::read_pair(folder.as_ref(), "CURRENT", &night.key).map_err(away(&night.root))?;
    // Two schools in one folder would drop each other's work from the export by turns.
    if pair.foreign && pair.newest.is_none() {
        return Err(ShareError::OtherSchool(night.root.path().to_owned()));
    }
    Ok(pair)
}

/// Merges every station's newest good work, where anything is new, and moves what counts to it. `erased` is who is known
/// here to be erased; the stations may tell of more.
pub(super) fn combine(night: &Night<'_>, erased: &[Erasure]) -> Result<Merged, ShareError> {
    let folder = night.root.make(FOLDER).map_err(away(&night.root))?;
    files::sweep(&folder, &night.origin);
    clear_way(&folder).map_err(away(&folder))?;
    let mut pair = signed::cleared_pair::<Current>(&folder, "CURRENT", &night.key).map_err(away(&folder))?;
    folder.note_strange().map_err(away(&folder))?;
    let before = pair.newest.clone();
    for _ in 0..TRIES {
        let current = pair.newest.clone();
        let mut told = withdrawals::read(night, current.as_ref())?;
        told.erased.extend(erased);
        let mut gathered = gather::gather(night, current.as_ref())?;
        let stands = |current: &&Current| {
            is_there(&folder, current)
                && current.generations == gathered.generations()
                && students(&current.erased) == students(&told.erased)
        };
        if let Some(current) = current.as_ref().filter(stands) {
            forget_older(night, &folder)?;
            let not_refreshed = refresh_if_older(night, &folder, current).err();
            return Ok(Merged { gathered, before, held_back: false, told, not_refreshed });
        }
        gather::prove(night, current.as_ref(), &mut gathered)?;
        if current.as_ref().is_some_and(|current| goes_back(current, &gathered)) {
            return Ok(Merged { gathered, before, held_back: true, told, not_refreshed: None });
        }
        let local = night.work.join("combined.db");
        local::remove(&local)?;
        (night.told)(Step::Merging);
        let gone = students(&told.erased);
        let spared: Vec<StudentId> = gone.iter().copied().collect();
        merge::write(&local, &gathered.inputs, &spared, night.now)?;
        let size = local::size(&local).map_err(ShareError::local(&local))?;
        // It lies there twice: once under its own name, once under the steady one.
        files::room(&folder, size.saturating_mul(2))?;
        // The share is slow and the check is work: they go side by side, and no file gets its name before it was checked.
        // The one for people comes second: that it is the younger tells the next nights that it is up to date.
        let (staged, for_people, checked) = std::thread::scope(|scope| {
            let checked = scope.spawn(|| merge::check(&local, &gathered.inputs, &spared));
            let staged = files::stage(&local, &folder, &night.origin);
            let for_people = files::stage(&local, &night.root, &night.origin);
            (staged, for_people, checked.join().unwrap_or_else(|_| Err(ShareError::Check("the check broke off".to_owned()))))
        });
        checked?;
        let staged = staged?;
        let file = format!("c-{}.db", staged.proof.sha256.get(..16).unwrap_or(&staged.proof.sha256));
        let proof = staged.name(&file)?;
        pair = self::current(night)?;
        if pair.newest.as_ref().is_some_and(|newest| goes_back(newest, &gathered) || !students(&newest.erased).is_subset(&gone)) {
            // Nobody tells of this file, and it may hold what was erased meanwhile.
            if pair.newest.as_ref().is_none_or(|newest| newest.file != file) {
                folder.remove(&file).map_err(away(&folder))?;
            }
            continue;
        }
        let next = Current {
            number: pair.newest.as_ref().map_or(0, |newest| newest.number) + 1,
            generations: gathered.generations(),
            erased: one_of_each(&told.erased),
            file,
            size: proof.size,
            sha256: proof.sha256,
            schema: SCHEMA_VERSION,
            written_at: night.now,
        };
        signed::write_next(&folder, &night.origin, &pair, &night.key, &next)?;
        forget_older(night, &folder)?;
        let not_refreshed = for_people.and_then(|staged| staged.name("askwell.db")).err();
        sweep(&folder, [Some(&next), pair.newest.as_ref()]).map_err(away(&folder))?;
        return Ok(Merged { gathered, before, held_back: false, told, not_refreshed });
    }
    Err(ShareError::Away { share: folder.path().to_owned(), cause: "other stations are merging at this moment".to_owned() })
}

fn students<'a>(erased: impl IntoIterator<Item = &'a Erasure>) -> BTreeSet<StudentId> {
    erased.into_iter().map(|one| one.student).collect()
}

/// Where the combined file of before holds records that were erased since, lets nothing tell of it any more and removes it; also
/// after a night that was cut short before it came to that.
fn forget_older(night: &Night<'_>, folder: &SharedFolder) -> Result<(), ShareError> {
    let pair = current(night)?;
    let (Some(newest), Some(older)) = (&pair.newest, &pair.older) else { return Ok(()) };
    if students(&newest.erased) == students(&older.erased) {
        return Ok(());
    }
    signed::write_next(folder, &night.origin, &pair, &night.key, newest)?;
    if older.file != newest.file {
        folder.remove(&older.file).map_err(away(folder))?;
    }
    sweep(folder, [Some(newest), None]).map_err(away(folder))
}

/// Two stations may have decided the same; one of them is told.
fn one_of_each(erased: &BTreeSet<Erasure>) -> Vec<Erasure> {
    let mut of: BTreeMap<StudentId, Erasure> = BTreeMap::new();
    for one in erased {
        of.entry(one.student).or_insert(*one);
    }
    of.into_values().collect()
}

/// Tells whether a merge would hold less of any station than the one that counts.
fn goes_back(current: &Current, gathered: &Gathered) -> bool {
    let generations = gathered.generations();
    current.generations.iter().any(|(origin, merged)| generations.get(origin).is_none_or(|generation| generation < merged))
}

fn is_there(folder: &SharedFolder, current: &Current) -> bool {
    folder.about(&current.file).is_ok_and(|about| about.is_some_and(|about| about.kind == Kind::File && about.size == current.size))
}

/// Writes the file under the steady name again where an earlier night could not.
fn refresh_if_older(night: &Night<'_>, folder: &SharedFolder, current: &Current) -> Result<(), ShareError> {
    let made = |folder: &SharedFolder, name: &str| folder.about(name).ok().flatten().filter(|about| about.kind == Kind::File);
    let (wanted, has) = (made(folder, &current.file), made(&night.root, "askwell.db"));
    let is_fresh = has.zip(wanted).is_some_and(|(has, wanted)| has.size == wanted.size && has.written >= wanted.written);
    if !is_fresh {
        files::room(&night.root, current.size)?;
        files::stage_again(folder, &current.file, &night.root, &night.origin)?.name("askwell.db")?;
    }
    Ok(())
}

/// Sets aside what is called like a combined file and is none.
fn clear_way(folder: &SharedFolder) -> std::io::Result<()> {
    for name in folder.names()?.iter().filter(|name| is_combined(name)) {
        folder.clear(name)?;
    }
    Ok(())
}

fn is_combined(name: &str) -> bool {
    name.starts_with("c-") && name.ends_with(".db")
}

/// Removes combined files older than the two that count; one that another station is just making is newer, and stays.
fn sweep(folder: &SharedFolder, counting: [Option<&Current>; 2]) -> std::io::Result<()> {
    let files: Vec<&str> = counting.iter().flatten().map(|current| current.file.as_str()).collect();
    let made = |name: &str| folder.about(name).ok().flatten().map(|about| about.written);
    let Some(oldest) = files.iter().filter_map(|name| made(name)).min() else { return Ok(()) };
    for name in folder.names()? {
        if is_combined(&name) && !files.contains(&name.as_str()) && made(&name).is_some_and(|made| made < oldest) {
            folder.remove(&name)?;
        }
    }
    Ok(())
}
