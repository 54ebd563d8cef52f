//! This station's own rows as an immutable file on the share.

use super::files;
use super::manifest::{Current, Manifest, generation_file, generation_of, parts};
use super::{Night, ShareError, cache, digest, signed, verify};
use crate::storage::{SCHEMA_VERSION, Store, schema_of_station};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::path::Path;

/// Publishes what this station last wrote, where anything is new; gives the manifest that counts now.
pub(super) fn publish(night: &Night<'_>, store: &Store) -> Result<Manifest, ShareError> {
    let folder = night.share.join("stations").join(&night.origin);
    let away = |cause| ShareError::on_share(&folder, &cause);
    std::fs::create_dir_all(&folder).map_err(away)?;
    let pair = signed::read_pair::<Manifest>(&folder, "MANIFEST", &night.key).map_err(away)?;
    let on_share = pair.newest.as_ref().filter(|manifest| manifest.is_of(&night.origin));
    let kept = cache::manifest(night, &night.origin);
    let rows = digest::rows(store.connection(), &night.origin)?;
    let before = on_share.or(kept.as_ref()).map_or(0, Manifest::rows);
    if rows < before {
        return Err(ShareError::Shrunk { before, now: rows });
    }
    let seen = [kept.as_ref().map(|manifest| manifest.generation), merged(night)?].into_iter().flatten().max().unwrap_or(0);
    if let Some(manifest) = on_share {
        // Beside a manifest that can't be read lies perhaps the file it told of.
        sweep(&folder, manifest.generation, !pair.spoiled).map_err(away)?;
        let is_newest = manifest.generation >= seen;
        let is_there = std::fs::metadata(folder.join(manifest.file())).is_ok_and(|data| data.len() == manifest.size);
        if is_newest && is_there && digest::are_unchanged(store.connection(), &night.origin, &manifest.tables)? {
            if pair.spoiled {
                signed::write_next(&pair, &night.key, manifest)?;
            }
            return Ok(manifest.clone());
        }
    }
    let lying = files::names(&folder).map_err(away)?.iter().filter_map(|name| generation_of(name)).max();
    let generation = lying.into_iter().chain(on_share.map(|manifest| manifest.generation)).chain([seen]).max().unwrap_or(0) + 1;

    let local = night.work.join("generation.db");
    snapshot(night, store, &local)?;
    let size = std::fs::metadata(&local).map_err(ShareError::local(&local))?.len();
    files::room(&folder, size)?;
    // The share is slow and the check is work: they go side by side, and the file gets its name after both.
    let (staged, tables) = std::thread::scope(|scope| {
        let checked = scope.spawn(|| check(night, &local));
        let staged = files::stage(&local, &folder, &night.origin);
        (staged, checked.join().unwrap_or_else(|_| Err(ShareError::Check("the check broke off".to_owned()))))
    });
    let (staged, tables) = (staged?, tables?);
    let proof = staged.name(&generation_file(generation))?;
    let (station, epoch) = parts(&night.origin);
    let manifest = Manifest {
        station: station.to_owned(),
        epoch: epoch.to_owned(),
        generation,
        size: proof.size,
        sha256: proof.sha256,
        schema: SCHEMA_VERSION,
        tables,
        written_at: night.now,
    };
    signed::write_next(&pair, &night.key, &manifest)?;
    cache::keep(night, &night.origin, &manifest, &local)?;
    sweep(&folder, generation, false).map_err(away)?;
    Ok(manifest)
}

/// Copies the station's own rows into a file of their own, without a trace of anybody else's.
fn snapshot(night: &Night<'_>, store: &Store, local: &Path) -> Result<(), ShareError> {
    store.connection().execute("VACUUM INTO ?1", [local.to_string_lossy()])?;
    let file = Connection::open(local)?;
    if verify::holds_foreign_rows(&file, &night.origin)? {
        file.pragma_update(None, "journal_mode", "OFF")?;
        file.pragma_update(None, "synchronous", "OFF")?;
        for table in ["document", "fact", "revision"] {
            file.execute(&format!("DELETE FROM {table} WHERE station <> ?1"), [&night.origin])?;
        }
        file.execute_batch("VACUUM")?;
    }
    Ok(())
}

/// Checks a snapshot the way whoever takes it in will, and digests its tables.
fn check(night: &Night<'_>, local: &Path) -> Result<BTreeMap<String, digest::TableDigest>, ShareError> {
    let expected = schema_of_station(SCHEMA_VERSION)?.unwrap_or_default();
    let file = verify::open(local, &expected).map_err(|fault| ShareError::Check(fault.to_string()))?;
    match verify::check(&file)? {
        Some(found) => Err(ShareError::Check(found)),
        None => Ok(digest::digests(&file, Some(&night.origin))?),
    }
}

/// Gives this station's generation in the newest combined file.
fn merged(night: &Night<'_>) -> Result<Option<u64>, ShareError> {
    let folder = night.share.join("combined");
    let pair = signed::read_pair::<Current>(&folder, "CURRENT", &night.key).map_err(|cause| ShareError::on_share(&folder, &cause))?;
    Ok(pair.newest.and_then(|current| current.generations.get(&night.origin).copied()))
}

/// Removes all generations but the newest two, and what a night left behind that died before its manifest moved.
fn sweep(folder: &Path, newest: u64, also_later: bool) -> std::io::Result<()> {
    let names = files::names(folder)?;
    let mut numbers: Vec<u64> = names.iter().filter_map(|name| generation_of(name)).filter(|number| *number <= newest).collect();
    numbers.sort_unstable_by(|a, b| b.cmp(a));
    for name in names {
        let Some(number) = generation_of(&name) else { continue };
        let is_old = numbers.iter().skip(2).any(|old| *old == number);
        if is_old || (also_later && number > newest) {
            std::fs::remove_file(folder.join(name))?;
        }
    }
    Ok(())
}
