//! What has no place on a share, and how it is called.

use rustix::fs::{FileType, Stat};
use std::fmt;
use std::io;

/// What stands under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A file, but larger than any of ours.
    Large,
    /// A folder.
    Folder,
    /// A link, wherever it leads.
    Link,
    /// A pipe, which waits for ever for its other end.
    Pipe,
    /// A socket.
    Socket,
    /// A device, or what the system has no name for.
    Device,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::File => "a file where a folder should be",
            Self::Large => "far larger than any of ours",
            Self::Folder => "a folder where a file should be",
            Self::Link => "a link, and nothing is opened through one",
            Self::Pipe => "a pipe",
            Self::Socket => "a socket",
            Self::Device => "a device",
        })
    }
}

/// Something that stands under a name of ours and is not what it should be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{inside} on the share is {kind}")]
pub struct Strange {
    /// Where on the share, in a form that can be shown.
    pub inside: String,
    /// What it is.
    pub kind: Kind,
}

impl Strange {
    /// Gives what an error tells of, where it is this.
    pub fn of(error: &io::Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref()
    }
}

/// What is known of a name without opening it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// What stands under it.
    pub kind: Kind,
    /// Its bytes.
    pub size: u64,
    /// When it was written, in nanoseconds of the share's clock.
    pub written: i128,
}

impl About {
    pub(super) fn of(stat: &Stat) -> Self {
        let kind = match FileType::from_raw_mode(stat.st_mode) {
            FileType::RegularFile => Kind::File,
            FileType::Directory => Kind::Folder,
            FileType::Symlink => Kind::Link,
            FileType::Fifo => Kind::Pipe,
            FileType::Socket => Kind::Socket,
            _ => Kind::Device,
        };
        let written = i128::from(stat.st_mtime) * 1_000_000_000 + i128::from(stat.st_mtime_nsec);
        Self { kind, size: stat.st_size.unsigned_abs(), written }
    }
}

/// Tells whether a name can be shown as it is: no line breaks, no signs that nobody sees or that turn a text around.
pub fn is_plain(name: &str) -> bool {
    shown(name) == name
}

/// Gives a name as it can be shown in one line.
pub fn shown(name: &str) -> String {
    name.escape_debug().to_string()
}
