//! The last good file of every station, kept on this one: `share-cache/<origin>.db` with its manifest beside it.

use super::manifest::Manifest;
use super::{Input, Night, ShareError, files, signed};
use std::path::{Path, PathBuf};

/// Gives where a station's file is kept.
pub(super) fn path(night: &Night<'_>, origin: &str) -> PathBuf {
    night.cache.join(format!("{origin}.db"))
}

fn manifest_path(night: &Night<'_>, origin: &str) -> PathBuf {
    night.cache.join(format!("{origin}.json"))
}

/// Reads the manifest of a kept file, where both are there.
pub(super) fn manifest(night: &Night<'_>, origin: &str) -> Option<Manifest> {
    let bytes = std::fs::read(manifest_path(night, origin)).ok()?;
    let manifest: Manifest = signed::open(&night.key, &bytes)?;
    let is_there = std::fs::metadata(path(night, origin)).is_ok_and(|data| data.len() == manifest.size);
    (is_there && manifest.is_of(origin)).then_some(manifest)
}

/// Gives a kept file as an input.
pub(super) fn input(night: &Night<'_>, origin: &str, manifest: &Manifest) -> Input {
    Input {
        origin: origin.to_owned(),
        generation: manifest.generation,
        sha256: manifest.sha256.clone(),
        rows: manifest.rows(),
        path: path(night, origin),
    }
}

/// Moves a checked local file in.
pub(super) fn keep(night: &Night<'_>, origin: &str, manifest: &Manifest, local: &Path) -> Result<(), ShareError> {
    let target = path(night, origin);
    let bytes = signed::seal(&night.key, manifest).ok_or_else(|| ShareError::Check("a manifest could not be written".to_owned()))?;
    // Without its manifest a file counts for nothing, so one that is half replaced is never taken for good.
    forget(night, origin)?;
    std::fs::File::open(local).and_then(|file| file.sync_all()).map_err(ShareError::local(local))?;
    std::fs::rename(local, &target).map_err(ShareError::local(&target))?;
    std::fs::write(manifest_path(night, origin), bytes).map_err(ShareError::local(&target))
}

/// Forgets a kept file that turned out to be damaged.
pub(super) fn forget(night: &Night<'_>, origin: &str) -> Result<(), ShareError> {
    let path = manifest_path(night, origin);
    match std::fs::remove_file(&path) {
        Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => Err(ShareError::local(&path)(cause)),
        _ => Ok(()),
    }
}

/// Lists the stations of which a file is kept.
pub(super) fn origins(night: &Night<'_>) -> Result<Vec<String>, ShareError> {
    let names = files::names(&night.cache).map_err(ShareError::local(&night.cache))?;
    Ok(names.iter().filter_map(|name| name.strip_suffix(".json")).map(str::to_owned).collect())
}
