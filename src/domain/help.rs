//! The silent call for an adult: the call, what is said to it while it is open, and how it ended. Each is a fact.

use super::{AdultId, Moment, RecordId, StudentId};
use serde::{Deserialize, Serialize};

/// What a call is about. Nobody has to say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HelpReason {
    /// The student does not know how to go on.
    Lost,
    /// The student does not feel well.
    Upset,
    /// Something does not work.
    Technical,
    /// The person on the phone is strange.
    CallerStrange,
    /// Something else.
    Other,
}

impl HelpReason {
    /// Every reason, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Lost, Self::Upset, Self::Technical, Self::CallerStrange, Self::Other];
}

/// How a call ended, as the adult said who answered it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HelpOutcome {
    /// The student went on.
    WentOn,
    /// What the student was at was ended.
    Ended,
    /// Somebody else looks after the student.
    HandedOn,
    /// Nothing was needed.
    NotNeeded,
}

impl HelpOutcome {
    /// Every outcome, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::WentOn, Self::Ended, Self::HandedOn, Self::NotNeeded];
}

/// A silent call for an adult, or its end.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Help {
    /// The id.
    pub id: RecordId,
    /// Who asked, where somebody was signed in.
    #[serde(default)]
    pub student: Option<StudentId>,
    /// When.
    pub at: Moment,
    /// On which screen.
    pub screen: String,
    /// Whether this ends an earlier call.
    #[serde(default)]
    pub over: bool,
    /// At which step of the phone script, by its id; none elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<String>,
    /// In which of the student's calls for the interview, from 1; none where nobody was on the phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Which call it ends; none in records of an older program, where the times tell.
    #[serde(default)]
    pub ends: Option<RecordId>,
    /// Which adult answered it; none where the student took it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<AdultId>,
    /// How it ended, where an adult said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<HelpOutcome>,
}

/// What is said to a call while it is open: by the student what it is about, by an adult that they are on the way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpWord {
    /// The id.
    pub id: RecordId,
    /// To which call.
    pub call: RecordId,
    /// Whose call it is, where somebody was signed in.
    #[serde(default)]
    pub student: Option<StudentId>,
    /// When.
    pub at: Moment,
    /// What it is about.
    #[serde(default)]
    pub reason: Option<HelpReason>,
    /// Who is on the way.
    #[serde(default)]
    pub coming: Option<AdultId>,
}

/// A call that nobody has answered or taken back yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenCall {
    /// The call.
    pub call: Help,
    /// What it is about, as it was said last.
    pub reason: Option<HelpReason>,
    /// Who said last that they are on the way.
    pub coming: Option<AdultId>,
}

impl OpenCall {
    /// Begins with a call to which nothing was said.
    pub fn new(call: Help) -> Self {
        Self { call, reason: None, coming: None }
    }

    /// Hears what is said to it.
    pub fn hear(&mut self, word: &HelpWord) {
        if word.call == self.call.id {
            self.reason = word.reason.or(self.reason);
            self.coming = word.coming.or(self.coming);
        }
    }

    /// Gives the calls that are open, the earliest first, with what was said to each.
    pub fn all(calls: impl IntoIterator<Item = Help>, words: impl IntoIterator<Item = HelpWord>) -> Vec<Self> {
        let mut open: Vec<Self> = open(calls).into_iter().map(Self::new).collect();
        let mut words: Vec<HelpWord> = words.into_iter().collect();
        words.sort_by_key(|word| (word.at, word.id));
        for word in &words {
            open.iter_mut().for_each(|call| call.hear(word));
        }
        open
    }
}

fn open(calls: impl IntoIterator<Item = Help>) -> Vec<Help> {
    let mut calls: Vec<Help> = calls.into_iter().collect();
    // A clock that was set back changes nothing: an end names its call.
    let ended: Vec<RecordId> = calls.iter().filter_map(|call| call.ends).collect();
    calls.sort_by_key(|call| (call.at, call.over));
    let mut open: Vec<Help> = Vec::new();
    for call in calls {
        if call.over && call.ends.is_none() {
            open.retain(|other| other.student != call.student);
        } else if !call.over && !ended.contains(&call.id) && !open.iter().any(|other| other.student == call.student) {
            open.push(call);
        }
    }
    open
}
