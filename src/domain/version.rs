//! Two versions of a text: written at two stations before either knew of the other. One stands; the other is offered to
//! its author.

use crate::domain::afterwards::{Evaluation, Reflection, ThankYou};
use crate::domain::file::StudentFile;
use crate::domain::interest::Interest;
use crate::domain::lost_text::LostText;
use crate::domain::note::{Note, Recap};
use crate::domain::preparation::Confirmation;
use crate::domain::question::{QuestionList, Review};
use crate::domain::record::Record;

fn open(review: Review) -> bool {
    matches!(review, Review::Draft | Review::Returned)
}

fn all<'a>(texts: impl IntoIterator<Item = &'a String>) -> Vec<&'a str> {
    texts.into_iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect()
}

impl Record {
    /// Gives the words a student wrote in it, in their order; none for what is no text of theirs.
    pub fn words(&self) -> Vec<&str> {
        match self {
            Self::Interest(one) => all([&one.why, &one.pay, &one.hours, &one.schooling]),
            Self::QuestionList(one) => all(one.questions.iter().map(|question| &question.text).chain([&one.unfinished])),
            Self::Confirmation(one) => all([&one.text]),
            Self::Note(one) => all([&one.text]),
            Self::Recap(one) => all(&one.highlights),
            Self::ThankYou(one) => all(one.prompts.iter().chain([&one.text])),
            Self::Evaluation(one) => all(one.answers.values()),
            Self::Reflection(one) => all(&one.answers),
            _ => Vec::new(),
        }
    }

    /// Gives this record with the words of another version of it; nothing where its words can't be changed any more, as
    /// they were handed in or are on their way.
    pub fn with_words_of(&self, other: &Self) -> Option<Self> {
        Some(match (self, other) {
            (Self::Interest(one), Self::Interest(other)) => {
                let (why, pay, hours) = (other.why.clone(), other.pay.clone(), other.hours.clone());
                Self::Interest(Interest { why, pay, hours, schooling: other.schooling.clone(), ..one.clone() })
            }
            (Self::QuestionList(one), Self::QuestionList(other)) if open(one.review) => {
                let (questions, unfinished) = (other.questions.clone(), other.unfinished.clone());
                Self::QuestionList(QuestionList { questions, unfinished, ..one.clone() })
            }
            (Self::Confirmation(one), Self::Confirmation(other)) if !one.on_its_way() => {
                Self::Confirmation(Confirmation { text: other.text.clone(), ..one.clone() })
            }
            (Self::Note(one), Self::Note(other)) => Self::Note(Note { text: other.text.clone(), ..one.clone() }),
            (Self::Recap(one), Self::Recap(other)) => Self::Recap(Recap { highlights: other.highlights.clone(), ..one.clone() }),
            (Self::ThankYou(one), Self::ThankYou(other)) if open(one.review) => {
                Self::ThankYou(ThankYou { prompts: other.prompts.clone(), text: other.text.clone(), ..one.clone() })
            }
            (Self::Evaluation(one), Self::Evaluation(other)) if one.handed_in_at.is_none() => {
                Self::Evaluation(Evaluation { answers: other.answers.clone(), ..one.clone() })
            }
            (Self::Reflection(one), Self::Reflection(other)) => {
                Self::Reflection(Reflection { answers: other.answers.clone(), ..one.clone() })
            }
            _ => return None,
        })
    }
}

impl StudentFile {
    /// Gives the version that stands of a text that lost.
    pub fn standing(&self, lost: &LostText) -> Option<Record> {
        let one = lost.record.interview().and_then(|id| self.interview(id));
        match &lost.record {
            Record::Interest(_) => Some(self.interest.clone().into()),
            Record::QuestionList(_) => one.map(|one| one.questions.clone().into()),
            Record::Confirmation(_) => one.map(|one| one.confirmation.clone().into()),
            Record::Note(note) => one?.notes.iter().find(|other| other.id == note.id).map(|note| note.clone().into()),
            Record::Recap(_) => one.map(|one| one.recap.clone().into()),
            Record::ThankYou(_) => one.map(|one| one.thank_you.clone().into()),
            Record::Evaluation(_) => one.map(|one| one.evaluation.clone().into()),
            Record::Reflection(_) => one.map(|one| one.reflection.clone().into()),
            _ => None,
        }
    }
}
