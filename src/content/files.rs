//! The files of words, a folder for each language: here alone a language and its folder are named together.

use crate::content::reading::{ContentError, read};
use crate::domain::Language;
use serde::de::DeserializeOwned;

/// A file that is compiled in.
#[derive(Clone, Copy)]
pub(super) struct File {
    name: &'static str,
    text: &'static str,
}

impl File {
    /// Reads it.
    ///
    /// # Errors
    /// When it is damaged; names it.
    pub(super) fn read<T: DeserializeOwned>(self) -> Result<T, ContentError> {
        read(self.name, self.text)
    }
}

/// The files of one language.
pub(super) struct Folder {
    pub(super) lessons: File,
    pub(super) evaluation: File,
    pub(super) confirmation: File,
    pub(super) rubric: File,
    pub(super) consent: File,
    pub(super) receipt: File,
    pub(super) recovery_code: File,
    pub(super) questions: File,
    pub(super) phone_script: File,
}

macro_rules! folder {
    ($code:literal: $($file:ident),+) => {
        Folder { $($file: File {
            name: concat!($code, "/", stringify!($file), ".toml"),
            text: include_str!(concat!($code, "/", stringify!($file), ".toml")),
        }),+ }
    };
    ($code:literal) => {
        folder!($code: lessons, evaluation, confirmation, rubric, consent, receipt, recovery_code, questions, phone_script)
    };
}

/// Gives the folder of a language.
pub(super) fn folder(language: Language) -> Folder {
    match language {
        Language::En => folder!("en"),
        Language::Es => folder!("es"),
    }
}
