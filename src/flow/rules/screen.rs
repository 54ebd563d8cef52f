//! The screens, and where *Back* leads from each.

use serde::{Deserialize, Serialize};

/// A screen of the station. The file of the same name in `ui/screens` draws it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Screen {
    /// The first screen.
    #[default]
    Welcome,
    /// The station stopped while somebody was at work.
    Recovery,
    /// Choose a class.
    Classes,
    /// Choose a name.
    Names,
    /// Type the PIN.
    PinPad,
    /// Two versions of a text.
    Versions,
    /// The seven stops.
    Journey,
    /// All a student wrote.
    Everything,
    /// The interest card.
    Interest,
    /// Lesson cards and the drill.
    Lessons,
    /// The question list.
    Questions,
    /// Whom to ask.
    Whom,
    /// The phone script.
    Phone,
    /// After a call.
    AfterCall,
    /// Book a time.
    Booking,
    /// The confirmation.
    Confirmation,
    /// Practice.
    Practice,
    /// Before a recording.
    Booth,
    /// A practice that is being recorded.
    Take,
    /// How a practice went.
    Rubric,
    /// Listening back to a practice.
    Listen,
    /// The readiness check.
    Ready,
    /// The live interview.
    Live,
    /// The recap at the end of the call.
    Recap,
    /// The thank-you note.
    ThankYou,
    /// The evaluation.
    Evaluation,
    /// The reflection for the class.
    Reflection,
    /// What comes next.
    WhatNext,
    /// What a signed-in adult can do.
    Desk,
    /// Practice recordings, for a signed-in adult.
    Recordings,
    /// Erasing students' records, for a signed-in adult.
    Erasing,
    /// The classes, for a signed-in adult.
    Class,
    /// Planning a campaign, for a signed-in adult.
    Campaign,
    /// The results, for a signed-in adult.
    Results,
    /// The contacts, for a signed-in adult.
    Contacts,
    /// The adults' log, for a coordinator.
    Log,
    /// Two versions of what adults wrote, for a signed-in adult.
    DeskVersions,
    /// Every station at a glance, for an adult who stands by.
    Board,
    /// The settings, for a signed-in adult.
    Settings,
}

impl Screen {
    /// Every screen.
    pub const ALL: [Self; 39] = [
        Self::Welcome,
        Self::Recovery,
        Self::Classes,
        Self::Names,
        Self::PinPad,
        Self::Versions,
        Self::Journey,
        Self::Everything,
        Self::Interest,
        Self::Lessons,
        Self::Questions,
        Self::Whom,
        Self::Phone,
        Self::AfterCall,
        Self::Booking,
        Self::Confirmation,
        Self::Practice,
        Self::Booth,
        Self::Take,
        Self::Rubric,
        Self::Listen,
        Self::Ready,
        Self::Live,
        Self::Recap,
        Self::ThankYou,
        Self::Evaluation,
        Self::Reflection,
        Self::WhatNext,
        Self::Desk,
        Self::Recordings,
        Self::Erasing,
        Self::Class,
        Self::Campaign,
        Self::Results,
        Self::Contacts,
        Self::Log,
        Self::DeskVersions,
        Self::Board,
        Self::Settings,
    ];

    /// Gives where *Back* leads; `None` where there is no way back but the screen's own.
    pub fn back(self) -> Option<Self> {
        match self {
            Self::Welcome | Self::Recovery | Self::Journey | Self::Live | Self::AfterCall | Self::Take | Self::Desk => None,
            Self::Recordings
            | Self::Erasing
            | Self::Class
            | Self::Campaign
            | Self::Results
            | Self::Contacts
            | Self::Log
            | Self::Board
            | Self::Settings
            | Self::DeskVersions => Some(Self::Desk),
            Self::Classes => Some(Self::Welcome),
            Self::Names => Some(Self::Classes),
            Self::PinPad => Some(Self::Names),
            Self::Phone => Some(Self::Whom),
            Self::Recap => Some(Self::Live),
            Self::Rubric | Self::Booth | Self::Listen => Some(Self::Practice),
            Self::Everything
            | Self::Versions
            | Self::Interest
            | Self::Lessons
            | Self::Questions
            | Self::Whom
            | Self::Booking
            | Self::Confirmation
            | Self::Practice
            | Self::Ready
            | Self::ThankYou
            | Self::Evaluation
            | Self::Reflection
            | Self::WhatNext => Some(Self::Journey),
        }
    }

    /// Tells whether a student may be on the phone here, or in a recording; then the station never signs anybody out by itself.
    pub fn on_the_phone(self) -> bool {
        matches!(self, Self::Phone | Self::AfterCall | Self::Live | Self::Recap | Self::Take)
    }

    /// Gives the name kept in `keys.db` and in help records.
    pub fn key(self) -> String {
        serde_json::to_value(self).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_from_every_screen_ends_at_a_screen_of_its_own() {
        for screen in Screen::ALL {
            let mut at = screen;
            let mut steps = 0;
            while let Some(back) = at.back() {
                at = back;
                steps += 1;
                assert!(steps < 10, "{screen:?} leads in a circle");
            }
        }
    }
}
