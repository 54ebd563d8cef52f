//! What may take long: it is done on a thread, and its reply comes when it is there. Nothing here keeps the station waiting.

use crate::flow::Reply;
use std::sync::mpsc::{Receiver, Sender, channel};

/// Where replies that take longer arrive.
#[derive(Debug)]
pub(super) struct Later {
    threaded: bool,
    tell: Sender<Reply>,
    told: Receiver<Reply>,
}

impl Default for Later {
    fn default() -> Self {
        let (tell, told) = channel();
        Self { threaded: false, tell, told }
    }
}

impl Later {
    /// From now on threads do the work; before, in a story, it is done at once.
    pub(super) fn on_threads(&mut self) {
        self.threaded = true;
    }

    /// Has something done whose reply comes later.
    pub(super) fn begin(&self, work: impl FnOnce() -> Reply + Send + 'static) {
        let tell = self.tell.clone();
        let told = move || {
            // Whoever would hear it may be gone.
            let _ = tell.send(work());
        };
        if !self.threaded {
            told();
        } else if let Err(error) = std::thread::Builder::new().name("later".to_owned()).spawn(told) {
            tracing::error!(%error, "the system gives no thread");
        }
    }

    /// Gives the replies that have come.
    pub(super) fn replies(&self) -> impl Iterator<Item = Reply> {
        self.told.try_iter()
    }
}
