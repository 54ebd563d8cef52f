//! Identities: one type for each kind of thing, so that a student's id can't stand where an interview's belongs.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The space under which ids of people and contacts imported from a school's list are made (UUIDv5, RFC 9562).
const SCHOOL_LIST: Uuid = Uuid::from_u128(0x6f1d_2c5a_8b7e_5d43_9a10_4173_6b77_656c);

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// Derives the id of something the school's own list names: the same on every station.
            pub fn from_school(school: &str, key: &str) -> Self {
                let name = format!("{}\u{1f}{}\u{1f}{}", stringify!($name), school, key);
                Self(Uuid::new_v5(&SCHOOL_LIST, name.as_bytes()))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

id! {
    /// Names a student.
    StudentId,
    /// Names a teacher, a standby adult or a coordinator.
    AdultId,
    /// Names a campaign.
    CampaignId,
    /// Names a contact: an employee, or an employer whose employee is not known yet.
    ContactId,
    /// Names an interview, from the first plan to the handed-in evaluation.
    InterviewId,
    /// Names a question on a student's list.
    QuestionId,
    /// Names any other record: a call, a note, a mark.
    RecordId,
}
