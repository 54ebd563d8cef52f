//! What belongs to the seat, whoever sits there: look, sign-in, how long nobody touched it.

use crate::domain::{InterviewId, Language, Moment, Pin, Scheme, StudentId};
use crate::flow::rules::Screen;
use std::time::Duration;

/// Whether the station runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Course {
    /// It does.
    #[default]
    Runs,
    /// It is closed as soon as everything is kept.
    Ends,
}

/// How long nobody has touched the station.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Idle {
    pub(in crate::flow) since: Duration,
    /// Seconds left before the station signs out, while the warning is up.
    pub warning: Option<u64>,
}

/// When the student's last word got to the disk.
#[derive(Debug, Default)]
pub struct LastWord {
    pub(in crate::flow) at: Option<Moment>,
    pub(in crate::flow) remembered: Option<Duration>,
}

impl LastWord {
    /// Gives the time of a word that was kept on this screen and is not remembered yet.
    pub fn at(&self) -> Option<Moment> {
        self.at
    }
}

/// How the screen looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// The language.
    pub language: Language,
    /// Text size in percent.
    pub percent: u32,
    /// By which light it looks.
    pub scheme: Scheme,
}

impl Default for Look {
    fn default() -> Self {
        Self { language: Language::default(), percent: 100, scheme: Scheme::default() }
    }
}

/// What the student is asked for at the PIN pad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Ask {
    /// The engine has not said yet whether there is a PIN.
    #[default]
    Wait,
    /// Choose four digits.
    Choose,
    /// Type the same four digits again.
    Repeat,
    /// Type your PIN.
    Enter,
    /// Let an adult see that it is you: your work of another station is here.
    Adult,
}

/// What the student has to be told at the PIN pad.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SignInTrouble {
    /// Nothing.
    #[default]
    None,
    /// The two did not match.
    NotTheSame,
    /// The PIN was wrong; this many tries are left.
    Wrong(u32),
    /// Too many wrong tries: wait until the running time reaches this.
    Wait(std::time::Duration),
    /// The station's key is another one: no PIN fits any more.
    AnotherKey,
}

/// What signing in remembers.
#[derive(Debug, Default)]
pub struct SignInPage {
    /// The chosen class.
    pub class: String,
    /// What was typed to find a name.
    pub typed: String,
    /// The chosen student.
    pub student: Option<StudentId>,
    /// What is asked.
    pub ask: Ask,
    /// The digits so far.
    pub pin: Pin,
    pub(in crate::flow) first: Pin,
    /// What has to be told.
    pub trouble: SignInTrouble,
    /// Where to go once signed in: after a power cut, where the student was.
    pub then: Option<(Screen, Option<InterviewId>)>,
}
