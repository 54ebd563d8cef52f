//! What adults set at a station: what it is called, its languages, its times and its devices.

use super::Language;
use super::keys::keys;
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};

/// After how many quiet minutes a student can be warned.
pub const IDLE_MINUTES: [u64; 4] = [2, 3, 5, 10];

/// How many days after the interviews a recording can be kept.
pub const KEPT_DAYS: [u64; 4] = [0, 14, 30, 90];

keys! {
    /// Whether anything on the screen moves that need not.
    #[derive(Default)]
    Movement {
        /// A new page rises and appears, a button changes its color, a bar fills.
        #[default]
        Gentle = "gentle",
        /// Everything is there at once.
        Still = "still",
    }
}

/// A microphone or a loudspeaker that was chosen for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoundDevice {
    /// What the sound system knows it by.
    pub id: String,
    /// What people know it by.
    pub name: String,
}

/// What a station was named when it was set up. The ids of people and contacts and the name beside every record are made
/// from these, so a new name changes nothing of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetUpAs {
    /// The school.
    pub school: String,
    /// The station.
    pub station: String,
}

/// What adults have set at a station; kept in `station.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The school's name as it is shown, where it is another than it was set up with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub school: Option<String>,
    /// The station's name, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub station: Option<String>,
    /// The one language that is offered; none where all are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub only: Option<Language>,
    /// The language of the first screen.
    pub start: Language,
    /// After how many quiet minutes a student is warned.
    pub idle_minutes: u64,
    /// How many days after the interviews a recording is kept.
    pub kept_days: u64,
    /// Whether anything moves on its screen.
    pub movement: Movement,
    /// The microphone; none is the one the system would take.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub microphone: Option<SoundDevice>,
    /// The loudspeaker; none is the one the system would take.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub loudspeaker: Option<SoundDevice>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            school: None,
            station: None,
            only: None,
            start: Language::default(),
            idle_minutes: 3,
            kept_days: 30,
            movement: Movement::default(),
            microphone: None,
            loudspeaker: None,
        }
    }
}

impl Settings {
    /// Tells whether nothing was set.
    pub fn is_default(&self) -> bool {
        *self == Self::default()
    }

    /// Gives the language that is spoken to somebody who would like one.
    pub fn offered(&self, wished: Language) -> Language {
        self.only.unwrap_or(wished)
    }

    /// Gives the language of the first screen.
    pub fn opens_in(&self) -> Language {
        self.offered(self.start)
    }

    /// Gives after how many seconds a student is warned. A number that somebody wrote into the file by hand signs nobody
    /// out while they read, and leaves nobody's work open for hours.
    pub fn quiet_seconds(&self) -> u64 {
        self.idle_minutes.clamp(1, 60) * 60
    }
}

/// Something an adult sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// What is shown as the names.
    Names {
        /// Of the school.
        school: String,
        /// Of the station.
        station: String,
    },
    /// The shared folder; none where the station shares with nobody.
    Share(Option<String>),
    /// At which time of the night it shares.
    NightlyAt(NaiveTime),
    /// Which languages are offered, and the one of the first screen.
    Languages {
        /// The one that is offered; none where all are.
        only: Option<Language>,
        /// The first screen's.
        start: Language,
    },
    /// After how many quiet minutes a student is warned.
    Idle(u64),
    /// How many days after the interviews a recording is kept.
    Kept(u64),
    /// Whether anything moves on its screen.
    Movement(Movement),
    /// The microphone; none is the one the system would take.
    Microphone(Option<SoundDevice>),
    /// The loudspeaker; none is the one the system would take.
    Loudspeaker(Option<SoundDevice>),
}

impl Setting {
    /// Gives the key under which the adults' log names it.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Names { .. } => "names",
            Self::Share(_) => "share",
            Self::NightlyAt(_) => "nightly_at",
            Self::Languages { .. } => "languages",
            Self::Idle(_) => "idle",
            Self::Kept(_) => "kept",
            Self::Movement(_) => "movement",
            Self::Microphone(_) => "microphone",
            Self::Loudspeaker(_) => "loudspeaker",
        }
    }
}

/// What trying a shared folder came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareTrial {
    /// It can be used.
    Fits {
        /// Whether it lies on the same disk as the station's own data: then it may be the place of a share that is not there.
        own_disk: bool,
    },
    /// It is not there.
    NotThere,
    /// It did not answer.
    Silent,
    /// It is a file, or no whole path.
    NoFolder,
    /// It lies in the station's own data folder.
    Ours,
    /// It can't be written.
    ReadOnly,
    /// There is too little room, in whole MB.
    Full {
        /// What is free.
        free: u64,
        /// What is needed.
        needed: u64,
    },
    /// Another school's work lies there.
    OtherSchool,
    /// Something else is wrong with it.
    Failed,
}

impl ShareTrial {
    /// Tells whether it can be used.
    pub fn fits(self) -> bool {
        matches!(self, Self::Fits { .. })
    }

    /// Tells whether it could not be reached: it may be there another day.
    pub fn is_away(self) -> bool {
        matches!(self, Self::NotThere | Self::Silent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_offered_is_spoken_to_nobody() {
        let spanish = Settings { only: Some(Language::Es), ..Settings::default() };
        assert_eq!((spanish.offered(Language::En), spanish.opens_in()), (Language::Es, Language::Es));
        let both = Settings { start: Language::Es, ..Settings::default() };
        assert_eq!((both.offered(Language::En), both.opens_in()), (Language::En, Language::Es));
    }

    #[test]
    fn a_time_that_was_written_by_hand_signs_nobody_out_at_once() {
        for (minutes, seconds) in [(0, 60), (3, 180), (u64::MAX, 3600)] {
            assert_eq!(Settings { idle_minutes: minutes, ..Settings::default() }.quiet_seconds(), seconds);
        }
    }
}
