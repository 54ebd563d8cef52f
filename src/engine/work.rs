//! Long work on one recording, on a thread of its own: it tells how far it is, and can be given up.

use crate::domain::RecordId;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;

/// How far the work is, and whether it is still wanted.
#[derive(Clone, Debug, Default)]
pub(super) struct Progress {
    frames: Arc<AtomicU64>,
    over: Arc<AtomicBool>,
}

impl Progress {
    /// Tells that the work has come to a frame; gives whether it is to go on.
    pub(super) fn reached(&self, frame: u64) -> bool {
        self.frames.store(frame, Ordering::Release);
        !self.over.load(Ordering::Acquire)
    }
}

/// The work, while it goes on.
#[derive(Debug)]
pub(super) struct Work<T> {
    take: RecordId,
    frames: u64,
    progress: Progress,
    thread: Option<JoinHandle<T>>,
}

impl<T: Send + 'static> Work<T> {
    /// Begins work on a recording of so many frames.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(super) fn begin(name: &str, take: RecordId, frames: u64, work: impl FnOnce(&Progress) -> T + Send + 'static) -> io::Result<Self> {
        let progress = Progress::default();
        let told = progress.clone();
        let thread = std::thread::Builder::new().name(name.to_owned()).spawn(move || work(&told))?;
        Ok(Self { take, frames, progress, thread: Some(thread) })
    }
}

impl<T> Work<T> {
    /// Gives the recording it is about.
    pub(super) fn take(&self) -> RecordId {
        self.take
    }

    /// Gives how many of a hundred parts are done.
    pub(super) fn percent(&self) -> u32 {
        let done = self.progress.frames.load(Ordering::Acquire).saturating_mul(100).checked_div(self.frames).unwrap_or(0);
        u32::try_from(done).unwrap_or(100)
    }

    /// Tells whether it has ended.
    pub(super) fn is_over(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }

    /// Waits for its end and gives what came of it; nothing where it broke down.
    pub(super) fn finish(mut self) -> Option<T> {
        self.join()
    }

    /// Gives it up and gives what came of it all the same.
    pub(super) fn give_up(mut self) -> Option<T> {
        self.progress.over.store(true, Ordering::Release);
        self.join()
    }

    fn join(&mut self) -> Option<T> {
        self.thread.take()?.join().ok()
    }
}

impl<T> Drop for Work<T> {
    fn drop(&mut self) {
        self.progress.over.store(true, Ordering::Release);
        let _ = self.join();
    }
}
