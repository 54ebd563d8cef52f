//! What the sound of a practice tells without a transcript: a mirror for the one who asked, never a grade. It is worked out
//! when somebody asks for it, and kept nowhere.

/// Speech fainter than this is hard to follow: 14 dB below the nominal -26 dBFS of ITU-T P.56.
const TOO_FAINT: f32 = -40.0;

/// How sure a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// Take it with a grain of salt: voices and noise lie close together.
    Hardly,
    /// About right.
    Fairly,
    /// Voices stand well out of the room.
    Quite,
}

/// A figure, and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// Seconds, a share from 0 to 1, or dBFS.
    pub value: f32,
    /// How sure it is.
    pub sure: Sure,
}

/// What the sound of a practice tells.
#[derive(Clone, Debug, PartialEq)]
pub struct Mirror {
    /// For each question: the seconds of silence between its last word and the next voice; none where nothing was said
    /// after it.
    pub after_questions: Vec<Option<Figure>>,
    /// The longest stretch in which nobody was silent for half a second, in seconds.
    pub longest_stretch: Figure,
    /// The share of the time in which somebody spoke.
    pub speech: Figure,
    /// The mean level of the speech, in dBFS; none where nobody spoke.
    pub level: Option<Figure>,
}

impl Mirror {
    /// Tells whether the speech is too faint to be followed well.
    pub fn is_too_faint(&self) -> bool {
        self.level.is_some_and(|level| level.value < TOO_FAINT)
    }
}
