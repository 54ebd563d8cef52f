//! The mirror: a recording is listened to from its beginning to its end, on a thread of its own. Nothing of it is kept.

use super::takes::{TakeFolder, TakeSound};
use crate::domain::{Mirror, RecordId};
use crate::flow::Reply;
use crate::flow::mirror::Told;
use crate::recording::{Listener, Sound, SoundError};
use crate::storage::PrivateStore;
use crate::vault::StationKey;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;
use zeroize::Zeroizing;

/// The recording that is listened to, if there is one.
#[derive(Debug, Default)]
pub(super) struct Mirroring(Option<Work>);

#[derive(Debug)]
struct Work {
    take: RecordId,
    frames: u64,
    heard: Arc<AtomicU64>,
    over: Arc<AtomicBool>,
    thread: Option<JoinHandle<Option<Mirror>>>,
}

impl Drop for Work {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Release);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Mirroring {
    /// Begins to listen; `questions` are the milliseconds at which questions were taken up.
    pub(super) fn begin(
        &mut self,
        data: &Path,
        key: &StationKey,
        take: RecordId,
        private: &PrivateStore,
        questions: &[u64],
    ) -> Option<Reply> {
        self.0 = None;
        match Work::begin(data, key, take, private, questions) {
            Some(work) => {
                self.0 = Some(work);
                None
            }
            None => Some(Reply::Mirror { take, told: Told::Failed }),
        }
    }

    /// Tells how far it is.
    pub(super) fn ask(&mut self) -> Option<Reply> {
        let work = self.0.as_mut()?;
        let take = work.take;
        if !work.thread.as_ref().is_some_and(JoinHandle::is_finished) {
            let share = work.heard.load(Ordering::Acquire).saturating_mul(100).checked_div(work.frames).unwrap_or(0);
            return Some(Reply::Mirror { take, told: Told::Working(u32::try_from(share).unwrap_or(100)) });
        }
        let mirror = work.thread.take().and_then(|thread| thread.join().ok()).flatten();
        self.0 = None;
        Some(Reply::Mirror { take, told: mirror.map_or(Told::Failed, Told::Done) })
    }

    /// Gives it up.
    pub(super) fn close(&mut self) {
        self.0 = None;
    }
}

impl Work {
    fn begin(data: &Path, key: &StationKey, take: RecordId, private: &PrivateStore, questions: &[u64]) -> Option<Self> {
        let sound = TakeFolder::open(data, take, private, key).and_then(|folder| folder.sound());
        let sound = sound.map_err(|error| tracing::warn!(%error, %take, "a recording could not be listened to")).ok()?;
        let (frames, heard, over) = (sound.frames(), Arc::new(AtomicU64::new(0)), Arc::new(AtomicBool::new(false)));
        let questions: Vec<f32> = questions.iter().map(|at_ms| *at_ms as f32 / 1000.0).collect();
        let (told, stop) = (heard.clone(), over.clone());
        let thread = std::thread::Builder::new().name("mirror".to_owned()).spawn(move || {
            listen(sound, &questions, &told, &stop)
                .map_err(|error| tracing::warn!(%error, "a recording could not be listened to"))
                .ok()
                .flatten()
        });
        Some(Self { take, frames, heard, over, thread: Some(thread.ok()?) })
    }
}

/// Listens to all of it; nothing when it is given up before the end.
fn listen(mut sound: TakeSound, questions: &[f32], heard: &AtomicU64, over: &AtomicBool) -> Result<Option<Mirror>, SoundError> {
    let mut listener = Listener::new(sound.rate())?;
    let mut piece = Zeroizing::new(vec![0_i16; usize::try_from(sound.rate()).unwrap_or(48_000)]);
    let mut at = 0;
    while at < sound.frames() {
        if over.load(Ordering::Acquire) {
            return Ok(None);
        }
        let count = usize::try_from(sound.frames() - at).map_or(piece.len(), |left| left.min(piece.len()));
        let Some(part) = piece.get_mut(..count) else { break };
        part.fill(0);
        sound.read(at, part);
        listener.hear(part);
        at += count as u64;
        heard.store(at, Ordering::Release);
    }
    Ok(Some(listener.finish(questions)))
}
