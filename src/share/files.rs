//! Files on a share that may be slow, full or gone: whole and proven, or not there at all.

use super::ShareError;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// What stays free beside a file, for manifests and folders.
const MARGIN: u64 = 64 * 1024;

/// A file's size in bytes and its SHA-256 in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Proof {
    pub(super) size: u64,
    pub(super) sha256: String,
}

/// Copies everything and proves it on the way, so that the source is read once.
fn pour(from: &mut impl Read, mut to: impl Write) -> io::Result<Proof> {
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
pub(super) fn prove(path: &Path) -> io::Result<Proof> {
    pour(&mut File::open(path)?, io::sink())
}

/// Copies a file here; gives the size and hash of what was read.
pub(super) fn copy_here(from: &Path, to: &Path) -> io::Result<Proof> {
    pour(&mut File::open(from)?, File::create(to)?)
}

/// Tells whether two files hold the same bytes.
fn are_same(one: &Path, other: &Path) -> io::Result<bool> {
    let (mut one, mut other) = (File::open(one)?, File::open(other)?);
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
    folder: PathBuf,
    temporary: Option<PathBuf>,
    /// What it is.
    pub(super) proof: Proof,
}

impl Drop for Staged {
    fn drop(&mut self) {
        if let Some(path) = self.temporary.take() {
            // Where even this fails, the next try writes over the same name.
            let _ = std::fs::remove_file(path);
        }
    }
}

/// Checks that a folder has room for a number of bytes.
///
/// Some shares tell no numbers at all; on those the write itself must tell.
pub(super) fn room(folder: &Path, needed: u64) -> Result<(), ShareError> {
    let told = rustix::fs::statvfs(folder).map_err(|cause| ShareError::on_share(folder, &cause.into()))?;
    let (needed, free) = (needed + MARGIN, told.f_bavail.saturating_mul(told.f_frsize));
    if told.f_blocks > 0 && free < needed { Err(ShareError::Full { share: folder.to_owned(), needed, free }) } else { Ok(()) }
}

/// Copies a file to the share under a temporary name: on the disk, and read back.
pub(super) fn stage(from: &Path, folder: &Path, station: &str) -> Result<Staged, ShareError> {
    let temporary = folder.join(format!(".{station}.tmp"));
    let fault = |cause: io::Error| ShareError::on_share(folder, &cause);
    let mut source = File::open(from).map_err(ShareError::local(from))?;
    let target = File::create(&temporary).map_err(fault)?;
    let nothing = Proof { size: 0, sha256: String::new() };
    let mut staged = Staged { folder: folder.to_owned(), temporary: Some(temporary.clone()), proof: nothing };
    staged.proof = pour(&mut source, &target).map_err(fault)?;
    target.sync_all().map_err(fault)?;
    // Asks the system to forget what it holds in memory, so that the reading back is of what the share holds.
    let _ = rustix::fs::fadvise(&target, 0, None, rustix::fs::Advice::DontNeed);
    drop(target);
    if !are_same(from, &temporary).map_err(fault)? {
        return Err(ShareError::Away { share: folder.to_owned(), cause: "it gave back something else than was written".to_owned() });
    }
    Ok(staged)
}

impl Staged {
    /// Gives the file its name. One that is there is replaced; whoever promises immutable files asks for a fresh name.
    pub(super) fn name(mut self, name: &str) -> Result<Proof, ShareError> {
        let fault = |cause: io::Error| ShareError::on_share(&self.folder, &cause);
        if let Some(temporary) = &self.temporary {
            std::fs::rename(temporary, self.folder.join(name)).map_err(fault)?;
        }
        sync_folder(&self.folder).map_err(fault)?;
        self.temporary = None;
        Ok(self.proof.clone())
    }
}

/// Writes a small file in place and reads it back; its twin stays whole meanwhile.
pub(super) fn write_slot(path: &Path, bytes: &[u8]) -> Result<(), ShareError> {
    let written = || -> io::Result<bool> {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        if let Some(folder) = path.parent() {
            sync_folder(folder)?;
        }
        Ok(std::fs::read(path)? == bytes)
    };
    match written() {
        Ok(true) => Ok(()),
        Ok(false) => Err(ShareError::Away { share: path.to_owned(), cause: "it gave back something else than was written".to_owned() }),
        Err(cause) => Err(ShareError::on_share(path, &cause)),
    }
}

/// Removes a file for good: also a power cut does not bring it back. One that is gone already is as good.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match std::fs::remove_file(path) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => Err(cause),
        _ => path.parent().map_or(Ok(()), sync_folder),
    }
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some network shares have no such thing for folders.
        Err(cause) if matches!(cause.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        done => done,
    }
}

/// Lists the names in a folder; none where there is no such folder.
pub(super) fn names(folder: &Path) -> io::Result<Vec<String>> {
    match std::fs::read_dir(folder) {
        Ok(entries) => {
            let mut names = Vec::new();
            for entry in entries {
                names.extend(entry?.file_name().into_string());
            }
            names.sort();
            Ok(names)
        }
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(cause) => Err(cause),
    }
}
