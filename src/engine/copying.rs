//! A copy of a recording as a sound file, in a folder or on a stick, written on a thread of its own.

use super::takes::{TakeFolder, TakeSound};
use crate::domain::RecordId;
use crate::flow::Reply;
use crate::flow::copying::{Fault, Told};
use crate::recording::{Sound, SoundError, write_wav};
use crate::storage::PrivateStore;
use crate::vault::StationKey;
use rustix::io::Errno;
use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;

/// Where the system mounts sticks.
const STICKS: [&str; 3] = ["/media/", "/run/media/", "/mnt/"];

/// The copy that is being written, if there is one.
#[derive(Debug, Default)]
pub(super) struct Copying(Option<Work>);

#[derive(Debug)]
struct Work {
    take: RecordId,
    frames: u64,
    written: Arc<AtomicU64>,
    over: Arc<AtomicBool>,
    thread: Option<JoinHandle<Result<Option<PathBuf>, Fault>>>,
}

impl Drop for Work {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Release);
        // A copy nobody heard of is no copy.
        if let Some(Ok(Ok(Some(unheard)))) = self.thread.take().map(JoinHandle::join)
            && let Err(cause) = std::fs::remove_file(&unheard)
        {
            tracing::warn!(%cause, "a copy that was given up could not be removed");
        }
    }
}

impl Copying {
    /// Begins to write a recording into a folder under a name without its ending.
    pub(super) fn begin(
        &mut self,
        data: &Path,
        key: &StationKey,
        take: RecordId,
        private: &PrivateStore,
        folder: &Path,
        name: &str,
    ) -> Option<Reply> {
        self.0 = None;
        match Work::begin(data, key, take, private, folder, name) {
            Ok(work) => {
                self.0 = Some(work);
                None
            }
            Err(fault) => Some(Reply::Copied { take, told: Told::Failed(fault) }),
        }
    }

    /// Tells how far it is.
    pub(super) fn ask(&mut self) -> Option<Reply> {
        let work = self.0.as_mut()?;
        let take = work.take;
        if !work.thread.as_ref().is_some_and(JoinHandle::is_finished) {
            let share = work.written.load(Ordering::Acquire).saturating_mul(100).checked_div(work.frames).unwrap_or(0);
            return Some(Reply::Copied { take, told: Told::Working(u32::try_from(share).unwrap_or(100)) });
        }
        let told = match work.thread.take().map(JoinHandle::join) {
            Some(Ok(Ok(Some(file)))) => Told::Done(file.display().to_string()),
            Some(Ok(Err(fault))) => Told::Failed(fault),
            Some(Ok(Ok(None)) | Err(_)) | None => Told::Failed(Fault::Other),
        };
        self.0 = None;
        Some(Reply::Copied { take, told })
    }

    /// Gives it up; what was written of it is removed.
    pub(super) fn close(&mut self) {
        self.0 = None;
    }
}

impl Work {
    fn begin(data: &Path, key: &StationKey, take: RecordId, private: &PrivateStore, folder: &Path, name: &str) -> Result<Self, Fault> {
        if !folder.is_absolute() || !folder.is_dir() {
            return Err(Fault::NoFolder);
        }
        let sound = TakeFolder::open(data, take, private, key).and_then(|folder| folder.sound());
        let sound = sound.map_err(|error| {
            tracing::warn!(%error, %take, "a recording could not be read for a copy");
            Fault::Unreadable
        })?;
        if sound.frames() == 0 {
            return Err(Fault::Unreadable);
        }
        let (frames, written, over) = (sound.frames(), Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
        let (told, stop) = (written.clone(), over.clone());
        let (folder, name) = (folder.to_owned(), name.to_owned());
        let thread = std::thread::Builder::new().name("copy".to_owned()).spawn(move || {
            write(sound, &folder, &name, &told, &stop).map_err(|cause| {
                tracing::warn!(%cause, %take, "a copy could not be written");
                fault(&cause)
            })
        });
        Ok(Self { take, frames, written, over, thread: Some(thread.map_err(|_| Fault::Other)?) })
    }
}

/// Writes all of it, and gives where; nothing when it is given up before the end. A file that is there is never written over.
fn write(mut sound: TakeSound, folder: &Path, name: &str, written: &AtomicU64, over: &AtomicBool) -> io::Result<Option<PathBuf>> {
    let (path, file) = create(folder, name)?;
    let done = write_wav(&file, &mut sound, |at| {
        written.store(at, Ordering::Release);
        !over.load(Ordering::Acquire)
    });
    let done = done.map_err(|error| match error {
        SoundError::Disk(cause) => cause,
        other => io::Error::other(other),
    });
    let done = done.and_then(|whole| file.sync_all().map(|()| whole));
    if !matches!(done, Ok(true)) {
        // Half a voice is left nowhere.
        std::fs::remove_file(&path)?;
    }
    // A stick is often pulled out at once. Some file systems can't do this, and need not.
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(done?.then_some(path))
}

fn create(folder: &Path, name: &str) -> io::Result<(PathBuf, File)> {
    for number in 1..1_000 {
        let path = folder.join(if number == 1 { format!("{name}.wav") } else { format!("{name}-{number}.wav") });
        match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|file| (path, file)),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn fault(cause: &io::Error) -> Fault {
    match Errno::from_io_error(cause) {
        Some(Errno::NOSPC | Errno::DQUOT | Errno::FBIG) => Fault::Full,
        Some(Errno::ROFS | Errno::ACCESS | Errno::PERM) => Fault::ReadOnly,
        Some(Errno::NOENT | Errno::IO | Errno::NODEV) => Fault::NoFolder,
        _ if cause.kind() == io::ErrorKind::FileTooLarge => Fault::Full,
        _ => Fault::Other,
    }
}

/// Gives the folders of the sticks that are plugged in.
pub(super) fn sticks() -> Vec<String> {
    std::fs::read_to_string("/proc/self/mounts").map_or(Vec::new(), |mounts| among(&mounts))
}

/// Finds sticks in the system's table of mounts (`fstab(5)`: fields by spaces, a space within one as `\040`).
fn among(mounts: &str) -> Vec<String> {
    let folders = mounts.lines().filter_map(|line| line.split(' ').nth(1));
    let folders = folders.filter(|folder| STICKS.iter().any(|place| folder.starts_with(place)));
    folders.map(|folder| folder.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sticks_are_found_by_where_they_are_mounted() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\n/dev/sdb1 /media/school/MY\\040STICK vfat rw 0 0\n/dev/sdc1 /mediatek ext4 rw 0 0\n\
                      /dev/sdd1 /run/media/anna/B vfat rw 0 0\nodd\n";
        assert_eq!(among(mounts), ["/media/school/MY STICK", "/run/media/anna/B"]);
    }

    #[test]
    fn a_file_that_is_there_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let names: Vec<_> = (0..3).map(|_| create(folder.path(), "practice").unwrap().0).collect();
        let names: Vec<_> = names.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect();
        assert_eq!(names, ["practice.wav", "practice-2.wav", "practice-3.wav"]);
    }
}
