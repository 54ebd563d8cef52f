//! The nightly: publish what is ours, merge what is everybody's. Nobody opens a database on the share; files are copied
//! there whole under a name that never changes its meaning, and copied here before anybody looks into them.

mod audit;
mod cache;
mod combined;
mod digest;
mod error;
mod files;
mod gather;
mod local;
mod manifest;
mod merge;
mod names;
mod night;
mod nights;
mod publish;
mod pull;
mod report;
mod signed;
mod trial;
mod verify;
mod withdrawals;

pub use digest::{TableDigest, digests};
pub use error::ShareError;
pub use merge::{Input, InputFile, merge};
pub use night::Step;
pub use nights::NightTold;
pub use report::{LastNightly, Report, Took, last_nightly};
pub use trial::try_share;

use crate::domain::Moment;
use crate::share::night::Night;
use crate::storage::{PrivateStore, SharedFolder, StationFile, StorageError, Store, Strange};
use crate::vault::SchoolKey;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

/// The secret's name under which the school's key is kept in `keys.db`.
pub const SCHOOL_KEY: &str = "school_key";

/// What stands before a line that tells how far a nightly is, as JSON of a [`Step`]: no line of its results begins so.
pub const PROGRESS: &str = "\u{1e}";

/// Publishes this station's work to the share and merges every station's.
///
/// `share` goes before the folder named in `station.toml`; `told` hears how far it is. `erase` is called once it is known
/// whose records are erased, before anything is published: it erases what of them is on this station.
///
/// # Errors
/// When the folder is no station, no share is set, the share can't be used, or the station's own files can't.
pub fn nightly(
    data: &Path,
    share: Option<&Path>,
    now: Moment,
    told: &(dyn Fn(Step) + Sync),
    erase: &(dyn Fn() + Sync),
) -> Result<Report, ShareError> {
    let station = StationFile::read(data)?.ok_or_else(|| ShareError::NoStation(data.to_owned()))?;
    let share = share.or(station.share.as_deref()).ok_or(ShareError::NotConfigured)?;
    let (keys, _) = PrivateStore::open(data)?;
    let key = keys.secret(SCHOOL_KEY)?.and_then(|bytes| SchoolKey::from_bytes(&bytes)).ok_or(ShareError::NoKey)?;
    let (work, cache) = (data.join(".work"), data.join("share-cache"));
    let _lock = begin(&work, &cache)?;
    let night = |root| Night { work: work.clone(), cache, root, origin: station.origin(), key, now, told, erase, proven: Mutex::default() };
    let done = reach(share, &keys).and_then(|root| self::work(&night(root), data, &keys));
    if let Err(error) = &done {
        let told = NightTold { at: now, stations: None, news: 0, said: vec![error.to_string()] };
        if let Err(error) = nights::remember_night(&keys, told) {
            tracing::warn!(%error, "the night could not be remembered");
        }
    }
    // What is left is swept by the next night.
    let _ = local::remove_folder(&work);
    done
}

fn work(night: &Night<'_>, data: &Path, keys: &PrivateStore) -> Result<Report, ShareError> {
    let (mut store, set_aside) = Store::open(data, &night.origin)?;
    if let Some(path) = set_aside {
        return Err(ShareError::SetAside(path));
    }
    let current = combined::current(night)?.newest;
    files::sweep(&night.root, &night.origin);
    for folder in ["stations", withdrawals::FOLDER] {
        files::sweep(&night.make_own(folder)?, &night.origin);
    }
    let begun = Instant::now();
    (night.told)(Step::Publishing);
    store.note_erased(&withdrawals::read(night, current.as_ref())?.erased)?;
    (night.erase)();
    let published = publish::publish(night, &mut store, current.as_ref(), nights::nights(keys)?)?;
    let publish = begun.elapsed();
    tracing::info!(generation = published.manifest.generation(), rows = published.manifest.rows(), "published");
    let mut merged = combined::combine(night, &store.erased()?)?;
    store.note_erased(&merged.told.erased)?;
    let merge = begun.elapsed() - publish;
    (night.told)(Step::TakingIn);
    // Rows of others fall between those that are here: with SQLite's usual 2 MB most pages would be read many times.
    store.connection().pragma_update(None, "cache_size", merge::CACHE).map_err(StorageError::from)?;
    let pulled = pull::pull(night, &mut store, &merged.gathered.inputs, keys.student_at_work()?)?;
    tracing::info!(rows = pulled, "pulled");
    // So that the desk has it at hand in the morning.
    store.refresh_progress()?;
    withdrawals::write(night, &mut merged.told, store.erased_here()?)?;
    let erased = store.erased()?;
    let waiting = merged.told.waiting(&erased, merged.gathered.inputs.iter().map(|input| &input.origin));
    let strange = night.root.noted();
    let took = Took { publish, merge, pull: begun.elapsed() - publish - merge };
    let report = Report::of(&merged, published.taken_back, &waiting, &strange, took);
    let words = report.total.clone();
    let last = LastNightly {
        at: night.now,
        stations: report.stations,
        rows: report.rows,
        news: published.news + pulled,
        missing: merged.gathered.faults.keys().chain(&merged.told.faults).cloned().collect::<BTreeSet<_>>().into_iter().collect(),
        taken_back: published.taken_back,
        erased: erased.len() as u64,
        waiting: waiting.into_keys().collect(),
        words,
        strange,
        share: night.root.path().to_owned(),
    };
    report::remember(keys, &last)?;
    let told = NightTold { at: night.now, stations: Some(report.stations), news: last.news, said: report.left_out.clone() };
    nights::remember_night(keys, told)?;
    Ok(report)
}

/// Removes the copies of this station's own published files that are kept in its data folder.
///
/// # Errors
/// When they can't be removed.
pub fn forget_published(data: &Path, origin: &str) -> std::io::Result<()> {
    local::remove_folder(&data.join("share-cache").join(origin))
}

/// Takes the lock that lets one nightly at a time work in a data folder, and clears what a dead one left.
fn begin(work: &Path, cache: &Path) -> Result<local::Lock, ShareError> {
    local::make(cache)?;
    let lock = local::lock(&cache.join(".lock"))?;
    local::remove_folder(work).map_err(ShareError::local(work))?;
    local::make(work)?;
    Ok(lock)
}

/// Makes sure that the share is there and is the one of before, and opens it.
fn reach(share: &Path, keys: &PrivateStore) -> Result<SharedFolder, ShareError> {
    let away = |cause| ShareError::on_share(share, &cause);
    let says = |cause: &str| ShareError::Away { share: share.to_owned(), cause: cause.to_owned() };
    let root = match SharedFolder::open(share) {
        Err(cause) if cause.kind() == std::io::ErrorKind::NotADirectory => return Err(says("it is no folder")),
        root => root.map_err(away)?,
    };
    let last = last_nightly(keys)?;
    // A share that is not mounted leaves an empty folder behind, and work written there would never be found again.
    if last.is_some_and(|last| last.share == share) && root.about("stations").map_err(away)?.is_none() {
        return Err(says("it is empty though this station shared there before: is it mounted? In a new one make a folder named stations"));
    }
    // Nothing of a night lies there, but a board would not be heard.
    if let Err(cause) = root.find("board")
        && Strange::of(&cause).is_some()
    {
        root.note(format!("{cause}: find out who put it there, and remove it."));
    }
    Ok(root)
}
