//! What adults set at the station: kept in `station.toml`; a shared folder tried out; a new recovery code.

use crate::domain::{Code, Document, Setting, ShareTrial};
use crate::engine::Engine;
use crate::engine::documents::is_there_a_printer;
use crate::flow::effects::pins::NewCode;
use crate::flow::{Fault, Reply};
use crate::share::{self, SCHOOL_KEY};
use crate::storage::{PrivateStore, RECOVERY_CODE, StationFile, StorageError};
use crate::vault::{self, SchoolKey};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Duration;
use zeroize::Zeroize;

/// How long a shared folder has to answer when it is tried.
const PATIENCE: Duration = Duration::from_secs(8);

/// What stands in the document where the code goes.
const BLANK: &str = "{code}";

/// A shared folder that is being tried. A thread that a dead share holds for ever is left behind; it holds nobody else up.
#[derive(Debug, Default)]
pub(super) struct Trying(Option<Trial>);

#[derive(Debug)]
struct Trial {
    folder: String,
    begun: Duration,
    answer: Receiver<ShareTrial>,
}

impl Trying {
    fn begin(&mut self, folder: String, uptime: Duration, work: impl FnOnce(&Path) -> ShareTrial + Send + 'static) -> Option<Reply> {
        let (tell, answer) = channel();
        let path = PathBuf::from(&folder);
        // Nobody listening any more is no fault.
        let begun = std::thread::Builder::new().name("share-trial".to_owned()).spawn(move || {
            let _ = tell.send(work(&path));
        });
        if let Err(error) = begun {
            tracing::error!(%error, "a shared folder could not be tried");
            return Some(Reply::ShareTried(folder, ShareTrial::Failed));
        }
        self.0 = Some(Trial { folder, begun: uptime, answer });
        None
    }

    /// Tells what came of it; nothing while it is waited for.
    pub(super) fn ask(&mut self, uptime: Duration) -> Option<Reply> {
        let trial = self.0.as_ref()?;
        let came = match trial.answer.try_recv() {
            Ok(came) => came,
            Err(TryRecvError::Disconnected) => ShareTrial::Failed,
            Err(TryRecvError::Empty) if uptime.saturating_sub(trial.begun) > PATIENCE => ShareTrial::Silent,
            Err(TryRecvError::Empty) => return None,
        };
        self.0.take().map(|trial| Reply::ShareTried(trial.folder, came))
    }
}

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

    /// Makes a new recovery code; the one of before opens nothing any more. Where it can't be written on paper for the
    /// printer, it is made and shown all the same.
    pub(super) fn renew_code(&mut self, mut paper: Document) {
        let mut letters = match vault::new_code() {
            Ok(letters) => letters,
            Err(error) => {
                tracing::error!(%error, "no recovery code could be made");
                return self.later.begin(|| Reply::CodeRenewed(Err(Fault::Other)));
            }
        };
        let code = Code::new(&letters);
        match self.with_opened(|opened| keep(&opened.private, &code)) {
            Ok(()) => {
                tracing::info!("a new recovery code was made");
                let file = write(&self.folder, &mut paper, &letters);
                self.later.begin(move || {
                    let printer = file.is_some() && is_there_a_printer();
                    Reply::CodeRenewed(Ok(NewCode { code, file, printer }))
                });
            }
            Err(error) => {
                tracing::error!(%error, "a new recovery code could not be kept");
                let fault = Fault::from(&error);
                self.later.begin(move || Reply::CodeRenewed(Err(fault)));
            }
        }
        letters.zeroize();
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

/// Writes the code into the outbox folder, for its owner's eyes alone; gives the file's name.
fn write(data: &Path, paper: &mut Document, letters: &str) -> Option<String> {
    let lines = paper.sections.iter_mut().flat_map(|section| &mut section.lines);
    lines.filter(|(_, told)| told == BLANK).for_each(|(_, told)| letters.clone_into(told));
    let folder = data.join("outbox");
    let file = format!("{}.pdf", paper.name);
    let written = std::fs::create_dir_all(&folder).and_then(|()| {
        let pdf = crate::paper::pdf(paper).map_err(std::io::Error::other)?;
        let mut out = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(folder.join(&file))?;
        out.write_all(&pdf)?;
        out.sync_all()
    });
    paper.sections.iter_mut().flat_map(|section| &mut section.lines).for_each(|(_, told)| told.zeroize());
    match written {
        Ok(()) => Some(file),
        Err(cause) => {
            tracing::error!(%cause, "the paper of a recovery code could not be written");
            None
        }
    }
}
