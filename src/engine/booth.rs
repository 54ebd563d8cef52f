//! The microphone: open for its level, or for one take with the consent of every voice. Never both.

use crate::domain::{RecordId, Take};
use crate::engine::station_key::Keeper;
use crate::engine::takes::TakeFolder;
use crate::flow::Reply;
use crate::flow::effects::sound::{
    Booth as Found, Check, Control, Ended, Heard, Loudspeaker, Microphone, NoSound, Status, Taking, Verdict,
};
use crate::flow::rules::consent::ConsentToken;
use crate::recording::{self, Capture, Device, Level, Reading, SoundError, State};
use crate::storage::PrivateStore;
use std::path::Path;

/// The quietest level that is shown, in dBFS.
const FLOOR: f32 = -60.0;

/// What is open.
#[derive(Debug, Default)]
pub(super) struct Booth {
    level: Option<(Level, Vec<Reading>)>,
    capture: Option<(RecordId, Capture)>,
}

impl Booth {
    /// Tells what is there to record with.
    pub(super) fn look_around(folder: &Path) -> Reply {
        let found = recording::inventory();
        let microphones = found.microphones.into_iter().map(|device| Microphone { id: device.id, name: device.name }).collect();
        let loudspeakers = found.outputs.into_iter().map(|device| Loudspeaker { id: device.id, name: device.name }).collect();
        Reply::Booth(Found { microphones, loudspeakers, minutes: minutes_left(folder) })
    }

    /// Opens a microphone for its level only.
    pub(super) fn open_level(&mut self, microphone: Option<&Microphone>) -> Option<Reply> {
        self.level = None;
        if self.capture.is_some() {
            return None;
        }
        match Level::open(microphone.map(device).as_ref()) {
            Ok(level) => {
                self.level = Some((level, Vec::new()));
                None
            }
            Err(error) => Some(no_sound(&error)),
        }
    }

    /// Closes it again.
    pub(super) fn close_level(&mut self) {
        self.level = None;
    }

    /// Tells how loud it is, and judges what was heard since the microphone was opened.
    pub(super) fn hear(&mut self, check: Check) -> Option<Reply> {
        let (level, readings) = self.level.as_mut()?;
        if level.is_lost() {
            self.level = None;
            return Some(Reply::NoSound(NoSound::Microphone));
        }
        let reading = level.read();
        readings.push(reading);
        let verdict = match check {
            Check::Room => recording::judge_room(readings).map(|room| match room {
                recording::Room::Quiet => Verdict::Quiet,
                recording::Room::Usable => Verdict::Usable,
                recording::Room::TooLoud => Verdict::TooLoud,
            }),
            Check::Voice => recording::judge_microphone(readings).map(|microphone| match microphone {
                recording::Microphone::Silent => Verdict::Silent,
                recording::Microphone::Faint => Verdict::Faint,
                recording::Microphone::Clipping => Verdict::Clipping,
                recording::Microphone::Good => Verdict::Good,
            }),
        };
        Some(Reply::Heard(Heard { peak: share(reading.peak), verdict }))
    }

    /// Begins a take. Its folder and key are on the disk before the microphone opens.
    pub(super) fn begin(
        &mut self,
        folder: &Path,
        key: &mut Keeper,
        private: &mut PrivateStore,
        take: &Take,
        token: ConsentToken,
        microphone: Option<&Microphone>,
    ) -> Reply {
        self.level = None;
        if token.practice() != take.practice || self.capture.is_some() {
            return Reply::NoSound(NoSound::Disk);
        }
        let key = match key.key(folder) {
            Ok(key) => key,
            Err(error) => {
                tracing::error!(%error, "there is no station key");
                return Reply::NoSound(NoSound::Disk);
            }
        };
        let sink = match TakeFolder::create(folder, take.id, private, key) {
            Ok(made) => made.sink(),
            Err(error) => {
                tracing::error!(%error, "a take could not be made");
                return Reply::NoSound(NoSound::Disk);
            }
        };
        match Capture::begin(microphone.map(device).as_ref(), token, sink) {
            Ok(capture) => {
                self.capture = Some((take.id, capture));
                Reply::TakeBegun(take.id)
            }
            Err(error) => {
                // Nothing was heard: what was prepared is no recording.
                if let Err(error) = TakeFolder::destroy(folder, take.id, private) {
                    tracing::warn!(%error, take = %take.id, "an empty take could not be removed");
                }
                no_sound(&error)
            }
        }
    }

    /// Tells how the recording is.
    pub(super) fn status(&self, folder: &Path) -> Option<Reply> {
        let (_, capture) = self.capture.as_ref()?;
        let status = capture.status();
        let taking = match status.state {
            State::Running => Taking::Running,
            State::Paused => Taking::Paused,
            State::OffTheRecord => Taking::OffTheRecord,
            State::Stalled | State::DeviceLost => Taking::NoMicrophone,
            State::DiskFull | State::DiskFailed => Taking::NoDisk,
            State::Suspended => Taking::Slept,
            State::Stopped => Taking::Stopped,
        };
        let at_ms = u64::try_from(status.elapsed().as_millis()).unwrap_or(u64::MAX);
        let peak = if taking == Taking::Running { share(status.level.peak) } else { 0.0 };
        Some(Reply::Recording(Status { taking, at_ms, silent: status.silent, peak, minutes: minutes_left(folder) }))
    }

    /// Pauses, goes off the record, or goes on.
    pub(super) fn control(&self, control: Control) {
        let Some((_, capture)) = &self.capture else { return };
        match control {
            Control::Pause => capture.pause(),
            Control::OffTheRecord => capture.off_the_record(),
            Control::Resume(microphone) => capture.resume(microphone.as_ref().map(device).as_ref()),
        }
    }

    /// Ends the recording; everything is on the disk when this returns.
    pub(super) fn end(&mut self) -> Option<Reply> {
        let (take, capture) = self.capture.take()?;
        let kept = capture.stop();
        tracing::info!(%take, frames = kept.frames, lost = kept.lost, "a recording ended");
        Some(Reply::TakeEnded(Ended { take, rate: kept.rate, frames: kept.frames, gaps: kept.gaps }))
    }

    /// Ends the recording of a take that is taken back; what was kept of it is destroyed by who asked for it.
    pub(super) fn abandon(&mut self, take: RecordId) {
        if let Some((_, capture)) = self.capture.take_if(|(running, _)| *running == take) {
            capture.stop();
        }
    }
}

fn device(microphone: &Microphone) -> Device {
    Device { id: microphone.id.clone(), name: microphone.name.clone() }
}

/// Brings a level in dBFS to a part of what is shown.
fn share(level: f32) -> f32 {
    ((level - FLOOR) / -FLOOR).clamp(0.0, 1.0)
}

pub(super) fn minutes_left(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(recording::minutes_left(disk.f_bavail.saturating_mul(disk.f_frsize), 48_000))
}

fn no_sound(error: &SoundError) -> Reply {
    tracing::warn!(%error, "no sound");
    Reply::NoSound(match error {
        SoundError::Disk(_) => NoSound::Disk,
        SoundError::NotThere | SoundError::Refused(_) | SoundError::NoAnswer | SoundError::Form => NoSound::Microphone,
    })
}
