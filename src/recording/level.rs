//! The microphone check: how loud it is, and nothing else.

use super::meter::Meter;
use super::open::{self, Open};
use super::{Device, Reading, SoundError};
use std::sync::Arc;

/// A microphone that is open for its level only. Its sound is dropped where it arrives; numbers alone leave that place.
#[derive(Debug)]
pub struct Level {
    open: Open,
    meter: Arc<Meter>,
}

impl Level {
    /// Opens a microphone, or the one the system would take.
    ///
    /// # Errors
    /// When it can't be opened, or the sound system does not answer within three seconds.
    pub fn open(device: Option<&Device>) -> Result<Self, SoundError> {
        let meter = Arc::new(Meter::default());
        let ears = meter.clone();
        Ok(Self { open: open::microphone(device, move |sound| ears.hear(sound))?, meter })
    }

    /// Gives how loud it was since the last reading.
    pub fn read(&self) -> Reading {
        self.meter.read()
    }

    /// Tells whether the microphone went away.
    pub fn is_lost(&self) -> bool {
        self.open.is_lost()
    }
}
