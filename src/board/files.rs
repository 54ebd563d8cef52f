//! Small files on a share: read with suspicion, written whole, and also where there is no room left.

use super::BoardError;
use crate::storage::make_below;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// More than any of ours has: a station with thirty open calls tells about 10 KB.
const MOST: u64 = 64 * 1024;
/// A file is filled up to whole blocks of this many bytes, so that writing it again needs no new room.
const BLOCK: usize = 4096;
/// How many names are looked at.
const FILES: usize = 20_000;

/// Reads a file that is one, is no link, and is small; anything else is an error.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    // Neither a link that leads elsewhere nor a pipe that never ends.
    let flags = i32::try_from((rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK).bits()).unwrap_or(0);
    let mut file = OpenOptions::new().read(true).custom_flags(flags).open(path)?;
    let about = file.metadata()?;
    if !about.is_file() || about.len() > MOST {
        return Err(io::Error::from(ErrorKind::InvalidData));
    }
    let mut bytes = Vec::new();
    (&mut file).take(MOST).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Lists the files of a kind in a folder, without their ending; none where there is no such folder yet.
pub(super) fn names(share: &Path, folder: &Path, ending: &str) -> Result<Vec<String>, BoardError> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        // The share itself may be gone, with all that was in it.
        Err(cause) if cause.kind() == ErrorKind::NotFound && share.is_dir() => return Ok(Vec::new()),
        Err(cause) => return Err(fault(&cause)),
    };
    let mut names = Vec::new();
    for entry in entries.take(FILES) {
        let name = entry.map_err(|cause| fault(&cause))?.file_name().into_string();
        names.extend(
            name.ok().as_deref().and_then(|name| name.strip_suffix(ending)).filter(|name| !name.starts_with('.')).map(str::to_owned),
        );
    }
    names.sort();
    Ok(names)
}

/// Writes a file whole under its name. Where there is no room for a second one beside it, it is written in place: whoever
/// reads it in between finds a signature that does not fit, and reads it again.
pub(super) fn write(share: &Path, folder: &Path, name: &str, mut bytes: Vec<u8>) -> Result<(), BoardError> {
    // A share that is not mounted is often an empty folder that is not there; nothing is made up in its place.
    if !share.is_dir() {
        return Err(BoardError::Away(share.display().to_string()));
    }
    // JSON may end in spaces.
    bytes.resize(bytes.len().next_multiple_of(BLOCK), b' ');
    make_below(share, folder).map_err(|cause| fault(&cause))?;
    let (path, temporary) = (folder.join(name), folder.join(format!(".{name}.new")));
    let beside = File::create(&temporary).and_then(|mut file| file.write_all(&bytes)).and_then(|()| std::fs::rename(&temporary, &path));
    let Err(cause) = beside else { return Ok(()) };
    // Where even this fails, the next try writes over the same name.
    let _ = std::fs::remove_file(&temporary);
    if fault_is_room(&cause) { in_place(&path, &bytes).map_err(|cause| fault(&cause)) } else { Err(fault(&cause)) }
}

fn in_place(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let flags = i32::try_from(rustix::fs::OFlags::NOFOLLOW.bits()).unwrap_or(0);
    let mut file = OpenOptions::new().write(true).custom_flags(flags).open(path)?;
    file.rewind()?;
    file.write_all(bytes)?;
    file.set_len(bytes.len() as u64)
}

fn fault_is_room(cause: &io::Error) -> bool {
    matches!(cause.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
}

fn fault(cause: &io::Error) -> BoardError {
    match cause.kind() {
        _ if fault_is_room(cause) => BoardError::Full,
        ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => BoardError::ReadOnly(cause.to_string()),
        _ => BoardError::Away(cause.to_string()),
    }
}
