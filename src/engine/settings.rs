//! What adults set at the station: kept in `station.toml`; a shared folder tried out; a new recovery code.

use crate::domain::{Code, Document, Setting};
use crate::engine::documents;
use crate::engine::state::Engine;
use crate::flow::effects::fault::NoPage;
use crate::flow::effects::pins::NewCode;
use crate::flow::{Fault, Reply};
use crate::paper::Press;
use crate::share::{self, SCHOOL_KEY};
use crate::storage::{PrivateStore, RECOVERY_CODE, StationFile, StorageError};
use crate::vault::{self, SchoolKey};
use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use zeroize::{Zeroize, Zeroizing};

/// What stands in the document where the code goes.
const BLANK: &str = "{code}";

impl Engine {
    /// Keeps a setting, and tells the school as it is with it.
    pub(super) fn keep_setting(&mut self, setting: Setting) -> Vec<Reply> {
        // What somebody wrote into the file meanwhile stays.
        let mut file = StationFile::read(&self.folder).ok().flatten().unwrap_or_else(|| self.station.clone());
        file.set(&setting);
        match file.write(&self.folder) {
            Ok(()) => {
                tracing::info!(setting = setting.key(), "a setting was changed");
                self.station = file;
                vec![self.school(), Reply::SettingKept(setting, Ok(()))]
            }
            Err(error) => {
                tracing::error!(%error, setting = setting.key(), "a setting could not be kept");
                vec![Reply::SettingKept(setting, Err(Fault::from(&error)))]
            }
        }
    }

    /// Begins to try a shared folder.
    pub(super) fn try_share(&mut self, folder: String) -> Option<Reply> {
        let key = self.opened.as_ref().and_then(|opened| opened.private.secret(SCHOOL_KEY).ok().flatten());
        let key = key.as_deref().and_then(SchoolKey::from_bytes);
        let (data, origin) = (self.folder.clone(), self.station.origin());
        let uptime = self.clock.uptime();
        self.trying.begin(folder, uptime, move |share| share::try_share(share, &data, &origin, key.as_ref()))
    }

    /// Makes a new recovery code; the one of before opens nothing any more. It is shown at once: that there is its paper for
    /// the printer, or why there is none, is told later.
    pub(super) fn renew_code(&mut self, paper: Document) -> Reply {
        let letters = match vault::new_code() {
            Ok(letters) => Zeroizing::new(letters),
            Err(error) => {
                tracing::error!(%error, "no recovery code could be made");
                return Reply::CodeRenewed(Err(Fault::Other));
            }
        };
        let code = Code::new(&letters);
        if let Err(error) = self.with_opened(|opened| keep(&opened.private, &code)) {
            tracing::error!(%error, "a new recovery code could not be kept");
            return Reply::CodeRenewed(Err(Fault::from(&error)));
        }
        tracing::info!("a new recovery code was made");
        let file = documents::file_of(&paper);
        let (data, press) = (self.folder.clone(), self.press.clone());
        self.later.begin(move || {
            let file = documents::file_of(&paper);
            let written = write(&data, &press, paper, &letters).map(|_| documents::is_there_a_printer());
            Reply::CodePaper { file, written }
        });
        Reply::CodeRenewed(Ok(NewCode { code, file }))
    }

    /// Removes the paper of a recovery code from the outbox folder; nothing else there.
    pub(super) fn remove_code(&self, file: &str) -> Reply {
        let is_ours = file.starts_with("recovery-code-") && !file.contains('/');
        let gone = is_ours
            && match std::fs::remove_file(self.folder.join("outbox").join(file)) {
                Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
                    tracing::error!(%cause, "the paper of a recovery code could not be removed");
                    false
                }
                _ => true,
            };
        Reply::CodeRemoved(gone)
    }
}

fn keep(private: &PrivateStore, code: &Code) -> Result<(), StorageError> {
    let hash = vault::hash_code(code).map_err(|error| StorageError::Other(error.to_string()))?;
    private.set_secret(RECOVERY_CODE, hash.as_bytes())
}

/// Writes the code into the outbox folder, for its owner's eyes alone.
fn write(data: &Path, press: &Press, mut paper: Document, letters: &str) -> Result<String, NoPage> {
    let lines = paper.sections.iter_mut().flat_map(|section| &mut section.lines);
    lines.filter(|(_, told)| told == BLANK).for_each(|(_, told)| letters.clone_into(told));
    let written = documents::write(data, press, &paper, OpenOptions::new().create_new(true).mode(0o600));
    paper.sections.iter_mut().flat_map(|section| &mut section.lines).for_each(|(_, told)| told.zeroize());
    written
}
