//! A shared folder that is being tried.

use crate::domain::ShareTrial;
use crate::flow::Reply;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Duration;

/// How long a shared folder has to answer when it is tried.
const PATIENCE: Duration = Duration::from_secs(8);

#[derive(Debug)]
struct Trial {
    folder: String,
    begun: Duration,
    answer: Receiver<ShareTrial>,
}

/// A shared folder that is being tried. A thread that a dead share holds for ever is left behind; it holds nobody else up.
#[derive(Debug, Default)]
pub(in crate::engine) struct Trying(Option<Trial>);

impl Trying {
    pub(in crate::engine) fn begin(
        &mut self,
        folder: String,
        uptime: Duration,
        work: impl FnOnce(&Path) -> ShareTrial + Send + 'static,
    ) -> Option<Reply> {
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
    pub(in crate::engine) fn ask(&mut self, uptime: Duration) -> Option<Reply> {
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
