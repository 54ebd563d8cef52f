//! The phone script: a state machine of steps, the same in every language, with words for each.

use crate::content::each::Each;
use crate::content::files::folder;
use crate::content::reading::{ContentError, read};
use crate::domain::{Caller, Language, Medium, Outcome};
use serde::Deserialize;
use std::collections::HashMap;

/// A branch of the script, for the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Branch {
    /// Before dialling.
    Before,
    /// Reception answers.
    Reception,
    /// Phone menu, transfer, cut off.
    Menu,
    /// The employee has time.
    Time,
    /// "Let's do it right now".
    Now,
    /// Busy or out.
    Busy,
    /// Voicemail.
    Voicemail,
    /// No.
    No,
    /// They call back.
    Callback,
    /// Anything odd.
    Odd,
    /// Another language, relay or interpreter.
    Slow,
}

/// How far a call has come, for whoever makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Before dialling.
    Before,
    /// Whoever answers, and the way to the person.
    FrontDesk,
    /// The person is on the line, and is asked.
    Person,
    /// A time is found.
    Time,
    /// Thanks and goodbye.
    Thanks,
}

impl Phase {
    /// All, in order.
    pub const ALL: [Self; 5] = [Self::Before, Self::FrontDesk, Self::Person, Self::Time, Self::Thanks];
}

/// What a step asks of the student.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// Say these words.
    Say,
    /// Do something.
    Do,
    /// The call is over.
    End,
}

/// Which time an answer agrees on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AgreedTime {
    /// The first one offered.
    First,
    /// The second.
    Second,
    /// The third.
    Third,
    /// One that they named.
    Theirs,
}

impl AgreedTime {
    /// Gives its place among the offered times; `None` for one that they named.
    pub fn place(self) -> Option<usize> {
        match self {
            Self::First => Some(0),
            Self::Second => Some(1),
            Self::Third => Some(2),
            Self::Theirs => None,
        }
    }
}

/// What an answer agrees on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreed {
    /// Which time.
    #[serde(default)]
    pub time: Option<AgreedTime>,
    /// Phone or video.
    #[serde(default)]
    pub medium: Option<Medium>,
    /// Who calls.
    #[serde(default)]
    pub caller: Option<Caller>,
}

impl Agreed {
    /// Gives both, the later word where both speak of the same.
    pub fn then(self, later: Self) -> Self {
        Self { time: later.time.or(self.time), medium: later.medium.or(self.medium), caller: later.caller.or(self.caller) }
    }
}

/// What there is a place for to write at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TakeDown {
    /// The day and the time.
    Time,
    /// Their number, or the link.
    Number,
}

/// A step of the script.
#[derive(Debug, Deserialize)]
pub struct ScriptStep {
    /// The id.
    pub id: String,
    /// The branch.
    pub branch: Branch,
    /// How far the call has come at it, where its branch does not say it.
    #[serde(default)]
    phase: Option<Phase>,
    /// What it asks.
    pub kind: StepKind,
    /// How the call ended; given for `End` alone.
    #[serde(default)]
    pub outcome: Option<Outcome>,
    /// What is written down here.
    #[serde(default)]
    pub take_down: Vec<TakeDown>,
    /// What can happen next; empty for `End` alone.
    #[serde(default, rename = "answer")]
    pub answers: Vec<ScriptAnswer>,
}

impl ScriptStep {
    /// Gives how far the call has come.
    pub fn phase(&self) -> Phase {
        self.phase.unwrap_or(match self.branch {
            _ if self.kind == StepKind::End => Phase::Thanks,
            Branch::Before => Phase::Before,
            Branch::Reception | Branch::Menu | Branch::Busy | Branch::Voicemail => Phase::FrontDesk,
            Branch::Time | Branch::Now | Branch::Callback | Branch::Odd | Branch::Slow => Phase::Person,
            Branch::No => Phase::Thanks,
        })
    }
}

/// Something that can happen at a step.
#[derive(Debug, Deserialize)]
pub struct ScriptAnswer {
    /// The id within the step.
    pub id: String,
    /// The step it leads to.
    pub to: String,
    /// What is agreed on by it.
    #[serde(default)]
    pub agreed: Agreed,
}

/// The words of a step in one language.
#[derive(Debug, Deserialize)]
pub struct StepWords {
    /// A short title.
    pub title: String,
    /// What to say or do, with placeholders in braces.
    pub say: String,
    /// A short tip, or nothing.
    pub tip: String,
    #[serde(default)]
    answer: HashMap<String, String>,
}

impl StepWords {
    /// Gives the label of an answer.
    pub fn answer(&self, id: &str) -> &str {
        self.answer.get(id).map_or("", String::as_str)
    }
}

#[derive(Deserialize)]
struct Machine {
    version: u32,
    start: String,
    callback_start: String,
    slow_start: String,
    safe_exit: String,
    #[serde(rename = "step")]
    steps: Vec<ScriptStep>,
}

#[derive(Debug, Deserialize)]
struct Words {
    version: u32,
    branch: HashMap<Branch, String>,
    outcome: HashMap<Outcome, String>,
    blank: HashMap<String, String>,
    step: HashMap<String, StepWords>,
}

/// The script.
#[derive(Debug)]
pub struct PhoneScript {
    /// The version of the machine and of every language.
    pub version: u32,
    /// Where a call of the student begins.
    pub start: String,
    /// Where a call from the other side begins.
    pub callback_start: String,
    /// Where the slow form begins.
    pub slow_start: String,
    /// The line that ends an uncomfortable call.
    pub safe_exit: String,
    /// The steps.
    pub steps: Vec<ScriptStep>,
    words: Each<Words>,
}

impl PhoneScript {
    pub(super) fn load() -> Result<Self, ContentError> {
        let machine: Machine = read("phone_script.toml", include_str!("phone_script.toml"))?;
        let words: Each<Words> = Each::make(|language| folder(language).phone_script.read())?;
        let fault = |cause: String| ContentError { file: "phone_script.toml", cause };
        if words.iter().any(|words| words.version != machine.version) {
            return Err(fault("the languages are of different versions".to_owned()));
        }
        for step in &machine.steps {
            if words.iter().any(|words| !words.step.contains_key(&step.id)) {
                return Err(fault(format!("the words of “{}” are missing", step.id)));
            }
        }
        Ok(Self {
            version: machine.version,
            start: machine.start,
            callback_start: machine.callback_start,
            slow_start: machine.slow_start,
            safe_exit: machine.safe_exit,
            steps: machine.steps,
            words,
        })
    }

    /// Finds a step.
    pub fn step(&self, id: &str) -> Option<&ScriptStep> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// Gives the words of a step.
    pub fn words(&self, id: &str, language: Language) -> Option<&StepWords> {
        self.language(language).step.get(id)
    }

    /// Gives a branch's name.
    pub fn branch_name(&self, branch: Branch, language: Language) -> &str {
        self.language(language).branch.get(&branch).map_or("", String::as_str)
    }

    /// Gives an outcome's name.
    pub fn outcome_name(&self, outcome: Outcome, language: Language) -> &str {
        self.language(language).outcome.get(&outcome).map_or("", String::as_str)
    }

    /// Gives what can be said where something is not known: `employee`, `employer`, `teacher`;
    /// `referrer`, the line that names who sent the student; and the work: `work`, `work_of` a listed career, `work_own`.
    pub fn blank(&self, name: &str, language: Language) -> &str {
        self.language(language).blank.get(name).map_or("…", String::as_str)
    }

    fn language(&self, language: Language) -> &Words {
        self.words.get(language)
    }

    /// Gives the title of a step in every language, for a map.
    pub fn title(&self, id: &str) -> Each<String> {
        self.words.map(|words| words.step.get(id).map_or(String::new(), |step| step.title.clone()))
    }
}
