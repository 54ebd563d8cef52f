//! Every station's newest good work, as local files.

use super::error::Fault;
use super::manifest::{Current, Manifest};
use super::{Input, Night, ShareError, cache, files, merge, signed, verify};
use crate::storage::{SCHEMA_VERSION, schema_of_station};
use std::collections::{BTreeMap, BTreeSet};

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// A file of each station.
    pub(super) inputs: Vec<Input>,
    /// What was wrong with a station's newest work.
    pub(super) faults: BTreeMap<String, String>,
}

impl Gathered {
    /// Gives the generation of each station.
    pub(super) fn generations(&self) -> BTreeMap<String, u64> {
        self.inputs.iter().map(|input| (input.origin.clone(), input.generation)).collect()
    }
}

/// Gathers every station that is on the share, was merged before, or is kept here.
pub(super) fn gather(night: &Night<'_>, current: Option<&Current>) -> Result<Gathered, ShareError> {
    let stations = night.share.join("stations");
    let away = |cause| ShareError::on_share(&stations, &cause);
    let mut origins: BTreeSet<String> = cache::origins(night)?.into_iter().collect();
    origins.extend(current.iter().flat_map(|current| current.generations.keys().cloned()));
    origins
        .extend(files::names(&stations).map_err(away)?.into_iter().filter(|name| !name.starts_with('.') && stations.join(name).is_dir()));
    let mut gathered = Gathered::default();
    for origin in origins {
        let (input, fault) = one(night, &origin, current)?;
        gathered.inputs.extend(input);
        gathered.faults.extend(fault.map(|fault| (origin, fault.to_string())));
    }
    Ok(gathered)
}

/// Makes sure that the files kept here still are what they were; one that is not is fetched again.
pub(super) fn prove(night: &Night<'_>, current: Option<&Current>, gathered: &mut Gathered) -> Result<(), ShareError> {
    for input in std::mem::take(&mut gathered.inputs) {
        if files::prove(&input.path).is_ok_and(|proof| proof.sha256 == input.sha256) {
            gathered.inputs.push(input);
        } else {
            cache::forget(night, &input.origin)?;
            let (again, fault) = one(night, &input.origin, current)?;
            gathered.inputs.extend(again);
            gathered.faults.extend(fault.map(|fault| (input.origin, fault.to_string())));
        }
    }
    Ok(())
}

/// Gives a station's newest good file, never older than what was merged before, and what was wrong with a newer one.
fn one(night: &Night<'_>, origin: &str, current: Option<&Current>) -> Result<(Option<Input>, Option<Fault>), ShareError> {
    let merged = current.and_then(|current| current.generations.get(origin)).copied().unwrap_or(0);
    let kept = cache::manifest(night, origin).filter(|manifest| manifest.generation >= merged);
    let folder = night.share.join("stations").join(origin);
    let mut fault = None;
    match signed::read_pair::<Manifest>(&folder, "MANIFEST", &night.key) {
        Err(cause) => fault = Some(Fault::Unreadable(cause)),
        Ok(pair) if pair.newest.is_none() => {
            if pair.spoiled {
                fault = Some(Fault::Forged);
            } else if merged == 0 && kept.is_none() {
                return Ok((None, None));
            } else {
                fault = Some(Fault::Gone);
            }
        }
        Ok(pair) => {
            let known = kept.as_ref().map_or(merged, |manifest| manifest.generation);
            for manifest in pair.newest.iter().chain(&pair.older) {
                let found = match &kept {
                    Some(kept) if kept.generation == manifest.generation && kept.sha256 == manifest.sha256 => {
                        Ok(cache::input(night, origin, kept))
                    }
                    _ if manifest.generation < known => Err(Fault::Older),
                    _ => fetch(night, origin, manifest),
                };
                match found {
                    Ok(input) => return Ok((Some(input), fault.or(pair.spoiled.then_some(Fault::Spoiled)))),
                    Err(cause) => fault = fault.or(Some(cause)),
                }
            }
        }
    }
    match kept {
        Some(manifest) => Ok((Some(cache::input(night, origin, &manifest)), fault)),
        None => Ok((current.filter(|_| merged > 0).and_then(|current| recover(night, origin, current, merged)), fault)),
    }
}

/// Copies a generation here, checks all of it, and keeps it.
fn fetch(night: &Night<'_>, origin: &str, manifest: &Manifest) -> Result<Input, Fault> {
    if !manifest.is_of(origin) {
        return Err(Fault::Forged);
    }
    let local = night.work.join("fetched.db");
    let source = night.share.join("stations").join(origin).join(manifest.file());
    let found = std::fs::metadata(&source)?;
    if !found.is_file() || found.len() != manifest.size {
        return Err(Fault::Hash);
    }
    files::room(&night.work, manifest.size).map_err(|_| Fault::TooLarge)?;
    if files::copy_here(&source, &local)?.sha256 != manifest.sha256 {
        return Err(Fault::Hash);
    }
    let expected = schema_of_station(manifest.schema)?.ok_or(Fault::Newer)?;
    let file = verify::open(&local, &expected)?;
    if let Some(found) = verify::check(&file)? {
        return Err(Fault::Check(found));
    }
    if verify::holds_foreign_rows(&file, origin)? {
        return Err(Fault::Foreign);
    }
    drop(file);
    cache::keep(night, origin, manifest, &local).map_err(|error| Fault::Check(error.to_string()))?;
    Ok(cache::input(night, origin, manifest))
}

/// Takes a station's rows back out of the newest combined file: the last place where they may still be.
fn recover(night: &Night<'_>, origin: &str, current: &Current, generation: u64) -> Option<Input> {
    let combined = night.work.join("before.db");
    let target = night.work.join(format!("recovered-{origin}.db"));
    let proof = files::copy_here(&night.share.join("combined").join(&current.file), &combined).ok()?;
    if proof.sha256 != current.sha256 || current.schema != SCHEMA_VERSION {
        return None;
    }
    verify::open(&combined, &merge::combined_schema().ok()?).ok()?;
    let _ = std::fs::remove_file(&target);
    let rows = merge::recover(&combined, origin, &target).ok()?;
    let sha256 = files::prove(&target).ok()?.sha256;
    Some(Input { origin: origin.to_owned(), generation, sha256, rows, path: target })
}
