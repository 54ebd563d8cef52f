//! Small files on a share: read with suspicion, written whole, and also where there is no room left.

use crate::board::error::BoardError;
use crate::storage::{SharedFolder, Strange};
use std::io::{self, ErrorKind};
use std::path::Path;

/// More than any of ours has: a station with thirty open calls tells about 10 KB.
const MOST: u64 = 64 * 1024;
/// A file is filled up to whole blocks of this many bytes, so that writing it again needs no new room.
const BLOCK: usize = 4096;

/// Opens the share. One that is not mounted is often an empty folder that is not there; nothing is made up in its place.
pub(super) fn reach(share: &Path) -> Result<SharedFolder, BoardError> {
    SharedFolder::open(share).map_err(|cause| fault(&cause))
}

/// Opens a folder below the share, one within the other; nothing where there is no such folder yet, or something else in its
/// place.
pub(super) fn find(share: &SharedFolder, inside: &[&str]) -> Result<Option<SharedFolder>, BoardError> {
    let mut folder = share.clone();
    for name in inside {
        match folder.find(name) {
            Ok(Some(found)) => folder = found,
            Ok(None) => return Ok(None),
            Err(cause) if Strange::of(&cause).is_some() => return Ok(None),
            Err(cause) => return Err(fault(&cause)),
        }
    }
    Ok(Some(folder))
}

/// Reads a file that is one, is no link, and is small; anything else is nothing.
pub(super) fn read(folder: &SharedFolder, name: &str) -> Vec<u8> {
    folder.read(name, MOST).unwrap_or_default()
}

/// Lists the files of a kind in a folder, without their ending.
pub(super) fn names(folder: &SharedFolder, ending: &str) -> Result<Vec<String>, BoardError> {
    let names = folder.names().map_err(|cause| fault(&cause))?;
    Ok(names.iter().filter_map(|name| name.strip_suffix(ending)).filter(|name| !name.starts_with('.')).map(str::to_owned).collect())
}

/// Writes a file whole under its name, in a folder that is made where it is not there. What stands in the way is set aside.
pub(super) fn write(share: &Path, inside: &[&str], name: &str, mut bytes: Vec<u8>) -> Result<(), BoardError> {
    let share = reach(share)?;
    // JSON may end in spaces.
    bytes.resize(bytes.len().next_multiple_of(BLOCK), b' ');
    let folder = inside.iter().try_fold(share.clone(), |folder, name| folder.make(name));
    let written = folder.and_then(|folder| folder.put(name, name, &bytes, false));
    for sentence in share.noted() {
        tracing::warn!("the board's files: {sentence}");
    }
    written.map_err(|cause| fault(&cause))
}

/// Removes what was left of a file by a program that died while it wrote. What can't be removed hinders nothing.
pub(super) fn sweep(folder: &SharedFolder, name: &str) {
    if let Err(cause) = folder.sweep(name) {
        tracing::warn!(%cause, "what an earlier start left at the board's files could not be removed");
    }
}

fn fault(cause: &io::Error) -> BoardError {
    match cause.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => BoardError::Full,
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => BoardError::ReadOnly(cause.to_string()),
        _ => BoardError::Away(cause.to_string()),
    }
}
