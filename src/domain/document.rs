//! A document in words, ready to be laid out on paper, and what is asked of the program that does so, which reads this file too.

use super::Language;
use serde::{Deserialize, Serialize};

/// A page or more for people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// What it is about.
    pub heading: String,
    /// What is told, and what is to be told of it.
    pub lines: Vec<(String, String)>,
}

/// What is made of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// All of its pages, for the printer: PDF.
    Pdf,
    /// One of its pages, for a screen: SVG. The first is 1.
    Picture(usize),
}

/// What the program that lays pages out is asked for: JSON on its standard input. What it made comes on its standard output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted<D = Document> {
    /// What is made.
    pub form: Form,
    /// Of which words.
    pub document: D,
}
