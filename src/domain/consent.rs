//! Who said yes to a recording, to what of it, and who took it back. Consents and withdrawals are only ever added.

use super::{AdultId, Day, InterviewId, Language, Moment, RecordId, StudentId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a recording may be used for; each is asked and answered on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// It may be made, for the student who asks the questions.
    Record,
    /// A teacher may listen to it.
    TeacherMayListen,
    /// The class may listen to it.
    ClassMayListen,
    /// It may be kept past the term.
    KeepPastTerm,
}

impl Use {
    /// Every use, in the order in which they are asked.
    pub const ALL: [Self; 4] = [Self::Record, Self::TeacherMayListen, Self::ClassMayListen, Self::KeepPastTerm];

    /// Gives the name used in content files and the export.
    pub fn key(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::TeacherMayListen => "teacher_may_listen",
            Self::ClassMayListen => "class_may_listen",
            Self::KeepPastTerm => "keep_past_term",
        }
    }
}

/// Whose voice can be heard.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// A student's.
    Student(StudentId),
    /// That of an adult of the school.
    Adult(AdultId),
    /// That of somebody else in the room.
    Other {
        /// The name they go by.
        name: String,
        /// Whether they are of age.
        #[serde(default)]
        of_age: bool,
    },
}

/// A guardian's dated form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GuardianForm {
    /// The school's list says it is on file.
    OnFile {
        /// The day it was signed.
        dated: Day,
    },
    /// An adult of the school has it in hand.
    Attested {
        /// The day it was signed.
        dated: Day,
        /// Which adult.
        by: AdultId,
    },
}

impl GuardianForm {
    /// Gives the day it was signed.
    pub fn dated(&self) -> Day {
        match self {
            Self::OnFile { dated } | Self::Attested { dated, .. } => *dated,
        }
    }
}

/// What one voice said about the recording of one practice. No uses at all means no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// The id.
    pub id: RecordId,
    /// For which practice.
    pub practice: RecordId,
    /// For which interview the practice is.
    pub interview: InterviewId,
    /// Who asks in it: the student whose record the recording becomes.
    pub student: StudentId,
    /// Whose voice.
    pub voice: Voice,
    /// What they said yes to.
    #[serde(default)]
    pub uses: BTreeSet<Use>,
    /// The language in which it was explained.
    #[serde(default)]
    pub language: Language,
    /// The guardian's form, where one is needed.
    #[serde(default)]
    pub form: Option<GuardianForm>,
    /// When.
    pub given_at: Moment,
}

/// Consent taken back: from then on the recording can't be read. It says who and when, never why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// The id.
    pub id: RecordId,
    /// Of which practice.
    pub practice: RecordId,
    /// For which interview the practice is.
    pub interview: InterviewId,
    /// Who asked in it.
    pub student: StudentId,
    /// Which voice took it back; a guardian does so for a student's.
    pub voice: Voice,
    /// The adult who entered it, where one did.
    #[serde(default)]
    pub through: Option<AdultId>,
    /// Whether the voice itself asked that adult; else a guardian did.
    #[serde(default)]
    pub voice_asked: bool,
    /// When.
    pub at: Moment,
}

impl Withdrawal {
    /// Gives the adult who entered it for somebody else; nobody where it was their own voice.
    pub fn entered_by(&self) -> Option<AdultId> {
        self.through.filter(|adult| self.voice != Voice::Adult(*adult))
    }

    /// Gives the student who was signed in, where another voice than theirs was taken back without an adult.
    pub fn beside(&self) -> Option<StudentId> {
        (self.through.is_none() && self.voice != Voice::Student(self.student)).then_some(self.student)
    }
}
