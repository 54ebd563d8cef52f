//! Trying a shared folder out before a station relies on it. Whoever calls this may wait for ever where a share hangs.

use super::manifest::{Current, Manifest};
use super::signed;
use crate::domain::ShareTrial;
use crate::vault::SchoolKey;
use std::fs::File;
use std::io::{self, ErrorKind as Kind, Read, Write};
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// What has to be free on a share, at least: a term's work of a school, and room to put it together anew.
const LEAST: u64 = 64 * MB;
const MB: u64 = 1024 * 1024;

/// What is written to try it.
const SAMPLE: [u8; 4096] = [0x5a; 4096];

/// Tries whether a folder can be shared by the station whose data folder is named: is it there, can it be written, has it
/// room, and does no other school's work lie there. What is written is read again and removed.
pub fn try_share(share: &Path, data: &Path, origin: &str, key: Option<&SchoolKey>) -> ShareTrial {
    if !share.is_absolute() {
        return ShareTrial::NoFolder;
    }
    match look(share, data, origin, key) {
        Ok(trial) => trial,
        Err(cause) => {
            tracing::warn!(%cause, "a shared folder was tried");
            match cause.kind() {
                Kind::NotFound => ShareTrial::NotThere,
                Kind::NotADirectory | Kind::InvalidInput => ShareTrial::NoFolder,
                Kind::PermissionDenied | Kind::ReadOnlyFilesystem => ShareTrial::ReadOnly,
                Kind::StorageFull | Kind::QuotaExceeded => ShareTrial::Full { free: 0, needed: needed(data) / MB },
                Kind::TimedOut | Kind::HostUnreachable | Kind::NetworkUnreachable | Kind::NotConnected | Kind::StaleNetworkFileHandle => {
                    ShareTrial::NotThere
                }
                _ => ShareTrial::Failed,
            }
        }
    }
}

fn look(share: &Path, data: &Path, origin: &str, key: Option<&SchoolKey>) -> io::Result<ShareTrial> {
    let there = std::fs::metadata(share)?;
    if !there.is_dir() {
        return Ok(ShareTrial::NoFolder);
    }
    let real = data.canonicalize()?;
    if share.canonicalize()?.starts_with(&real) {
        return Ok(ShareTrial::Ours);
    }
    if key.is_some_and(|key| is_other_schools(share, key)) {
        return Ok(ShareTrial::OtherSchool);
    }
    let disk = rustix::fs::statvfs(share)?;
    let (free, needed) = (disk.f_bavail.saturating_mul(disk.f_frsize), needed(data));
    write(share, origin)?;
    if free < needed {
        return Ok(ShareTrial::Full { free: free / MB, needed: needed.div_ceil(MB) });
    }
    Ok(ShareTrial::Fits { own_disk: there.dev() == std::fs::metadata(&real)?.dev() })
}

/// Gives how many bytes the share should have free: all of this station's work, published anew and put together.
fn needed(data: &Path) -> u64 {
    std::fs::metadata(data.join("station.db")).map_or(0, |file| file.len()).saturating_mul(2).max(LEAST)
}

/// Tells whether another school shares there: it put the newest export together, or there is none yet and its stations lie
/// there. What can't be read tells nothing; the nightly finds it.
fn is_other_schools(share: &Path, key: &SchoolKey) -> bool {
    match signed::read_pair::<Current>(&share.join("combined"), "CURRENT", key) {
        Ok(pair) if pair.newest.is_some() => return false,
        Ok(pair) if pair.foreign => return true,
        _ => {}
    }
    let stations = std::fs::read_dir(share.join("stations")).into_iter().flatten().filter_map(Result::ok);
    stations.map(|station| signed::read_pair::<Manifest>(&station.path(), "MANIFEST", key)).any(|pair| pair.is_ok_and(|pair| pair.foreign))
}

/// Writes a file, reads it again and removes it. It is named after the station, so that one left by a power cut is written over.
fn write(share: &Path, origin: &str) -> io::Result<()> {
    let path = share.join(format!(".askwell-trial-{origin}"));
    let written = File::create(&path).and_then(|mut file| {
        file.write_all(&SAMPLE)?;
        file.sync_all()?;
        let mut read = Vec::with_capacity(SAMPLE.len());
        File::open(&path)?.read_to_end(&mut read)?;
        if read == SAMPLE { Ok(()) } else { Err(io::Error::other("what was written there could not be read again")) }
    });
    match std::fs::remove_file(&path) {
        Err(cause) if cause.kind() != Kind::NotFound => written.and(Err(cause)),
        _ => written,
    }
}
