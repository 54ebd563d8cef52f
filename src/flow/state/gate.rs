//! The gate while it is shown: what for, who, and what stands there.

use crate::domain::{AdultId, Code, Pin};
use crate::flow::rules::form_day;
use crate::flow::state::purpose::Purpose;
use std::time::Duration;
use uuid::Uuid;

/// What has to be told at the gate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Trouble {
    /// Nothing.
    #[default]
    None,
    /// The PIN was wrong; tries left.
    Wrong(u32),
    /// Wait until the running time reaches this.
    Wait(Duration),
    /// A reason is missing.
    NoReason,
    /// The day on the form does not count.
    FormDay(form_day::Refused),
    /// This adult has no PIN on this station.
    Unset,
    /// The station's key is another one: no PIN fits any more.
    AnotherKey,
    /// The recovery code was wrong.
    WrongCode,
    /// This station has no recovery code.
    NoCode,
    /// The two new PINs were not the same.
    NotTheSame,
}

/// How an adult shows who they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// By their six digits.
    #[default]
    Pin,
    /// The digits are lost: by the printed recovery code.
    Code(Code),
    /// The code was right: by six new digits.
    Choose,
    /// And by the same once more.
    Repeat(Pin),
    /// Not at all: nothing is there against which it could be checked.
    Unchecked,
}

/// The gate while it is shown.
#[derive(Debug)]
pub struct Gate {
    /// What for.
    pub purpose: Purpose,
    /// Who.
    pub adult: Option<AdultId>,
    /// The digits so far.
    pub pin: Pin,
    /// How they show that it is them.
    pub way: Way,
    /// The reason.
    pub reason: String,
    /// The day on a guardian's form, as it was typed.
    pub form_day: String,
    /// What has to be told.
    pub trouble: Trouble,
    pub(in crate::flow) checking: bool,
}

impl Gate {
    /// Opens it for a purpose; nobody has named themself yet.
    pub(in crate::flow) fn open(purpose: Purpose) -> Self {
        Self {
            purpose,
            adult: None,
            pin: Pin::default(),
            way: if matches!(purpose, Purpose::ChoosePin(_)) { Way::Choose } else { Way::Pin },
            reason: String::new(),
            form_day: String::new(),
            trouble: Trouble::None,
            checking: false,
        }
    }

    /// Tells whether a reason has to be written before the digits count.
    pub fn lacks_reason(&self) -> bool {
        self.purpose.needs_reason() && self.reason.trim().is_empty()
    }

    /// Tells whether the printed recovery code would do: to sign in or to close the station, and for somebody who was named.
    pub fn may_use_the_code(&self) -> bool {
        matches!(self.purpose, Purpose::SignIn(_) | Purpose::Close) && self.adult.is_some() && self.way == Way::Pin && !self.checking
    }

    /// Tells whether a PIN check is about the adult at the gate.
    pub fn asks(&self, person: Uuid) -> bool {
        self.adult.is_some_and(|adult| adult.0 == person)
    }
}
