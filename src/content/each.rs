//! Something in every language the station speaks.

use crate::content::reading::ContentError;
use crate::domain::Language;
use std::collections::HashMap;

/// Something in every language. Where one were missing, the first stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Each<T> {
    first: T,
    others: Vec<(Language, T)>,
}

impl<T> Each<T> {
    /// Makes it for every language.
    ///
    /// # Errors
    /// The first that comes of making one of them.
    pub fn make<E>(mut make: impl FnMut(Language) -> Result<T, E>) -> Result<Self, E> {
        let first = make(Language::default())?;
        let others = Language::ALL.iter().copied().filter(|language| *language != Language::default());
        let others = others.map(|language| Ok((language, make(language)?))).collect::<Result<_, E>>()?;
        Ok(Self { first, others })
    }

    /// Gathers what stands under an id in each of them.
    ///
    /// # Errors
    /// Where one has nothing there; names the file and the id.
    pub(super) fn under(&self, file: &'static str, id: &str, of: fn(&T) -> &HashMap<String, String>) -> Result<Each<String>, ContentError> {
        let missing = || ContentError { file, cause: format!("the words of “{id}” are missing") };
        Each::make(|language| of(self.get(language)).get(id).cloned().ok_or_else(missing))
    }

    /// Makes another of each.
    pub fn map<U>(&self, mut make: impl FnMut(&T) -> U) -> Each<U> {
        let first = make(&self.first);
        Each { first, others: self.others.iter().map(|(language, one)| (*language, make(one))).collect() }
    }

    /// Gives the one in a language.
    pub fn get(&self, language: Language) -> &T {
        self.others.iter().find(|(other, _)| *other == language).map_or(&self.first, |(_, one)| one)
    }

    /// Gives all of them, the first language first.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        std::iter::once(&self.first).chain(self.others.iter().map(|(_, one)| one))
    }
}
