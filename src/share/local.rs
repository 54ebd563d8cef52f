//! Files of this station alone, by their paths. No path on the share ever comes here: what lies there is reached through
//! `storage::SharedFolder` and nothing else.

use super::ShareError;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::Path;

/// Opens a file to be read.
pub(super) fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Makes a file, or empties one that is there.
pub(super) fn create(path: &Path) -> io::Result<File> {
    File::create(path)
}

/// Reads a file whole, where it can be read.
pub(super) fn read(path: &Path) -> Option<Vec<u8>> {
    std::fs::read(path).ok()
}

/// Writes a small file.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), ShareError> {
    std::fs::write(path, bytes).map_err(ShareError::local(path))
}

/// Tells how many bytes a file has.
pub(super) fn size(path: &Path) -> io::Result<u64> {
    Ok(std::fs::metadata(path)?.len())
}

/// Tells on which disk something lies.
pub(super) fn device(path: &Path) -> io::Result<u64> {
    use std::os::unix::fs::MetadataExt;
    Ok(std::fs::metadata(path)?.dev())
}

/// Tells whether the disk a folder lies on has room for a number of bytes.
pub(super) fn has_room(folder: &Path, needed: u64) -> bool {
    rustix::fs::statvfs(folder).is_ok_and(|disk| disk.f_blocks == 0 || disk.f_bavail.saturating_mul(disk.f_frsize) >= needed)
}

/// Lists the names in a folder; none where there is no such folder.
pub(super) fn names(folder: &Path) -> Result<Vec<String>, ShareError> {
    let entries = match std::fs::read_dir(folder) {
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(ShareError::local(folder))?,
    };
    let mut names = Vec::new();
    for entry in entries {
        names.extend(entry.map_err(ShareError::local(folder))?.file_name().into_string());
    }
    names.sort();
    Ok(names)
}

/// Makes a folder with those above it.
pub(super) fn make(folder: &Path) -> Result<(), ShareError> {
    std::fs::create_dir_all(folder).map_err(ShareError::local(folder))
}

/// Removes a file; one that is gone already is as good.
pub(super) fn remove(path: &Path) -> Result<(), ShareError> {
    match std::fs::remove_file(path) {
        Err(cause) if cause.kind() != ErrorKind::NotFound => Err(ShareError::local(path)(cause)),
        _ => Ok(()),
    }
}

/// Removes a folder with all that is in it; one that is gone already is as good.
pub(super) fn remove_folder(folder: &Path) -> io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(cause) if cause.kind() != ErrorKind::NotFound => Err(cause),
        _ => Ok(()),
    }
}

/// Gives a file another name.
pub(super) fn rename(from: &Path, to: &Path) -> Result<(), ShareError> {
    std::fs::rename(from, to).map_err(ShareError::local(to))
}

/// Makes lasting what was written into a file.
pub(super) fn sync(path: &Path) -> Result<(), ShareError> {
    File::open(path).and_then(|file| file.sync_all()).map_err(ShareError::local(path))
}

/// Copies a file.
pub(super) fn copy(from: &Path, to: &Path) -> Result<(), ShareError> {
    std::fs::copy(from, to).map(|_| ()).map_err(ShareError::local(to))
}

/// A lock that ends with the program, or when it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

/// Takes a lock.
pub(super) fn lock(path: &Path) -> Result<Lock, ShareError> {
    let file = File::create(path).map_err(ShareError::local(path))?;
    file.try_lock().map_err(|_| ShareError::Running)?;
    Ok(Lock { _file: file })
}
