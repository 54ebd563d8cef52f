//! This station's own rows as immutable files on the share: all of them once in a while, and what the day brought on
//! every night between.

use crate::share::audit::AuditHead;
use crate::share::error::ShareError;
use crate::share::files::{self, away};
use crate::share::manifest::{Current, Manifest, Part};
use crate::share::merge::{Input, InputFile};
use crate::share::names::{generation_file, generation_of, parts};
use crate::share::night::Night;
use crate::share::nights::NightTold;
use crate::share::signed::{self, Pair};
use crate::share::{cache, digest, gather, local, verify};
use crate::storage::{self, Kind, SCHEMA_VERSION, SharedFolder, Store, UpTo, published_schema};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How many files a station's work may consist of before it is written anew in one.
const MOST_PARTS: usize = 24;

/// Up to how many bytes a file that lies on the share is read again every night, to find out whether it still is what it
/// was; a larger one is read again once in [`PROVEN_EVERY`] nights, so that a night costs what the day brought.
const PROVEN_A_NIGHT: u64 = 4 * 1024 * 1024;

/// See [`PROVEN_A_NIGHT`].
const PROVEN_EVERY: u64 = 7;

/// What publishing came to.
#[derive(Debug)]
pub(super) struct Published {
    /// The manifest that counts now.
    pub(super) manifest: Manifest,
    /// Rows that were new.
    pub(super) news: u64,
    /// Rows of this station that it did not know any more and took back in.
    pub(super) taken_back: u64,
}

/// Publishes what this station last wrote, where anything is new.
pub(super) fn publish(
    night: &Night<'_>,
    store: &mut Store,
    current: Option<&Current>,
    nights: Vec<NightTold>,
) -> Result<Published, ShareError> {
    let folder = night.make_own("stations")?;
    let pair = signed::cleared_pair::<Manifest>(&folder, "MANIFEST", &night.key).map_err(away(&folder))?;
    let taken_back = take_back(night, store, &pair, current)?;
    if taken_back.is_some() {
        // What is not known to be ours may hold what was erased.
        store.ask_for_renewal()?;
    }
    let taken_back = taken_back.unwrap_or(0);
    let merged = current.and_then(|current| current.generations.get(&night.origin).copied());
    let kept = cache::manifest(night, &night.origin).map(|manifest| manifest.generation());
    let seen = merged.into_iter().chain(kept).max().unwrap_or(0);
    let on_share = pair.newest.clone().filter(|manifest| manifest.is_of(&night.origin) && manifest.generation() >= seen);
    // Beside a manifest that can't be read lies perhaps the file it told of.
    sweep(&folder, [pair.newest.as_ref(), pair.older.as_ref()], !pair.spoiled).map_err(away(&folder))?;
    folder.note_strange().map_err(away(&folder))?;
    // Where nothing was noted of what changed, only all of it is safe; and where records were erased, only all of the rest.
    let renewal = store.renewal()?;
    let was_sharing = store.is_sharing()?;
    let can_add = was_sharing && renewal.is_none();
    let standing = on_share.as_ref().filter(|one| can_add && one.schema == SCHEMA_VERSION && stands(night, &folder, one));
    let changed = store.unshared()?;
    if let Some(manifest) = standing
        && changed == 0
    {
        if pair.spoiled {
            signed::write_next(&folder, &night.origin, &pair, &night.key, manifest)?;
        }
        return Ok(Published { manifest: manifest.clone(), news: 0, taken_back });
    }
    let lying = folder.names().map_err(away(&folder))?.iter().filter_map(|name| generation_of(name)).max();
    let generation = lying.into_iter().chain(on_share.as_ref().map(Manifest::generation)).chain([seen]).max().unwrap_or(0) + 1;

    let Made { local, before, up_to } = make(night, store, standing)?;
    let size = local::size(&local).map_err(ShareError::local(&local))?;
    files::room(&folder, size)?;
    // The share is slow and the check is work: they go side by side, and the file gets its name after both.
    let log = standing.filter(|_| !before.is_empty()).map_or_else(|| Some(AuditHead::default()), |manifest| manifest.audit.clone());
    let (staged, checked) = std::thread::scope(|scope| {
        let (origin, file) = (night.origin.as_str(), local.as_path());
        let checked = scope.spawn(move || check(origin, file, log.as_ref()));
        let staged = files::stage(&local, &folder, &night.origin);
        (staged, checked.join().unwrap_or_else(|_| Err(ShareError::Check("the check broke off".to_owned()))))
    });
    let (staged, Checked { tables, audit }) = (staged?, checked?);
    let proof = staged.name(&generation_file(generation))?;
    let newest = Part { generation, size: proof.size, sha256: proof.sha256, tables };
    let rows = match standing.filter(|_| !before.is_empty()) {
        Some(manifest) => manifest.rows() + new_rows(night, &local, &before)?,
        None => newest.rows(),
    };
    let (station, epoch) = parts(&night.origin);
    let manifest = Manifest {
        station: station.to_owned(),
        epoch: epoch.to_owned(),
        newest,
        before,
        rows: Some(rows),
        schema: SCHEMA_VERSION,
        audit,
        nights,
        written_at: night.now,
    };
    // What a manifest tells of must be known here to be ours: whatever this night dies of, the next takes nothing of it for
    // the work of another machine.
    let known = pair.newest.iter().chain([&manifest]).flat_map(Manifest::parts).map(|part| part.sha256.as_str());
    store.note_taken_in(&night.origin, known)?;
    signed::write_next(&folder, &night.origin, &pair, &night.key, &manifest)?;
    let mut older = pair.newest.as_ref();
    if let Some(renewal) = renewal {
        // The files of before hold what was erased: nothing may tell of them any more.
        let pair = signed::cleared_pair::<Manifest>(&folder, "MANIFEST", &night.key).map_err(away(&folder))?;
        signed::write_next(&folder, &night.origin, &pair, &night.key, &manifest)?;
        older = None;
        sweep(&folder, [Some(&manifest), older], false).map_err(away(&folder))?;
        store.renewed(renewal)?;
    }
    cache::keep(night, &night.origin, &manifest.newest, &local)?;
    cache::remember(night, &night.origin, &manifest)?;
    store.mark_shared(up_to)?;
    sweep(&folder, [Some(&manifest), older], false).map_err(away(&folder))?;
    // Written anew in one file is not new; where nothing was noted, all of it is.
    let news = if was_sharing { changed } else { manifest.rows() };
    Ok(Published { news, manifest, taken_back })
}

/// Takes back in what this station published and does not know to be its own: its data was brought back from an older
/// copy, was lost, or its disk was copied and another machine publishes under its name. Gives how many rows were news, where
/// anything was there that is not known.
fn take_back(night: &Night<'_>, store: &mut Store, pair: &Pair<Manifest>, current: Option<&Current>) -> Result<Option<u64>, ShareError> {
    let is_known = match pair.newest.as_ref().filter(|manifest| manifest.is_of(&night.origin)) {
        Some(manifest) => store.has_taken_in(&night.origin, &manifest.newest.sha256)?,
        None => store.has_anything_of(&night.origin)?,
    };
    if is_known {
        return Ok(None);
    }
    let (input, fault) = match gather::one(night, &night.origin, current)? {
        (Some(input), _) => gather::proven(night, input, current)?,
        nothing => nothing,
    };
    match (input, fault) {
        (Some(input), _) => {
            // A program that noted nothing yet wrote an older one: this station went on writing, and no other machine did.
            let went_on = input.schema < SCHEMA_VERSION;
            let Input { files, .. } = gather::upgraded(night, input)?;
            let mut rows = 0;
            for InputFile { path, .. } in &files {
                rows += if went_on { store.take_in(path, &[])? } else { store.take_back(path)? };
            }
            Ok(Some(rows))
        }
        // It shared before, but nothing of that can be read, and it does not know what it was.
        (None, Some(fault)) => Err(ShareError::Shrunk(fault.to_string())),
        (None, None) => Ok(None),
    }
}

/// Tells whether all files of a manifest lie on the share as they should.
fn stands(night: &Night<'_>, folder: &SharedFolder, manifest: &Manifest) -> bool {
    let parts: Vec<&Part> = manifest.parts().collect();
    let is_there = |part: &&Part| {
        folder.about(&part.file()).is_ok_and(|about| about.is_some_and(|about| about.kind == Kind::File && about.size == part.size))
    };
    let is_kept = |part: &&Part| cache::has(night, &night.origin, part);
    if !parts.iter().all(|part| is_there(part) && is_kept(part)) {
        return false;
    }
    let day = night.now.timestamp().unsigned_abs() / 86_400;
    let is_due = |part: &&&Part| part.size <= PROVEN_A_NIGHT || (day + part.generation).is_multiple_of(PROVEN_EVERY);
    let is_sound = |part: &&Part| folder.file(&part.file()).and_then(files::prove).is_ok_and(|proof| proof.sha256 == part.sha256);
    parts.iter().filter(is_due).all(is_sound)
}

/// A file that was made to be published.
struct Made {
    local: PathBuf,
    /// The files it stands on; none where it holds everything.
    before: Vec<Part>,
    up_to: UpTo,
}

/// Writes what is new, or everything where that costs little more.
fn make(night: &Night<'_>, store: &mut Store, standing: Option<&Manifest>) -> Result<Made, ShareError> {
    store.begin_sharing()?;
    let local = night.work.join("generation.db");
    if let Some(manifest) = standing {
        let before: Vec<Part> = manifest.parts().cloned().collect();
        let up_to = store.copy_own(&local, storage::Part::News)?;
        let news: u64 = before.iter().skip(1).map(|part| part.size).sum::<u64>() + local::size(&local).unwrap_or(0);
        if before.len() < MOST_PARTS && before.first().is_some_and(|whole| news <= whole.size / 2) {
            return Ok(Made { local, before, up_to });
        }
        local::remove(&local)?;
    }
    let up_to = store.copy_own(&local, storage::Part::Whole)?;
    Ok(Made { local, before: Vec::new(), up_to })
}

/// What a check of a file gave.
struct Checked {
    tables: BTreeMap<String, digest::TableDigest>,
    audit: Option<AuditHead>,
}

/// Checks a file the way whoever takes it in will, digests its tables and goes on with the audit log.
fn check(origin: &str, local: &Path, log: Option<&AuditHead>) -> Result<Checked, ShareError> {
    let expected = published_schema(SCHEMA_VERSION)?.unwrap_or_default();
    let open = || verify::open(local, &expected).map_err(|fault| ShareError::Check(fault.to_string()));
    // Pages and rows are gone through side by side.
    std::thread::scope(|scope| {
        let pages = scope.spawn(|| -> Result<Option<String>, ShareError> { Ok(verify::check(&open()?)?) });
        let file = open()?;
        let tables = digest::digests(&file, Some(origin));
        let audit = log.map(|log| log.after(&file)).transpose();
        match pages.join().unwrap_or_else(|_| Err(ShareError::Check("the check broke off".to_owned())))? {
            Some(found) => Err(ShareError::Check(found)),
            None => Ok(Checked { tables: tables?, audit: audit? }),
        }
    })
}

/// Counts the rows of a file that are in none of those before it.
fn new_rows(night: &Night<'_>, local: &Path, before: &[Part]) -> Result<u64, ShareError> {
    let connection = Connection::open(local)?;
    connection.execute_batch(include_str!("sql/note_rows.sql"))?;
    for part in before {
        connection.execute("ATTACH ?1 AS before", [cache::path(night, &night.origin, part).to_string_lossy()])?;
        connection.execute_batch(include_str!("sql/strike_rows.sql"))?;
        connection.execute_batch("DETACH before")?;
    }
    Ok(connection.query_row("SELECT count(*) FROM temp.rows", [], |row| row.get::<_, i64>(0))?.unsigned_abs())
}

/// Removes what no manifest tells of: files of the time before the last, and what a night left behind that died before
/// its manifest moved. What is called like a file of ours and is none is set aside.
fn sweep(folder: &SharedFolder, counting: [Option<&Manifest>; 2], also_later: bool) -> std::io::Result<()> {
    let told: Vec<u64> = counting.iter().flatten().flat_map(|manifest| manifest.parts().map(|part| part.generation)).collect();
    let newest = told.iter().max().copied().unwrap_or(0);
    for name in folder.names()? {
        let Some(number) = generation_of(&name) else { continue };
        if !folder.clear(&name)? && !told.contains(&number) && (also_later || number < newest) {
            folder.remove(&name)?;
        }
    }
    Ok(())
}
