//! What an adult is asked for at the gate, who may do it, and how it is written down.

use crate::domain::{Action, AdultId, ContactId, Role, StudentId};
use crate::flow::rules::duties::Duty;

/// What the adult is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To sign in, with a role.
    SignIn(Role),
    /// To let a student in without their PIN.
    LetIn(StudentId),
    /// To let a student choose a new PIN.
    ResetPin(StudentId),
    /// To let a student go on though the readiness check is not complete.
    OverrideReadiness,
    /// To allow a contact to be asked again within the month.
    AllowContact(ContactId),
    /// To allow a time at which somebody else sits at the station.
    AllowClash,
    /// To open the evaluation at hand again.
    ReopenEvaluation,
    /// To rate the practice at hand.
    RatePractice,
    /// To confirm that a guardian has signed.
    AttestForm,
    /// To start the recording of a practice.
    StartRecording,
    /// To take the recording at hand back because a guardian wants it.
    WithdrawForGuardian,
    /// To answer the call for an adult of whoever is at the screen.
    AnswerHelp,
    /// To close the station.
    Close,
    /// To check in to stand by for the interview at hand.
    CheckIn,
    /// To let the interview at hand begin though nobody stands by.
    StartWithoutStandby,
    /// To let a paused station go on.
    GoOn,
    /// To look after the stations at the board.
    LookAfter,
    /// To add an adult at the desk.
    AddAdult,
    /// To let an adult choose a new PIN.
    GivePin(AdultId),
    /// To choose it: who is at the desk has shown that it is them.
    ChoosePin(AdultId),
    /// To make a new recovery code.
    RenewCode,
}

impl Purpose {
    /// Tells whether a reason has to be given.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::OverrideReadiness | Self::AllowContact(_) | Self::StartWithoutStandby)
    }

    /// Tells whether the day on a guardian's form has to be given.
    pub fn needs_form_day(self) -> bool {
        self == Self::AttestForm
    }

    /// Gives what an adult must be allowed to do for it; none where signing in itself tells what they may.
    pub(in crate::flow) fn duty(self) -> Option<Duty> {
        Some(match self {
            Self::SignIn(_) | Self::ChoosePin(_) => return None,
            Self::LetIn(_) | Self::ResetPin(_) => Duty::LetIn,
            Self::OverrideReadiness => Duty::OverrideReadiness,
            Self::AllowContact(_) => Duty::AllowContact,
            Self::AllowClash => Duty::AllowClash,
            Self::ReopenEvaluation => Duty::Review,
            Self::RatePractice => Duty::RatePractice,
            Self::AttestForm | Self::WithdrawForGuardian => Duty::ActForGuardian,
            Self::StartRecording => Duty::StartRecording,
            Self::AnswerHelp => Duty::AnswerHelp,
            Self::Close => Duty::Close,
            Self::CheckIn => Duty::StandBy,
            Self::StartWithoutStandby => Duty::StartWithoutStandby,
            Self::GoOn | Self::LookAfter => Duty::LookAfter,
            Self::AddAdult | Self::GivePin(_) | Self::RenewCode => Duty::ChangeSettings,
        })
    }

    pub(in crate::flow) fn action(self) -> Option<Action> {
        match self {
            // What is done at the settings is written down there, with what it was.
            Self::SignIn(_) | Self::LookAfter | Self::AddAdult | Self::GivePin(_) | Self::ChoosePin(_) | Self::RenewCode => None,
            Self::GoOn => Some(Action::GoOn),
            Self::LetIn(_) => Some(Action::LetIn),
            Self::ResetPin(_) => Some(Action::ResetPin),
            Self::OverrideReadiness => Some(Action::OverrideReadiness),
            Self::AllowContact(_) => Some(Action::AllowContact),
            Self::AllowClash => Some(Action::AllowClash),
            Self::ReopenEvaluation => Some(Action::ReopenEvaluation),
            Self::RatePractice => Some(Action::RatePractice),
            Self::AttestForm => Some(Action::AttestForm),
            Self::StartRecording => Some(Action::StartRecording),
            Self::WithdrawForGuardian => Some(Action::WithdrawRecording),
            Self::AnswerHelp => Some(Action::AnswerHelp),
            Self::Close => Some(Action::CloseStation),
            Self::CheckIn => Some(Action::StandBy),
            Self::StartWithoutStandby => Some(Action::StartWithoutStandby),
        }
    }
}
