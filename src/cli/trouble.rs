//! Why a command could not do its work.

use crate::cli::exit::Exit;
use crate::cli::out;
use std::path::PathBuf;

/// Why a command could not do its work; nothing was lost.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// There is no station yet.
    #[error("there is no station in {}: make one with askwell setup", .0.display())]
    NoStation(PathBuf),
    /// There is one already.
    #[error("{} is a station already ({station} of {school}): choose another folder with --data", folder.display())]
    StationAlready {
        /// The folder.
        folder: PathBuf,
        /// The station in it.
        station: String,
        /// Its school.
        school: String,
    },
    /// Nobody made a recovery code.
    #[error("this station has no recovery code: make one with askwell unlock --new-code")]
    NoRecoveryCode,
    /// What was typed is not the recovery code.
    #[error("that is not the recovery code of this station: look at each letter of the paper again")]
    WrongRecoveryCode,
    /// It is not clear who is meant.
    #[error("say whose PIN is lost with --adult and one of these names: {0}")]
    WhichAdult(String),
    /// The folder holds work that is not made up.
    #[error("{} holds real work and was left as it is: choose another folder with --data", .0.display())]
    RealWork(PathBuf),
    /// The folder holds another made-up school.
    #[error("{} holds the made-up {school}: open it with askwell --data, or choose another folder", folder.display())]
    OtherMadeUp {
        /// The folder.
        folder: PathBuf,
        /// The school in it.
        school: String,
    },
    /// A list can't be read.
    #[error("{} can't be read ({cause}): check its name and permissions", file.display())]
    Unreadable {
        /// Which.
        file: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// A list can't be used.
    #[error("{} was not imported: {cause}", file.display())]
    List {
        /// Which.
        file: PathBuf,
        /// What is wrong with it.
        cause: crate::import::FileError,
    },
    /// A folder can't be made.
    #[error("the folder {} can't be made ({cause}): check the permissions of the folder above it", folder.display())]
    Folder {
        /// Which.
        folder: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// A name without a letter.
    #[error("{0} is empty: give a name, as in {0} \"Room 114\"")]
    NoName(&'static str),
    /// A school code that can't be one.
    #[error("--code is too short: a school's code has 20 letters and digits, as printed when the school was made")]
    Code,
    /// A document of something that must be named.
    #[error("a {what} needs {option}: give the id as the shared database shows it")]
    Needs {
        /// Which document.
        what: &'static str,
        /// What names it.
        option: &'static str,
    },
    /// A document of something that is not here.
    #[error("there is no {what} {id} on this station: look for its id in the shared database")]
    NoSuch {
        /// What.
        what: &'static str,
        /// Its id.
        id: uuid::Uuid,
    },
    /// A document can't be written where it should be.
    #[error("{} can't be written ({cause}): check the folder and its permissions", file.display())]
    Unwritable {
        /// Which file.
        file: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// A document can't be made.
    #[error(transparent)]
    Paper(#[from] crate::paper::PaperError),
    /// What is kept can't be.
    #[error(transparent)]
    Storage(#[from] crate::storage::StorageError),
    /// A secret can't be made.
    #[error(transparent)]
    Vault(#[from] crate::vault::VaultError),
    /// A built-in text is damaged.
    #[error(transparent)]
    Content(#[from] crate::content::ContentError),
}

impl Trouble {
    /// Gives the exit code for it.
    pub fn exit(&self) -> Exit {
        match self {
            Self::NoName(_) | Self::Code | Self::Needs { .. } | Self::WhichAdult(_) => Exit::Usage,
            _ => Exit::Failed,
        }
    }
}

/// Tells the trouble, where there is any, and gives the exit code.
pub(super) fn told(result: Result<Exit, Trouble>) -> Exit {
    result.unwrap_or_else(|trouble| {
        out::complain(&trouble.to_string());
        trouble.exit()
    })
}
