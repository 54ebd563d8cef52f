//! Files on a share that may be slow, full or gone: whole and proven, or not there at all.

use crate::share::error::ShareError;
use crate::share::local;
use crate::share::names::is_origin;
use crate::storage::{Fresh, Kind, SharedFolder, is_plain, shown};
use sha2::{Digest, Sha256};
use std::io::{self, Read, Write};
use std::path::Path;

/// What stays free beside a file, for manifests and folders.
const MARGIN: u64 = 64 * 1024;

/// A file's size in bytes and its SHA-256 in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Proof {
    pub(super) size: u64,
    pub(super) sha256: String,
}

/// Copies everything and proves it on the way, so that the source is read once.
fn pour(mut from: impl Read, mut to: impl Write) -> io::Result<Proof> {
    let mut hasher = Sha256::new();
    let mut buffer = vec![0_u8; 256 * 1024];
    let mut size = 0;
    loop {
        let read = from.read(&mut buffer)?;
        let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else { break };
        hasher.update(part);
        to.write_all(part)?;
        size += part.len() as u64;
    }
    Ok(Proof { size, sha256: hex(&hasher.finalize()) })
}

/// Writes bytes in hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Reads a file through and gives its size and hash.
pub(super) fn prove(file: impl Read) -> io::Result<Proof> {
    pour(file, io::sink())
}

/// Reads a local file through and gives its size and hash.
pub(super) fn prove_here(path: &Path) -> io::Result<Proof> {
    prove(local::open(path)?)
}

/// Copies a file of a known size here; gives the size and hash of what was read. One that has grown is not read to its end.
pub(super) fn copy_here(folder: &SharedFolder, name: &str, size: u64, to: &Path) -> io::Result<Proof> {
    pour(folder.file(name)?.take(size.saturating_add(1)), local::create(to)?)
}

/// Tells whether two files hold the same bytes.
fn are_same(mut one: impl Read, mut other: impl Read) -> io::Result<bool> {
    let (mut here, mut there) = (vec![0_u8; 256 * 1024], vec![0_u8; 256 * 1024]);
    loop {
        let read = one.read(&mut here)?;
        let (Some(here), Some(there)) = (here.get(..read), there.get_mut(..read)) else { return Ok(false) };
        match other.read_exact(there) {
            Ok(()) if here == there => {}
            Err(cause) if cause.kind() != io::ErrorKind::UnexpectedEof => return Err(cause),
            _ => return Ok(false),
        }
        if read == 0 {
            return Ok(other.read(&mut [0])? == 0);
        }
    }
}

/// A file on the share that is whole and proven, but has no name yet; without one it is removed again.
pub(super) struct Staged {
    fresh: Fresh,
    folder: SharedFolder,
    /// What it is.
    pub(super) proof: Proof,
}

/// Makes the error of a folder on the share.
pub(super) fn away(folder: &SharedFolder) -> impl Fn(io::Error) -> ShareError {
    let path = folder.path().to_owned();
    move |cause| ShareError::on_share(&path, &cause)
}

/// Checks that a folder has room for a number of bytes.
///
/// Some shares tell no numbers at all; on those the write itself must tell.
pub(super) fn room(folder: &SharedFolder, needed: u64) -> Result<(), ShareError> {
    let needed = needed.saturating_add(MARGIN);
    match folder.room().map_err(away(folder))? {
        Some(free) if free < needed => Err(ShareError::Full { share: folder.path().to_owned(), needed, free }),
        _ => Ok(()),
    }
}

/// Copies a local file to the share under a temporary name: on the disk, and read back.
pub(super) fn stage(from: &Path, folder: &SharedFolder, station: &str) -> Result<Staged, ShareError> {
    stage_from(|| local::open(from).map_err(ShareError::local(from)), folder, station)
}

/// Copies a file that lies on the share to another folder of it, in the same way.
pub(super) fn stage_again(from: &SharedFolder, name: &str, folder: &SharedFolder, station: &str) -> Result<Staged, ShareError> {
    stage_from(|| from.file(name).map_err(away(from)), folder, station)
}

fn stage_from<R: Read>(open: impl Fn() -> Result<R, ShareError>, folder: &SharedFolder, station: &str) -> Result<Staged, ShareError> {
    let fault = away(folder);
    let source = open()?;
    let mut fresh = folder.fresh(station).map_err(&fault)?;
    let proof = pour(source, fresh.file()).map_err(&fault)?;
    let written = fresh.read_back().map_err(&fault)?;
    if !are_same(open()?, written).map_err(&fault)? {
        return Err(ShareError::Away { share: folder.path().to_owned(), cause: "it gave back something else than was written".to_owned() });
    }
    Ok(Staged { fresh, folder: folder.clone(), proof })
}

impl Staged {
    /// Gives the file its name. One that is there is replaced; whoever promises immutable files asks for a fresh name.
    pub(super) fn name(self, name: &str) -> Result<Proof, ShareError> {
        self.fresh.keep_as(name).map_err(away(&self.folder))?;
        Ok(self.proof)
    }
}

/// Removes what this station's nights left in a folder that died while they wrote. What can't be removed hinders nothing.
pub(super) fn sweep(folder: &SharedFolder, station: &str) {
    if let Err(cause) = folder.sweep(station) {
        tracing::warn!(folder = %folder.path().display(), %cause, "what an earlier night left could not be removed");
    }
}

/// Lists what lies in a folder in the place of a station's: folders, and whatever stands where one should be. Files that are
/// not called as a station is lie there by chance; a name that can't be shown is no station's.
pub(super) fn stations(folder: &SharedFolder) -> Result<Vec<String>, ShareError> {
    let mut stations = Vec::new();
    for name in folder.names().map_err(away(folder))? {
        let kind = folder.about(&name).map_err(away(folder))?.map(|about| about.kind);
        if name.starts_with('.') || kind.is_none() || (kind == Some(Kind::File) && !is_origin(&name)) {
            continue;
        }
        if is_plain(&name) {
            stations.push(name);
        } else {
            folder.note(format!("{} on the share is no station's name: find out who put it there, and remove it.", shown(&name)));
        }
    }
    Ok(stations)
}
