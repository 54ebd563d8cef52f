//! A folder on the share, and all that is done in it.

use crate::storage::beneath::strange::{About, Kind, Strange, shown};
use rustix::fs::{self, AtFlags, CWD, Dir, FileType, Mode, OFlags};
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// How many names of a folder are listed at most.
const MOST_NAMES: usize = 100_000;
/// How every folder is opened: a link is refused, a pipe is not waited for.
const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC).union(OFlags::NONBLOCK);
/// How a file is read.
const FILE: OFlags = OFlags::RDONLY.union(OFlags::NOFOLLOW).union(OFlags::NONBLOCK).union(OFlags::NOCTTY).union(OFlags::CLOEXEC);
/// How a file is made: never one that is there.
const NEW: OFlags = OFlags::WRONLY.union(OFlags::CREATE).union(OFlags::EXCL).union(OFlags::NOFOLLOW).union(OFlags::CLOEXEC);

/// A folder on the share, open. What is in it is reached by its name alone, one folder after the other.
#[derive(Clone, Debug)]
pub struct SharedFolder {
    pub(in crate::storage) handle: Arc<OwnedFd>,
    pub(in crate::storage) path: PathBuf,
    /// Where it lies on the share; empty for the share itself.
    pub(in crate::storage) inside: String,
    /// What was found that has no place there, a sentence each.
    pub(in crate::storage) noted: Arc<Mutex<BTreeSet<String>>>,
}

impl SharedFolder {
    /// Opens the share itself, which may be a link that an administrator made. It is never made: where a share was unmounted,
    /// everything would be written to the disk beneath it, and hidden as soon as the share is back.
    ///
    /// # Errors
    /// When it is not there, or no folder.
    pub fn open(share: &Path) -> io::Result<Self> {
        let handle = Arc::new(fs::openat(CWD, share, FOLDER, Mode::empty())?);
        Ok(Self { handle, path: share.to_owned(), inside: String::new(), noted: Arc::default() })
    }

    /// Gives where it lies, for messages.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Notes what has no place on the share.
    pub fn note(&self, sentence: impl Into<String>) {
        if let Ok(mut noted) = self.noted.lock() {
            noted.insert(sentence.into());
        }
    }

    /// Gives what was noted in this folder, in those above it and in those below, and forgets it.
    pub fn noted(&self) -> Vec<String> {
        self.noted.lock().map(|mut noted| std::mem::take(&mut *noted)).unwrap_or_default().into_iter().collect()
    }

    pub(in crate::storage) fn inside(&self, name: &str) -> String {
        if self.inside.is_empty() { shown(name) } else { format!("{}/{}", self.inside, shown(name)) }
    }

    /// Tells what stands under a name; nothing where there is no such name.
    ///
    /// # Errors
    /// When the share can't tell.
    pub fn about(&self, name: &str) -> io::Result<Option<About>> {
        match fs::statat(&self.handle, one(name)?, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(stat) => Ok(Some(About::of(&stat))),
            Err(rustix::io::Errno::NOENT) => Ok(None),
            Err(cause) => Err(cause.into()),
        }
    }

    pub(in crate::storage) fn strange(&self, name: &str, kind: Kind) -> io::Error {
        io::Error::new(ErrorKind::InvalidData, Strange { inside: self.inside(name), kind })
    }

    /// Opens a folder in it; nothing where there is none. Anything else under that name is a [`Strange`].
    ///
    /// # Errors
    /// When something else stands there, or it can't be opened.
    pub fn find(&self, name: &str) -> io::Result<Option<Self>> {
        match fs::openat(&self.handle, one(name)?, FOLDER | OFlags::NOFOLLOW, Mode::empty()) {
            Ok(handle) => Ok(Some(Self {
                handle: Arc::new(handle),
                path: self.path.join(name),
                inside: self.inside(name),
                noted: Arc::clone(&self.noted),
            })),
            Err(rustix::io::Errno::NOENT) => Ok(None),
            Err(cause) => match self.about(name)? {
                Some(about) if about.kind != Kind::Folder => Err(self.strange(name, about.kind)),
                _ => Err(cause.into()),
            },
        }
    }

    /// Opens a folder in it, and makes it where there is none. What stands in its way is set aside.
    ///
    /// # Errors
    /// When it can't be made or opened.
    pub fn make(&self, name: &str) -> io::Result<Self> {
        match self.find(name) {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => {}
            Err(cause) if Strange::of(&cause).is_some() => self.set_aside(name)?,
            Err(cause) => return Err(cause),
        }
        match fs::mkdirat(&self.handle, one(name)?, Mode::from_raw_mode(0o777)) {
            Err(cause) if cause != rustix::io::Errno::EXIST => return Err(cause.into()),
            _ => {}
        }
        self.find(name)?.ok_or_else(|| ErrorKind::NotFound.into())
    }

    /// Lists the names in it, in order; those that are no text are left out.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in Dir::read_from(&self.handle)?.take(MOST_NAMES) {
            let entry = entry?;
            names.extend(entry.file_name().to_str().ok().filter(|name| !matches!(*name, "." | "..")).map(str::to_owned));
        }
        names.sort();
        Ok(names)
    }

    /// Notes everything in a folder of files that is none; names that begin with a dot are nobody's business.
    ///
    /// # Errors
    /// When it can't be read.
    pub fn note_strange(&self) -> io::Result<()> {
        for entry in Dir::read_from(&self.handle)?.take(MOST_NAMES) {
            let entry = entry?;
            let Some(name) = entry.file_name().to_str().ok().filter(|name| !name.starts_with('.')) else { continue };
            // Most systems tell the kind with the name.
            if entry.file_type() != FileType::RegularFile
                && let Some(About { kind, .. }) = self.about(name)?.filter(|about| about.kind != Kind::File)
            {
                self.note(format!("{}: find out who put it there, and remove it.", Strange { inside: self.inside(name), kind }));
            }
        }
        Ok(())
    }

    /// Opens a file to be read. Anything that is none is not opened, and is a [`Strange`].
    ///
    /// # Errors
    /// When it is not there, is no file, or can't be opened.
    pub fn file(&self, name: &str) -> io::Result<File> {
        let is_file = |about: About| if about.kind == Kind::File { Ok(()) } else { Err(self.strange(name, about.kind)) };
        // Looked at first: even opening a device may set it to work.
        is_file(self.about(name)?.ok_or(ErrorKind::NotFound)?)?;
        let handle = match fs::openat(&self.handle, name, FILE, Mode::empty()) {
            Err(rustix::io::Errno::LOOP) => return Err(self.strange(name, Kind::Link)),
            handle => handle?,
        };
        // And again, for what somebody put in its place meanwhile.
        is_file(About::of(&fs::fstat(&handle)?))?;
        Ok(File::from(handle))
    }

    /// Reads a file of no more than so many bytes.
    ///
    /// # Errors
    /// When it is not there, is no file, is larger, or can't be read.
    pub fn read(&self, name: &str, most: u64) -> io::Result<Vec<u8>> {
        let file = self.file(name)?;
        let mut bytes = Vec::new();
        if fs::fstat(&file)?.st_size.unsigned_abs() <= most {
            file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
            if bytes.len() as u64 <= most {
                return Ok(bytes);
            }
        }
        Err(self.strange(name, Kind::Large))
    }

    pub(in crate::storage) fn create(&self, name: &str) -> io::Result<File> {
        Ok(File::from(fs::openat(&self.handle, one(name)?, NEW, Mode::from_raw_mode(0o666))?))
    }

    /// Sets aside what stands under a name and is no file; tells whether something did.
    ///
    /// # Errors
    /// When it can't be moved.
    pub fn clear(&self, name: &str) -> io::Result<bool> {
        let strange = self.about(name)?.is_some_and(|about| about.kind != Kind::File);
        if strange {
            self.set_aside(name)?;
        }
        Ok(strange)
    }

    /// Gives what stands under a name a new one in the same folder, and notes it. Nothing is opened and nothing lost.
    pub(in crate::storage) fn set_aside(&self, name: &str) -> io::Result<()> {
        let Some(about) = self.about(name)? else { return Ok(()) };
        let aside = format!(".strange-{}", random()?);
        let was = Strange { inside: self.inside(name), kind: about.kind };
        let moved = fs::renameat(&self.handle, one(name)?, &self.handle, &aside).map_err(io::Error::from);
        self.note(match &moved {
            Ok(()) => format!("{was}: it was set aside as {aside}; find out who put it there, and remove it."),
            Err(cause) => format!("{was} and can't be set aside ({cause}): find out who put it there, and remove it."),
        });
        moved
    }

    /// Removes what a program left that died while it wrote: files with a random name, of this owner.
    ///
    /// # Errors
    /// When the folder can't be read, or one of them can't be removed.
    pub fn sweep(&self, owner: &str) -> io::Result<()> {
        let ours = format!(".{owner}.");
        // The last two are what older programs called them.
        let is_left = |name: &str| name.strip_prefix(&ours).is_some_and(|rest| rest.ends_with(".tmp") || matches!(rest, "tmp" | "new"));
        for name in self.names()?.iter().filter(|name| is_left(name)) {
            if !self.clear(name)? {
                self.unlink(name)?;
            }
        }
        Ok(())
    }

    /// Removes a file for good: also a power cut does not bring it back. One that is gone already is as good.
    ///
    /// # Errors
    /// When it can't be removed.
    pub fn remove(&self, name: &str) -> io::Result<()> {
        self.unlink(name)?;
        self.sync()
    }

    pub(in crate::storage) fn unlink(&self, name: &str) -> io::Result<()> {
        match fs::unlinkat(&self.handle, one(name)?, AtFlags::empty()) {
            Err(cause) if cause != rustix::io::Errno::NOENT => Err(cause.into()),
            _ => Ok(()),
        }
    }

    /// Makes the names in it lasting.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn sync(&self) -> io::Result<()> {
        match fs::fsync(&self.handle).map_err(io::Error::from) {
            // Some network shares have no such thing for folders.
            Err(cause) if matches!(cause.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
            done => done,
        }
    }

    /// Tells how many bytes are free; nothing where the share tells no numbers.
    ///
    /// # Errors
    /// When the share does not answer.
    pub fn room(&self) -> io::Result<Option<u64>> {
        let told = fs::fstatvfs(&self.handle)?;
        Ok((told.f_blocks > 0).then(|| told.f_bavail.saturating_mul(told.f_frsize)))
    }

    /// Tells on which disk it lies.
    ///
    /// # Errors
    /// When the share does not answer.
    pub fn device(&self) -> io::Result<u64> {
        Ok(fs::fstat(&self.handle)?.st_dev)
    }
}

/// Lets only a single name pass, none that leads elsewhere.
pub(in crate::storage) fn one(name: &str) -> io::Result<&str> {
    let leads = name.is_empty() || matches!(name, "." | "..") || name.contains(['/', '\0']);
    if leads { Err(ErrorKind::InvalidInput.into()) } else { Ok(name) }
}

/// Gives letters that nobody can guess.
pub(in crate::storage) fn random() -> io::Result<String> {
    let mut bytes = [0_u8; 8];
    getrandom::fill(&mut bytes).map_err(io::Error::other)?;
    Ok(format!("{:016x}", u64::from_le_bytes(bytes)))
}
