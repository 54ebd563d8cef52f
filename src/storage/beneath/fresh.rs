//! A file on its way to its name.

use crate::storage::beneath::folder::{SharedFolder, one, random};
use rustix::fs::{self, Advice};
use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::time::Duration;

/// How often a file that takes the place of another on a full disk is tried.
const TRIES: u32 = 4;

/// What is said where a share gives back something else than was written.
const OTHER: &str = "it gave back something else than was written";

/// A file that is being made and has no name yet.
#[derive(Debug)]
pub struct Fresh {
    pub(super) folder: SharedFolder,
    pub(super) name: String,
    pub(super) file: File,
    pub(super) has_name: bool,
}

impl Fresh {
    /// Gives the open file.
    pub fn file(&mut self) -> &mut File {
        &mut self.file
    }

    /// Makes what was written lasting, and opens it to be read back: from the share, as far as the system lets go of what it
    /// holds in memory.
    ///
    /// # Errors
    /// When the share fails.
    pub fn read_back(&mut self) -> io::Result<File> {
        self.file.sync_all()?;
        let _ = fs::fadvise(&self.file, 0, None, Advice::DontNeed);
        self.folder.file(&self.name)
    }

    /// Gives it its name, for good. A file that is there is replaced, anything else is set aside.
    ///
    /// # Errors
    /// When the share fails.
    pub fn keep_as(mut self, name: &str) -> io::Result<()> {
        self.folder.clear(name)?;
        self.rename(name)?;
        self.folder.sync()
    }

    /// Removes it again.
    ///
    /// # Errors
    /// When it can't be removed.
    pub fn discard(mut self) -> io::Result<()> {
        self.has_name = true;
        self.folder.unlink(&self.name)
    }

    pub(super) fn rename(&mut self, name: &str) -> io::Result<()> {
        fs::renameat(&self.folder.handle, &self.name, &self.folder.handle, one(name)?)?;
        self.has_name = true;
        Ok(())
    }
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if !self.has_name {
            // Where even this fails, it is swept another time.
            let _ = self.folder.unlink(&self.name);
        }
    }
}

impl SharedFolder {
    /// Makes a file under a random name that nobody can guess; it is removed unless it gets a name. `owner` tells whose it is,
    /// so that one a dead program left is swept.
    ///
    /// # Errors
    /// When it can't be made.
    pub fn fresh(&self, owner: &str) -> io::Result<Fresh> {
        let name = format!(".{owner}.{}.tmp", random()?);
        let file = self.create(&name)?;
        Ok(Fresh { folder: self.clone(), name, file, has_name: false })
    }

    /// Writes a small file whole under its name, beside the one that is there. Where there is no room for two, the old one is
    /// removed first. A lasting one is on the disk and was read back.
    ///
    /// # Errors
    /// When it can't be written; where there was no room, it may then be gone.
    pub fn put(&self, name: &str, owner: &str, bytes: &[u8], lasting: bool) -> io::Result<()> {
        self.clear(name)?;
        match self.beside(name, owner, bytes, lasting) {
            Err(cause) if is_full(&cause) => self.instead(name, bytes, lasting),
            done => done,
        }?;
        if lasting { self.sync() } else { Ok(()) }
    }

    fn beside(&self, name: &str, owner: &str, bytes: &[u8], lasting: bool) -> io::Result<()> {
        let mut fresh = self.fresh(owner)?;
        fresh.file.write_all(bytes)?;
        if lasting {
            fresh.file.sync_all()?;
            self.gives_back(&fresh.name, bytes)?;
        }
        match fresh.rename(name) {
            // Some shares replace no file that somebody reads at this moment, but let it be removed.
            Err(cause) if is_refused(&cause) => self.unlink(name).and_then(|()| fresh.rename(name)),
            done => done,
        }
    }

    fn instead(&self, name: &str, bytes: &[u8], lasting: bool) -> io::Result<()> {
        self.unlink(name)?;
        let mut tried = Ok(());
        for pause in 0..TRIES {
            // Others try too, and hold the last block for a moment.
            std::thread::sleep(Duration::from_millis(u64::from(pause) * 10));
            tried = self.create(name).and_then(|mut file| {
                file.write_all(bytes)?;
                if lasting { file.sync_all().and_then(|()| self.gives_back(name, bytes)) } else { Ok(()) }
            });
            let Err(cause) = &tried else { break };
            if cause.kind() != ErrorKind::AlreadyExists {
                self.unlink(name)?;
            }
            if !is_full(cause) {
                break;
            }
        }
        tried
    }

    fn gives_back(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        if self.read(name, bytes.len() as u64)? == bytes { Ok(()) } else { Err(io::Error::other(OTHER)) }
    }
}

fn is_full(cause: &io::Error) -> bool {
    matches!(cause.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded)
}

fn is_refused(cause: &io::Error) -> bool {
    matches!(cause.kind(), ErrorKind::PermissionDenied | ErrorKind::ResourceBusy | ErrorKind::AlreadyExists | ErrorKind::ExecutableFileBusy)
}
