//! A file on its way to its name.

use super::{SharedFolder, one};
use rustix::fs::{self, Advice};
use std::fs::File;
use std::io;

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
