//! The documents that the screen at hand had made: asked for, in the outbox, at the printer. They are forgotten with it.

use crate::domain::Document;
use crate::flow::effects::Effect;
use crate::flow::effects::document::DocumentKind;
use std::collections::{BTreeMap, BTreeSet};

/// A document that lies in the outbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedDocument {
    /// The name of its file.
    pub file: String,
    /// Whether there is a printer.
    pub printer: bool,
    /// Whether the printer took it; none until it was asked to.
    pub printed: Option<bool>,
}

/// The documents of the screen at hand.
#[derive(Debug, Default)]
pub struct Documents {
    asked: BTreeSet<DocumentKind>,
    saved: BTreeMap<DocumentKind, SavedDocument>,
}

impl Documents {
    /// Tells whether a document is being made.
    pub fn is_asked(&self, kind: DocumentKind) -> bool {
        self.asked.contains(&kind)
    }

    /// Gives a document, once it lies in the outbox.
    pub fn saved(&self, kind: DocumentKind) -> Option<&SavedDocument> {
        self.saved.get(&kind)
    }

    /// Takes down that one lies there; what was asked for on a screen that was left is told to nobody.
    pub(in crate::flow) fn arrived(&mut self, kind: DocumentKind, file: String, printer: bool) {
        if self.asked.remove(&kind) {
            self.saved.insert(kind, SavedDocument { file, printer, printed: None });
        }
    }

    /// Takes down that one was not saved: it can be asked for again.
    pub(in crate::flow) fn failed(&mut self, kind: DocumentKind) {
        self.asked.remove(&kind);
    }

    /// Takes down whether the printer took a file.
    pub(in crate::flow) fn printed(&mut self, file: &str, done: bool) {
        for document in self.saved.values_mut().filter(|document| document.file == file) {
            document.printed = Some(done);
        }
    }
}

impl Documents {
    /// Has one made. Whoever presses again while it is made gets it no sooner.
    pub(in crate::flow) fn save(&mut self, kind: DocumentKind, document: Document, effects: &mut Vec<Effect>) {
        if self.asked.insert(kind) {
            effects.push(Effect::SaveDocument(kind, Box::new(document)));
        }
    }

    /// Hands one to the printer, where it lies in the outbox and there is a printer.
    pub(in crate::flow) fn print(&self, kind: DocumentKind, effects: &mut Vec<Effect>) {
        if let Some(document) = self.saved(kind).filter(|document| document.printer) {
            effects.push(Effect::PrintDocument(document.file.clone()));
        }
    }
}
