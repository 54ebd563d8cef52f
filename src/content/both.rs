//! A text in every language.

use crate::domain::Language;

/// A text in every language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Both {
    /// English.
    pub en: String,
    /// Spanish.
    pub es: String,
}

impl Both {
    /// Gives the text in a language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::En => &self.en,
            Language::Es => &self.es,
        }
    }
}
