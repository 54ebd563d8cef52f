//! What can go wrong with sound, and what to do about it.

/// Why there is no sound.
#[derive(Debug, thiserror::Error)]
pub enum SoundError {
    /// No such microphone or loudspeaker.
    #[error("that microphone or speaker is not there: plug it in, or choose another")]
    NotThere,
    /// It is there and can't be opened.
    #[error("the microphone or speaker can't be used ({0}): close other programs that use it, or choose another")]
    Refused(String),
    /// The sound server says nothing.
    #[error("the sound system does not answer: restart the station")]
    NoAnswer,
    /// It gives or takes sound in a way this program does not know.
    #[error("the microphone or speaker gives sound in a form this program does not know: choose another")]
    Form,
    /// The disk.
    #[error("the sound could not be kept: {0}")]
    Disk(#[from] std::io::Error),
}
