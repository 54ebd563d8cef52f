//! A document in words, ready to be laid out on paper.

use super::Language;
use serde::Serialize;

/// A page or more for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// The name of its file, without its ending.
    #[serde(skip)]
    pub name: String,
    /// The language of its words.
    pub language: Language,
    /// What it is.
    pub title: String,
    /// What it is for, in a sentence or two.
    pub lead: String,
    /// Its sections, in order.
    pub sections: Vec<Section>,
    /// Who made it, and when.
    pub foot: String,
}

/// A section of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// What it is about.
    pub heading: String,
    /// What is told, and what is to be told of it.
    pub lines: Vec<(String, String)>,
}
