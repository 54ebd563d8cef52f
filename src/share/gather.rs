//! Every station's newest good work, as local files.

use crate::share::audit::AuditHead;
use crate::share::error::{Fault, ShareError};
use crate::share::manifest::{Current, Manifest, Part};
use crate::share::merge::{self, Input, InputFile};
use crate::share::night::{Night, Step};
use crate::share::{cache, files, local, signed, verify};
use crate::storage::{Kind, SCHEMA_VERSION, SchemaRow, SharedFolder, is_plain, published_schema, upgrade};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

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

/// How many stations' work is read at a time: while the share gives the one, the other is checked.
const AT_ONCE: usize = 2;

/// Gathers every station that is on the share, was merged before, or is kept here.
pub(super) fn gather(night: &Night<'_>, current: Option<&Current>) -> Result<Gathered, ShareError> {
    let stations = night.root.find("stations").map_err(files::away(&night.root))?;
    let mut origins: BTreeSet<String> = cache::origins(night)?.into_iter().collect();
    origins.extend(current.iter().flat_map(|current| current.generations.keys().cloned()));
    origins.extend(stations.as_ref().map(files::stations).transpose()?.into_iter().flatten());
    // Files are kept here under these names.
    let origins: Vec<String> = origins.into_iter().filter(|origin| is_plain(origin) && !origin.contains('/')).collect();
    let next = AtomicUsize::new(0);
    let (send, found) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            let (send, next, origins) = (send.clone(), &next, &origins);
            scope.spawn(move || {
                while let Some(origin) = origins.get(next.fetch_add(1, Ordering::Relaxed)) {
                    // Nobody hears it any more where another one could not go on.
                    let _ = send.send((origin, one(night, origin, current)));
                }
            });
        }
        drop(send);
        let of = u32::try_from(origins.len()).unwrap_or(u32::MAX);
        let told = |station: u32| (night.told)(Step::Reading { station: station.min(of), of });
        told(1);
        let mut inputs = BTreeMap::new();
        let mut faults = BTreeMap::new();
        for ((origin, one), station) in found.iter().zip(2..) {
            let (input, fault) = one?;
            inputs.extend(input.map(|input| (origin, input)));
            faults.extend(fault.map(|fault| (origin.clone(), fault.to_string())));
            told(station);
        }
        Ok(Gathered { inputs: inputs.into_values().collect(), faults })
    })
}

/// Makes sure that the files kept here still are what they were; what is not is fetched again. Then brings what an older
/// program published to today's tables.
pub(super) fn prove(night: &Night<'_>, current: Option<&Current>, gathered: &mut Gathered) -> Result<(), ShareError> {
    for input in std::mem::take(&mut gathered.inputs) {
        let origin = input.origin.clone();
        let (proven, fault) = proven(night, input, current)?;
        gathered.inputs.extend(proven.map(|input| upgraded(night, input)).transpose()?);
        gathered.faults.extend(fault.map(|fault| (origin, fault.to_string())));
    }
    Ok(())
}

/// Proves an input; a file of it that went bad is fetched again.
pub(super) fn proven(night: &Night<'_>, input: Input, current: Option<&Current>) -> Result<(Option<Input>, Option<Fault>), ShareError> {
    let mut is_sound = true;
    // What was recovered a moment ago is not kept, and needs no proof.
    for file in input.files.iter().filter(|file| file.path.starts_with(&night.cache)) {
        if night.has_proven(&file.sha256) {
            continue;
        }
        if files::prove_here(&file.path).is_ok_and(|proof| proof.sha256 == file.sha256) {
            night.note_proven(&file.sha256);
        } else {
            cache::forget(&file.path)?;
            is_sound = false;
        }
    }
    if is_sound { Ok((Some(input), None)) } else { one(night, &input.origin, current) }
}

/// Gives the same work in today's tables.
pub(super) fn upgraded(night: &Night<'_>, mut input: Input) -> Result<Input, ShareError> {
    if input.schema < SCHEMA_VERSION {
        for (place, file) in input.files.iter_mut().enumerate() {
            let copy = night.work.join(format!("upgraded-{}-{place}.db", input.origin));
            local::copy(&file.path, &copy)?;
            upgrade(&copy)?;
            file.path = copy;
        }
        input.schema = SCHEMA_VERSION;
    }
    Ok(input)
}

/// Gives a station's newest good work, never older than what was merged before, and what was wrong with a newer one.
pub(super) fn one(night: &Night<'_>, origin: &str, current: Option<&Current>) -> Result<(Option<Input>, Option<Fault>), ShareError> {
    let merged = current.and_then(|current| current.generations.get(origin)).copied().unwrap_or(0);
    let kept = cache::manifest(night, origin).filter(|manifest| manifest.generation() >= merged);
    let folder = night.station(origin).and_then(|folder| folder.as_ref().map_or(Ok(()), SharedFolder::note_strange).map(|()| folder));
    let pair = folder.and_then(|folder| Ok((signed::read_pair::<Manifest>(folder.as_ref(), "MANIFEST", &night.key)?, folder)));
    let mut fault = None;
    match pair {
        Err(cause) => fault = Some(Fault::Unreadable(cause)),
        Ok((pair, _)) if pair.newest.is_none() => {
            if pair.spoiled {
                fault = Some(pair.strange.into_iter().next().map_or(Fault::Forged, Fault::Unreadable));
            } else if merged == 0 && kept.is_none() {
                return Ok((None, None));
            } else {
                fault = Some(Fault::Gone);
            }
        }
        Ok((pair, folder)) => {
            let known = kept.as_ref().map_or(merged, Manifest::generation);
            for manifest in pair.newest.iter().chain(&pair.older) {
                let found = if manifest.generation() < known { Err(Fault::Older) } else { take(night, origin, folder.as_ref(), manifest) };
                match found {
                    Ok(input) => {
                        let spoiled = pair.strange.into_iter().next().map_or(Fault::Spoiled, Fault::Unreadable);
                        return Ok((Some(input), fault.or(pair.spoiled.then_some(spoiled))));
                    }
                    Err(cause) => fault = fault.or(Some(cause)),
                }
            }
        }
    }
    // Looking at the share may have shown that what was kept is not whole.
    match kept.filter(|manifest| manifest.parts().all(|part| cache::has(night, origin, part))) {
        Some(manifest) => Ok((Some(cache::input(night, origin, &manifest)), fault)),
        None => Ok((current.filter(|_| merged > 0).and_then(|current| recover(night, origin, current, merged)), fault)),
    }
}

/// Copies of a station's work here what is not here yet.
fn take(night: &Night<'_>, origin: &str, folder: Option<&SharedFolder>, manifest: &Manifest) -> Result<Input, Fault> {
    if !manifest.is_of(origin) {
        return Err(Fault::Forged);
    }
    let expected = published_schema(manifest.schema)?.ok_or(Fault::Newer)?;
    let missing: Vec<&Part> = manifest.parts().filter(|part| !cache::has(night, origin, part)).collect();
    for part in &missing {
        fetch(night, origin, folder.ok_or(Fault::Gone)?, part, &expected)?;
    }
    if !missing.is_empty() && !holds_its_audit_log(night, origin, manifest) {
        return Err(Fault::Audit);
    }
    cache::remember(night, origin, manifest).map_err(|error| Fault::Check(error.to_string()))?;
    Ok(cache::input(night, origin, manifest))
}

/// Tells whether the files of a manifest hold the audit log it tells of. Where a kept file went bad that shows by its hash, and
/// nothing is said here.
fn holds_its_audit_log(night: &Night<'_>, origin: &str, manifest: &Manifest) -> bool {
    let Some(told) = &manifest.audit else { return true };
    let path = |part: &Part| cache::path(night, origin, part);
    let files: Vec<PathBuf> = manifest.parts().map(path).collect();
    AuditHead::of(files.iter().map(PathBuf::as_path)).is_ok_and(|head| head == *told)
        || manifest.parts().any(|part| files::prove_here(&path(part)).map_or(true, |proof| proof.sha256 != part.sha256))
}

/// Copies a file here, checks all of it, and keeps it.
fn fetch(night: &Night<'_>, origin: &str, folder: &SharedFolder, part: &Part, expected: &[SchemaRow]) -> Result<(), Fault> {
    let local = night.work.join(format!("fetched-{origin}.db"));
    // What is no file is named by the copying.
    if folder.about(&part.file())?.is_some_and(|found| found.kind == Kind::File && found.size != part.size) {
        return Err(Fault::Hash);
    }
    if !local::has_room(&night.work, part.size) {
        return Err(Fault::TooLarge);
    }
    if files::copy_here(folder, &part.file(), part.size, &local)?.sha256 != part.sha256 {
        return Err(Fault::Hash);
    }
    let file = verify::open(&local, expected)?;
    if let Some(found) = verify::check(&file)? {
        return Err(Fault::Check(found));
    }
    if verify::holds_foreign_rows(&file, origin)? {
        return Err(Fault::Foreign);
    }
    drop(file);
    cache::keep(night, origin, part, &local).map_err(|error| Fault::Check(error.to_string()))?;
    night.note_proven(&part.sha256);
    Ok(())
}

/// Takes a station's rows back out of the newest combined file: the last place where they may still be.
fn recover(night: &Night<'_>, origin: &str, current: &Current, generation: u64) -> Option<Input> {
    let combined = night.work.join(format!("before-{origin}.db"));
    let target = night.work.join(format!("recovered-{origin}.db"));
    let proof = files::copy_here(&night.root.find("combined").ok()??, &current.file, current.size, &combined).ok()?;
    if proof.sha256 != current.sha256 || current.schema != SCHEMA_VERSION {
        return None;
    }
    verify::open(&combined, &merge::combined_schema().ok()?).ok()?;
    local::remove(&target).ok()?;
    let rows = merge::recover(&combined, origin, &target).ok()?;
    let sha256 = files::prove_here(&target).ok()?.sha256;
    let files = vec![InputFile { path: target, sha256: sha256.clone() }];
    Some(Input { origin: origin.to_owned(), generation, sha256, rows, schema: SCHEMA_VERSION, nights: Vec::new(), files })
}
