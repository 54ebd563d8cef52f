//! The last good work of every station, kept on this one: `share-cache/<origin>.json` is its manifest, and
//! `share-cache/<origin>/<hash>.db` its files. A file is named by what is in it, so that none is ever taken for another.

use crate::share::error::ShareError;
use crate::share::manifest::{Manifest, Part};
use crate::share::merge::{Input, InputFile};
use crate::share::night::Night;
use crate::share::{local, signed};
use std::path::{Path, PathBuf};

fn folder(night: &Night<'_>, origin: &str) -> PathBuf {
    night.cache.join(origin)
}

fn manifest_path(night: &Night<'_>, origin: &str) -> PathBuf {
    night.cache.join(format!("{origin}.json"))
}

/// Gives where a file of a station is kept.
pub(super) fn path(night: &Night<'_>, origin: &str, part: &Part) -> PathBuf {
    folder(night, origin).join(format!("{}.db", part.sha256))
}

/// Tells whether a file of a station is kept.
pub(super) fn has(night: &Night<'_>, origin: &str, part: &Part) -> bool {
    local::size(&path(night, origin, part)).is_ok_and(|size| size == part.size)
}

/// Reads the manifest of what is kept of a station, where all of it is there.
pub(super) fn manifest(night: &Night<'_>, origin: &str) -> Option<Manifest> {
    let bytes = local::read(&manifest_path(night, origin))?;
    let manifest: Manifest = signed::open(&night.key, &bytes)?;
    (manifest.is_of(origin) && manifest.parts().all(|part| has(night, origin, part))).then_some(manifest)
}

/// Gives what is kept as an input.
pub(super) fn input(night: &Night<'_>, origin: &str, manifest: &Manifest) -> Input {
    Input {
        origin: origin.to_owned(),
        generation: manifest.generation(),
        sha256: manifest.newest.sha256.clone(),
        rows: manifest.rows(),
        schema: manifest.schema,
        nights: manifest.nights.clone(),
        files: manifest.parts().map(|part| InputFile { path: path(night, origin, part), sha256: part.sha256.clone() }).collect(),
    }
}

/// Moves a checked local file in.
pub(super) fn keep(night: &Night<'_>, origin: &str, part: &Part, file: &Path) -> Result<(), ShareError> {
    let (folder, target) = (folder(night, origin), path(night, origin, part));
    local::make(&folder)?;
    local::sync(file)?;
    local::rename(file, &target)
}

/// Keeps the manifest whose files are here, and removes those it does not tell of.
pub(super) fn remember(night: &Night<'_>, origin: &str, manifest: &Manifest) -> Result<(), ShareError> {
    let bytes = signed::seal(&night.key, manifest).ok_or_else(|| ShareError::Check("a manifest could not be written".to_owned()))?;
    let path = manifest_path(night, origin);
    let new = night.work.join(format!("{origin}.json"));
    local::write(&new, &bytes)?;
    local::rename(&new, &path)?;
    let folder = folder(night, origin);
    let told: Vec<String> = manifest.parts().map(|part| format!("{}.db", part.sha256)).collect();
    for name in local::names(&folder)? {
        if !told.contains(&name) {
            local::remove(&folder.join(name))?;
        }
    }
    Ok(())
}

/// Removes a kept file that turned out to be damaged.
pub(super) fn forget(path: &Path) -> Result<(), ShareError> {
    local::remove(path)
}

/// Lists the stations of which something is kept.
pub(super) fn origins(night: &Night<'_>) -> Result<Vec<String>, ShareError> {
    let names = local::names(&night.cache)?;
    Ok(names.iter().filter_map(|name| name.strip_suffix(".json")).map(str::to_owned).collect())
}
