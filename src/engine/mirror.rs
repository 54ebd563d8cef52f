//! The mirror: a recording is listened to from its beginning to its end, on a thread of its own. Nothing of it is kept.

use crate::domain::{Mirror, RecordId};
use crate::engine::takes::TakeSound;
use crate::engine::work::{Progress, Work};
use crate::flow::Reply;
use crate::flow::effects::playback::Unreadable;
use crate::flow::effects::recordings::MirrorProgress;
use crate::recording::{Listener, Sound, SoundError};
use zeroize::Zeroizing;

/// The recording that is listened to, if there is one.
#[derive(Debug, Default)]
pub(super) struct Mirroring(Option<Work<Option<Mirror>>>);

impl Mirroring {
    /// Begins to listen; `questions` are the milliseconds at which questions were taken up.
    pub(super) fn begin(&mut self, take: RecordId, sound: Result<TakeSound, Unreadable>, questions: &[u64]) -> Option<Reply> {
        self.0 = None;
        self.0 = sound.ok().and_then(|sound| work(take, sound, questions));
        if self.0.is_some() { None } else { Some(Reply::Mirror { take, told: MirrorProgress::Failed }) }
    }

    /// Tells how far it is.
    pub(super) fn ask(&mut self) -> Option<Reply> {
        let take = self.0.as_ref()?.take();
        let told = match self.0.take_if(|work| work.is_over()) {
            Some(over) => over.finish().flatten().map_or(MirrorProgress::Failed, MirrorProgress::Done),
            None => MirrorProgress::Working(self.0.as_ref()?.percent()),
        };
        Some(Reply::Mirror { take, told })
    }

    /// Gives it up.
    pub(super) fn close(&mut self) {
        self.0 = None;
    }
}

fn work(take: RecordId, sound: TakeSound, questions: &[u64]) -> Option<Work<Option<Mirror>>> {
    let questions: Vec<f32> = questions.iter().map(|at_ms| *at_ms as f32 / 1000.0).collect();
    let frames = sound.frames();
    let work = Work::begin("mirror", take, frames, move |progress| {
        listen(sound, &questions, progress).map_err(|error| tracing::warn!(%error, "a recording could not be listened to")).ok().flatten()
    });
    work.map_err(|error| tracing::warn!(%error, "a recording could not be listened to")).ok()
}

/// Listens to all of it; nothing when it is given up before the end.
fn listen(mut sound: TakeSound, questions: &[f32], progress: &Progress) -> Result<Option<Mirror>, SoundError> {
    let mut listener = Listener::new(sound.rate())?;
    let mut piece = Zeroizing::new(vec![0_i16; usize::try_from(sound.rate()).unwrap_or(48_000)]);
    let mut at = 0;
    while at < sound.frames() {
        if !progress.reached(at) {
            return Ok(None);
        }
        let count = usize::try_from(sound.frames() - at).map_or(piece.len(), |left| left.min(piece.len()));
        let Some(part) = piece.get_mut(..count) else { break };
        part.fill(0);
        sound.read(at, part);
        listener.hear(part);
        at += count as u64;
    }
    Ok(Some(listener.finish(questions)))
}
