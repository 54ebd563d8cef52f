//! Listening back: one take at a time, its picture and the loudspeaker.

use crate::domain::RecordId;
use crate::engine::station_key::Keeper;
use crate::engine::takes::TakeSound;
use crate::engine::takes::{TakeError, TakeFolder};
use crate::flow::Reply;
use crate::flow::effects::playback::{Control, Heard, Opened, Playing as Shown, Unreadable};
use crate::recording::{Device, Peak, Player, Playing, Sound};
use crate::storage::PrivateStore;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The most pairs in a picture: more than a screen has room for tell nobody more.
const PICTURE: usize = 200;

/// The take that is open.
#[derive(Debug, Default)]
pub(super) struct Listening {
    at_hand: Option<AtHand>,
}

#[derive(Debug)]
struct AtHand {
    take: RecordId,
    damaged: Arc<AtomicBool>,
    player: Player,
}

impl Listening {
    /// Opens a take and the loudspeaker. Without a loudspeaker there is still its picture.
    pub(super) fn open(&mut self, take: RecordId, sound: Result<TakeSound, Unreadable>, loudspeaker: Option<&Device>) -> Reply {
        self.at_hand = None;
        match sound.and_then(|sound| self.show(take, sound, loudspeaker)) {
            Ok(opened) => Reply::TakeOpened(Box::new(opened)),
            Err(why) => Reply::TakeUnreadable { take, why },
        }
    }

    fn show(&mut self, take: RecordId, mut sound: TakeSound, loudspeaker: Option<&Device>) -> Result<Opened, Unreadable> {
        if sound.frames() == 0 {
            return Err(if sound.is_damaged() { Unreadable::Damaged } else { Unreadable::Empty });
        }
        let peaks = sound.peaks().map_err(|error| why(&error))?;
        let damaged = Arc::new(AtomicBool::new(sound.is_damaged()));
        let mut opened = Opened {
            take,
            rate: sound.rate(),
            frames: sound.frames(),
            peaks: picture(&peaks),
            whole: sound.is_whole(),
            damaged: sound.is_damaged(),
            speaker: true,
        };
        match Player::open(loudspeaker, Watched { sound, damaged: damaged.clone() }) {
            Ok(player) => self.at_hand = Some(AtHand { take, damaged, player }),
            Err(error) => {
                tracing::warn!(%error, "there is nothing to play a recording with");
                opened.speaker = false;
            }
        }
        Ok(opened)
    }

    /// Plays, pauses or moves what is open.
    pub(super) fn control(&self, control: Control) {
        let Some(AtHand { player, .. }) = &self.at_hand else { return };
        match control {
            Control::Play => player.play(),
            Control::Pause => player.pause(),
            Control::Seek(frame) => player.seek(frame),
            Control::Speed(hundredths) => player.set_speed(hundredths),
        }
    }

    /// Tells where the playing is; nothing where nothing is open.
    pub(super) fn hear(&self) -> Option<Reply> {
        let AtHand { take, damaged, player } = self.at_hand.as_ref()?;
        let status = player.status();
        let playing = match status.playing {
            Playing::Paused => Shown::Paused,
            Playing::Playing => Shown::Playing,
            Playing::Ended => Shown::Ended,
            Playing::Lost => Shown::Lost,
        };
        let damaged = damaged.load(Ordering::Acquire);
        Some(Reply::Playback(Heard { take: *take, frame: status.frame, playing, speed: status.speed, damaged }))
    }

    /// Falls silent and closes what is open.
    pub(super) fn close(&mut self) {
        self.at_hand = None;
    }

    /// Falls silent where a take is open that is taken back.
    pub(super) fn abandon(&mut self, take: RecordId) {
        self.at_hand.take_if(|at_hand| at_hand.take == take);
    }
}

/// Opens the sound of a take.
pub(super) fn sound(data: &Path, take: RecordId, private: &PrivateStore, key: &mut Keeper) -> Result<TakeSound, Unreadable> {
    let key = key.key(data).map_err(|error| {
        tracing::error!(%error, "the station's key could not be read");
        Unreadable::NoKey
    })?;
    TakeFolder::open(data, take, private, key).and_then(|folder| folder.sound()).map_err(|error| why(&error))
}

fn why(error: &TakeError) -> Unreadable {
    tracing::warn!(%error, "a recording could not be opened");
    match error {
        TakeError::Destroyed => Unreadable::NotHere,
        TakeError::Storage(_) | TakeError::Vault(_) => Unreadable::NoKey,
        TakeError::Seal(_) | TakeError::Io(_) => Unreadable::Damaged,
    }
}

/// Brings a picture down to what a screen can show: of each stretch what stands out most.
fn picture(peaks: &[Peak]) -> Vec<(i16, i16)> {
    let count = peaks.len().min(PICTURE);
    let stretch = |place: usize| peaks.get(place * peaks.len() / count..(place + 1) * peaks.len() / count).unwrap_or_default();
    let outermost = |part: &[Peak]| {
        let low = part.iter().map(|peak| peak.low).min().unwrap_or(0);
        (low, part.iter().map(|peak| peak.high).max().unwrap_or(0))
    };
    (0..count).map(|place| outermost(stretch(place))).collect()
}

/// Sound that tells when a piece of it could not be read: that shows only in playing.
struct Watched {
    sound: TakeSound,
    damaged: Arc<AtomicBool>,
}

impl Sound for Watched {
    fn rate(&self) -> u32 {
        self.sound.rate()
    }

    fn frames(&self) -> u64 {
        self.sound.frames()
    }

    fn read(&mut self, from: u64, out: &mut [i16]) {
        self.sound.read(from, out);
        if self.sound.is_damaged() {
            self.damaged.store(true, Ordering::Release);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_what_stands_out_and_the_order() {
        let mut peaks = vec![Peak { low: -5, high: 5 }; 72_000];
        peaks[36_000] = Peak { low: -900, high: 7 };
        peaks[71_999] = Peak { low: -1, high: 30_000 };
        let picture = picture(&peaks);
        assert_eq!((picture.len(), picture[0], picture[100], picture[199]), (200, (-5, 5), (-900, 7), (-5, 30_000)));
        assert_eq!(super::picture(&peaks[..3]), [(-5, 5); 3]);
        assert_eq!(super::picture(&[]), []);
    }
}
