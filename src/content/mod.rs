//! The long texts and lists, one TOML per language, compiled in and read once at the start.

mod bank;
mod confirmation;
mod consent;
mod dates;
mod demo;
#[cfg(feature = "inspect")]
mod disguise;
mod each;
mod files;
mod fold;
mod hint_words;
pub mod language;
mod lessons;
mod made_up;
mod occupations;
mod phone_script;
mod reading;
mod receipt;
mod recovery_code;
mod rubric;
mod said;
mod spoken;
mod word_list;
mod words;

pub use bank::{Bank, BankQuestion, Category};
pub use confirmation::ConfirmationWords;
pub use consent::ConsentWords;
pub use dates::{
    full_date, full_moment, long_date, long_moment, long_moment_from, short_date, short_date_with_year, short_day, short_moment,
    short_moment_from, short_moment_with_year, time_of_day,
};
pub use demo::{Demo, DemoAdult, DemoClass, DemoContact, DemoRoom, DemoStudent, Place};
pub use each::Each;
pub use fold::fold;
pub use hint_words::{HintWords, Phrases};
pub use lessons::{Card, Choice, Drill, Lesson, Lessons};
pub use made_up::MadeUpWords;
pub use occupations::{Family, Occupation, Occupations};
pub use phone_script::{Agreed, AgreedTime, Branch, Phase, PhoneScript, ScriptAnswer, ScriptStep, StepKind, StepWords, TakeDown};
pub use reading::ContentError;
pub use receipt::ReceiptWords;
pub use recovery_code::RecoveryCodeWords;
pub use rubric::Rubric;
pub use said::Said;
pub use spoken::spoken;
pub use word_list::WordList;
pub use words::EvaluationWords;

use crate::content::files::folder;
use crate::domain::Language;
use std::thread::JoinHandle;

/// The content while it is read on a thread of its own, beside other work.
#[derive(Debug)]
pub struct Reading(JoinHandle<Result<Content, ContentError>>);

impl Reading {
    /// Begins to read everything.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn begin() -> std::io::Result<Self> {
        std::thread::Builder::new().name("content".to_owned()).spawn(Content::load).map(Self)
    }

    /// Waits for it.
    ///
    /// # Errors
    /// When a file is damaged; names it.
    pub fn finish(self) -> Result<Content, ContentError> {
        self.0.join().unwrap_or_else(|_| Err(ContentError { file: "of some kind", cause: "reading it ended early".to_owned() }))
    }
}

/// All content, in every language.
#[derive(Debug)]
pub struct Content {
    /// The question bank.
    pub bank: Bank,
    /// The phone script.
    pub phone_script: PhoneScript,
    /// The occupations.
    pub occupations: Occupations,
    /// The words by which a question is judged.
    pub hints: HintWords,
    /// What people say of days and times.
    pub said: Said,
    texts: Each<Texts>,
}

#[derive(Debug)]
struct Texts {
    lessons: Lessons,
    evaluation: EvaluationWords,
    confirmation: ConfirmationWords,
    rubric: Rubric,
    consent: ConsentWords,
    receipt: ReceiptWords,
    recovery_code: RecoveryCodeWords,
}

impl Content {
    /// Reads everything.
    ///
    /// # Errors
    /// When a file is damaged; names it.
    pub fn load() -> Result<Self, ContentError> {
        Ok(Self {
            bank: Bank::load()?,
            phone_script: PhoneScript::load()?,
            occupations: Occupations::load()?,
            hints: HintWords::load()?,
            said: language::said_in_all()?,
            texts: Each::make(|language| {
                let folder = folder(language);
                Ok(Texts {
                    lessons: folder.lessons.read()?,
                    evaluation: folder.evaluation.read()?,
                    confirmation: folder.confirmation.read()?,
                    rubric: folder.rubric.read()?,
                    consent: folder.consent.read()?,
                    receipt: folder.receipt.read()?,
                    recovery_code: folder.recovery_code.read()?,
                })
            })?,
        })
    }

    /// Gives the lessons in a language.
    pub fn lessons(&self, language: Language) -> &Lessons {
        &self.texts(language).lessons
    }

    /// Gives the words of the evaluation, the reflection and the thank-you note.
    pub fn evaluation(&self, language: Language) -> &EvaluationWords {
        &self.texts(language).evaluation
    }

    /// Gives the words of the confirmation.
    pub fn confirmation(&self, language: Language) -> &ConfirmationWords {
        &self.texts(language).confirmation
    }

    /// Gives the practice rubric.
    pub fn rubric(&self, language: Language) -> &Rubric {
        &self.texts(language).rubric
    }

    /// Gives what is said before a practice is recorded.
    pub fn consent(&self, language: Language) -> &ConsentWords {
        &self.texts(language).consent
    }

    /// Gives the words of the receipt for recordings.
    pub fn receipt(&self, language: Language) -> &ReceiptWords {
        &self.texts(language).receipt
    }

    /// Gives the words of the paper with a recovery code.
    pub fn recovery_code(&self, language: Language) -> &RecoveryCodeWords {
        &self.texts(language).recovery_code
    }

    fn texts(&self, language: Language) -> &Texts {
        self.texts.get(language)
    }
}
