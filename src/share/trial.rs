//! Trying a shared folder out before a station relies on it. Whoever calls this may wait for ever where a share hangs.

use super::local;
use super::manifest::{Current, Manifest};
use super::signed;
use crate::domain::ShareTrial;
use crate::storage::SharedFolder;
use crate::vault::SchoolKey;
use std::io::{self, ErrorKind as Kind, Read, Write};
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
    let there = SharedFolder::open(share)?;
    let real = data.canonicalize()?;
    if share.canonicalize()?.starts_with(&real) {
        return Ok(ShareTrial::Ours);
    }
    if key.is_some_and(|key| is_other_schools(&there, key)) {
        return Ok(ShareTrial::OtherSchool);
    }
    let (free, needed) = (there.room()?.unwrap_or(u64::MAX), needed(data));
    write(&there, origin)?;
    if free < needed {
        return Ok(ShareTrial::Full { free: free / MB, needed: needed.div_ceil(MB) });
    }
    Ok(ShareTrial::Fits { own_disk: there.device()? == local::device(&real)? })
}

/// Gives how many bytes the share should have free: all of this station's work, published anew and put together.
fn needed(data: &Path) -> u64 {
    local::size(&data.join("station.db")).unwrap_or(0).saturating_mul(2).max(LEAST)
}

/// Tells whether another school shares there: it put the newest export together, or there is none yet and its stations lie
/// there. What can't be read tells nothing; the nightly finds it.
fn is_other_schools(share: &SharedFolder, key: &SchoolKey) -> bool {
    let found = |folder: &SharedFolder, name: &str| folder.find(name).ok().flatten();
    match signed::read_pair::<Current>(found(share, super::combined::FOLDER).as_ref(), "CURRENT", key) {
        Ok(pair) if pair.newest.is_some() => return false,
        Ok(pair) if pair.foreign => return true,
        _ => {}
    }
    let Some(stations) = found(share, "stations") else { return false };
    stations.names().unwrap_or_default().iter().filter_map(|name| found(&stations, name)).any(|station| {
        let pair = signed::read_pair::<Manifest>(Some(&station), "MANIFEST", key);
        pair.is_ok_and(|pair| pair.foreign)
    })
}

/// Writes a file under a name of its own, reads it again and removes it; also one that a power cut left.
fn write(share: &SharedFolder, origin: &str) -> io::Result<()> {
    let owner = format!("askwell-trial-{origin}");
    share.sweep(&owner)?;
    let mut fresh = share.fresh(&owner)?;
    fresh.file().write_all(&SAMPLE)?;
    let mut read = Vec::with_capacity(SAMPLE.len());
    fresh.read_back()?.take(SAMPLE.len() as u64 + 1).read_to_end(&mut read)?;
    fresh.discard()?;
    if read == SAMPLE { Ok(()) } else { Err(io::Error::other("what was written there could not be read again")) }
}
