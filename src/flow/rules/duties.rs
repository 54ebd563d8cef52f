//! Who may do what at the station: one table, read by every story that asks for an adult.

use crate::domain::Role;

/// Something only an adult may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// Let a student in without a PIN, or let them choose a new one.
    LetIn,
    /// Let a student go on though the readiness check is not complete.
    OverrideReadiness,
    /// Allow two interviews at one station at the same time.
    AllowClash,
    /// Start a recording every voice agreed to.
    StartRecording,
    /// Answer a call for help.
    AnswerHelp,
    /// Send what lies in the outbox.
    SendLetters,
    /// Read, return and release what students hand in; open an evaluation again.
    Review,
    /// Rate a practice.
    RatePractice,
    /// Allow a contact to be asked again within the month.
    AllowContact,
    /// Confirm that a guardian has signed, and take a recording back for one.
    ActForGuardian,
    /// Look after recordings: listen where every voice agreed, hold, copy.
    MindRecordings,
    /// Open practice without a PIN to the class.
    OpenClassPractice,
    /// Share with the other stations now.
    Share,
    /// Erase students' records at every station.
    Erase,
    /// Say that a clock which had jumped is right.
    ConfirmClock,
    /// Keep the school's list of contacts.
    KeepContacts,
    /// Stand by at the station.
    StandBy,
    /// Let a student start a call though nobody stands by.
    StartWithoutStandby,
    /// Look after the stations: pause one, end a session, stop a recording.
    LookAfter,
    /// Close the station.
    Close,
    /// Read what every adult did.
    ReadLog,
    /// Plan a campaign: its window, what each student owes, the dates.
    PlanCampaign,
    /// Change how the station is set, add adults, give PINs, renew the recovery code.
    ChangeSettings,
}

impl Duty {
    /// Every duty.
    pub const ALL: [Self; 23] = [
        Self::LetIn,
        Self::OverrideReadiness,
        Self::AllowClash,
        Self::StartRecording,
        Self::AnswerHelp,
        Self::SendLetters,
        Self::Review,
        Self::RatePractice,
        Self::AllowContact,
        Self::ActForGuardian,
        Self::MindRecordings,
        Self::OpenClassPractice,
        Self::Share,
        Self::Erase,
        Self::ConfirmClock,
        Self::PlanCampaign,
        Self::KeepContacts,
        Self::StandBy,
        Self::StartWithoutStandby,
        Self::LookAfter,
        Self::Close,
        Self::ReadLog,
        Self::ChangeSettings,
    ];
}

/// Tells whether a role may do something.
pub fn may(role: Role, duty: Duty) -> bool {
    match duty {
        Duty::LetIn
        | Duty::OverrideReadiness
        | Duty::AllowClash
        | Duty::StartRecording
        | Duty::AnswerHelp
        | Duty::SendLetters
        | Duty::StandBy
        | Duty::LookAfter
        | Duty::Close => true,
        Duty::Review
        | Duty::RatePractice
        | Duty::AllowContact
        | Duty::ActForGuardian
        | Duty::MindRecordings
        | Duty::OpenClassPractice
        | Duty::Share
        | Duty::Erase
        | Duty::ConfirmClock
        | Duty::PlanCampaign
        | Duty::StartWithoutStandby
        | Duty::ChangeSettings
        | Duty::KeepContacts => role != Role::Standby,
        Duty::ReadLog => role == Role::Coordinator,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table as a school reads it: teacher, standby adult, coordinator.
    const TABLE: [(Duty, [bool; 3]); 23] = [
        (Duty::LetIn, [true, true, true]),
        (Duty::OverrideReadiness, [true, true, true]),
        (Duty::AllowClash, [true, true, true]),
        (Duty::StartRecording, [true, true, true]),
        (Duty::AnswerHelp, [true, true, true]),
        (Duty::SendLetters, [true, true, true]),
        (Duty::Review, [true, false, true]),
        (Duty::RatePractice, [true, false, true]),
        (Duty::AllowContact, [true, false, true]),
        (Duty::ActForGuardian, [true, false, true]),
        (Duty::MindRecordings, [true, false, true]),
        (Duty::OpenClassPractice, [true, false, true]),
        (Duty::Share, [true, false, true]),
        (Duty::Erase, [true, false, true]),
        (Duty::ConfirmClock, [true, false, true]),
        (Duty::PlanCampaign, [true, false, true]),
        (Duty::KeepContacts, [true, false, true]),
        (Duty::StandBy, [true, true, true]),
        (Duty::StartWithoutStandby, [true, false, true]),
        (Duty::LookAfter, [true, true, true]),
        (Duty::Close, [true, true, true]),
        (Duty::ReadLog, [false, false, true]),
        (Duty::ChangeSettings, [true, false, true]),
    ];

    #[test]
    fn every_cell_of_the_table_of_duties_is_as_the_school_reads_it() {
        for ((duty, cells), of_all) in TABLE.into_iter().zip(Duty::ALL) {
            assert_eq!(duty, of_all);
            for (role, cell) in [Role::Teacher, Role::Standby, Role::Coordinator].into_iter().zip(cells) {
                assert_eq!(may(role, duty), cell, "{role:?}, {duty:?}");
            }
        }
    }
}
