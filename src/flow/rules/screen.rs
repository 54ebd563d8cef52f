//! The screens, and where *Back* leads from each.

use crate::domain::keys;
use serde::{Deserialize, Serialize};

keys! {
    /// A screen of the station. The file in `ui/screens` draws it; its name is kept in `keys.db` and in help records.
    #[derive(Default)]
    Screen {
        /// The first screen.
        #[default]
        Welcome = "welcome",
        /// The station stopped while somebody was at work.
        Recovery = "recovery",
        /// Choose a class.
        Classes = "classes",
        /// Choose a name.
        Names = "names",
        /// Type the PIN.
        PinPad = "pin_pad",
        /// Two versions of a text.
        Versions = "versions",
        /// The seven stops.
        Journey = "journey",
        /// All a student wrote.
        Everything = "everything",
        /// The interest card.
        Interest = "interest",
        /// Lesson cards and the drill.
        Lessons = "lessons",
        /// The question list.
        Questions = "questions",
        /// Whom to ask.
        Whom = "whom",
        /// The phone script.
        Phone = "phone",
        /// After a call.
        AfterCall = "after_call",
        /// Book a time.
        Booking = "booking",
        /// The confirmation.
        Confirmation = "confirmation",
        /// Practice.
        Practice = "practice",
        /// Before a recording.
        Booth = "booth",
        /// A practice that is being recorded.
        Take = "take",
        /// How a practice went.
        Rubric = "rubric",
        /// Listening back to a practice.
        Listen = "listen",
        /// The readiness check.
        Ready = "ready",
        /// The live interview.
        Live = "live",
        /// The recap at the end of the call.
        Recap = "recap",
        /// The thank-you note.
        ThankYou = "thank_you",
        /// The evaluation.
        Evaluation = "evaluation",
        /// The reflection for the class.
        Reflection = "reflection",
        /// What comes next.
        WhatNext = "what_next",
        /// What a signed-in adult can do.
        Desk = "desk",
        /// Practice recordings, for a signed-in adult.
        Recordings = "recordings",
        /// Erasing students' records, for a signed-in adult.
        Erasing = "erasing",
        /// The classes, for a signed-in adult.
        Class = "class",
        /// Planning a campaign, for a signed-in adult.
        Campaign = "campaign",
        /// The results, for a signed-in adult.
        Results = "results",
        /// The contacts, for a signed-in adult.
        Contacts = "contacts",
        /// The adults' log, for a coordinator.
        Log = "log",
        /// Two versions of what adults wrote, for a signed-in adult.
        DeskVersions = "desk_versions",
        /// Every station at a glance, for an adult who stands by.
        Board = "board",
        /// The settings, for a signed-in adult.
        Settings = "settings",
    }
}

impl Screen {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_from_every_screen_ends_at_a_screen_of_its_own() {
        for screen in Screen::ALL {
            let mut at = *screen;
            let mut steps = 0;
            while let Some(back) = at.back() {
                at = back;
                steps += 1;
                assert!(steps < 10, "{screen:?} leads in a circle");
            }
        }
    }
}
