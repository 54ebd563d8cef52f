//! The loudspeaker that was chosen, and a tone to hear it.

use crate::flow::Reply;
use crate::flow::effects::sound::Loudspeaker;
use crate::recording::{self, Device};

/// Gives the loudspeaker as `recording` knows it.
pub(super) fn device(loudspeaker: &Loudspeaker) -> Device {
    Device { id: loudspeaker.id.clone(), name: loudspeaker.name.clone() }
}

/// Plays a short tone; tells where that can't be done.
pub(super) fn play_tone(loudspeaker: Option<&Loudspeaker>) -> Option<Reply> {
    recording::play_tone(loudspeaker.map(device).as_ref()).err().map(|error| {
        tracing::warn!(%error, "no tone could be played");
        Reply::NoTone
    })
}
