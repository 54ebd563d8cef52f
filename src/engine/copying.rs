//! A copy of a recording as a sound file, in a folder or on a stick, written on a thread of its own.

use crate::domain::RecordId;
use crate::engine::takes::TakeSound;
use crate::engine::work::{Progress, Work};
use crate::flow::Reply;
use crate::flow::effects::playback::Unreadable;
use crate::flow::effects::recordings::{CopyFailure, CopyProgress};
use crate::recording::{Sound, SoundError, write_wav};
use rustix::io::Errno;
use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Where the system mounts sticks.
const STICKS: [&str; 2] = ["/media/", "/run/media/"];

/// The copy that is being written, if there is one.
#[derive(Debug, Default)]
pub(super) struct Copying(Option<Writing>);

/// Gives the file; none where it was given up.
type Writing = Work<Result<Option<PathBuf>, CopyFailure>>;

impl Copying {
    /// Begins to write a recording into a folder under a name without its ending.
    pub(super) fn begin(&mut self, take: RecordId, sound: Result<TakeSound, Unreadable>, folder: &Path, name: &str) -> Option<Reply> {
        self.close();
        match sound.map_err(|_| CopyFailure::Unreadable).and_then(|sound| work(take, sound, folder, name)) {
            Ok(work) => {
                self.0 = Some(work);
                None
            }
            Err(fault) => Some(Reply::Copied { take, told: CopyProgress::Failed(fault) }),
        }
    }

    /// Tells how far it is.
    pub(super) fn ask(&mut self) -> Option<Reply> {
        let take = self.0.as_ref()?.take();
        let told = match self.0.take_if(|work| work.is_over()) {
            Some(over) => match over.finish() {
                Some(Ok(Some(file))) => CopyProgress::Done(file.display().to_string()),
                Some(Err(fault)) => CopyProgress::Failed(fault),
                Some(Ok(None)) | None => CopyProgress::Failed(CopyFailure::Other),
            },
            None => CopyProgress::Working(self.0.as_ref()?.percent()),
        };
        Some(Reply::Copied { take, told })
    }

    /// Gives it up; what was written of it is removed. A copy nobody heard of is no copy.
    pub(super) fn close(&mut self) {
        if let Some(Ok(Some(unheard))) = self.0.take().and_then(Work::give_up)
            && let Err(cause) = std::fs::remove_file(&unheard)
        {
            tracing::warn!(%cause, "a copy that was given up could not be removed");
        }
    }
}

impl Drop for Copying {
    fn drop(&mut self) {
        self.close();
    }
}

fn work(take: RecordId, sound: TakeSound, folder: &Path, name: &str) -> Result<Writing, CopyFailure> {
    if !folder.is_absolute() || !folder.is_dir() {
        return Err(CopyFailure::NoFolder);
    }
    let frames = sound.frames();
    if frames == 0 {
        return Err(CopyFailure::Unreadable);
    }
    let (folder, name) = (folder.to_owned(), name.to_owned());
    let work = Work::begin("copy", take, frames, move |progress| {
        write(sound, &folder, &name, progress).map_err(|cause| {
            tracing::warn!(%cause, %take, "a copy could not be written");
            fault(&cause)
        })
    });
    work.map_err(|_| CopyFailure::Other)
}

/// Writes all of it, and gives where; nothing when it is given up before the end. A file that is there is never written over.
fn write(mut sound: TakeSound, folder: &Path, name: &str, progress: &Progress) -> io::Result<Option<PathBuf>> {
    let (path, file) = create(folder, name)?;
    let done = write_wav(&file, &mut sound, |at| progress.reached(at));
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

fn fault(cause: &io::Error) -> CopyFailure {
    match Errno::from_io_error(cause) {
        Some(Errno::NOSPC | Errno::DQUOT | Errno::FBIG) => CopyFailure::Full,
        Some(Errno::ROFS | Errno::ACCESS | Errno::PERM) => CopyFailure::ReadOnly,
        Some(Errno::NOENT | Errno::IO | Errno::NODEV) => CopyFailure::NoFolder,
        _ if cause.kind() == io::ErrorKind::FileTooLarge => CopyFailure::Full,
        _ => CopyFailure::Other,
    }
}

/// Tells whether a folder lies in one of these, by whatever way it was named.
pub(super) fn lies_in(folder: &Path, others: &[&Path]) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    others.iter().any(|other| real(folder).starts_with(real(other)))
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
