//! What a file gave: the good rows, and those that were refused.

use crate::import::error::Reason;

/// What a file gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import<T> {
    /// The values of the good rows, each once, in the file's order.
    pub good: Vec<T>,
    /// Rows that say again what an earlier row said.
    pub repeated: usize,
    /// The rows that could not be taken.
    pub refused: Vec<Refused>,
    /// What the reader should know though nothing was lost, each one sentence.
    pub notes: Vec<String>,
}

/// A row that could not be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The line on which the row begins; the file's first line is 1.
    pub line: u64,
    /// Why, and what to do.
    pub reason: Reason,
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}: {}", self.line, self.reason)
    }
}

/// Gathers values by their key, so that the same row twice is no trouble and two that differ are.
pub(in crate::import) struct Gathered<K, T> {
    pub(in crate::import) import: Import<T>,
    pub(in crate::import) seen: std::collections::HashMap<K, (u64, usize)>,
}

impl<K: std::hash::Hash + Eq, T: PartialEq> Gathered<K, T> {
    pub(in crate::import) fn new(notes: Vec<String>) -> Self {
        Self { import: Import { good: Vec::new(), repeated: 0, refused: Vec::new(), notes }, seen: Default::default() }
    }

    pub(in crate::import) fn take(&mut self, line: u64, row: Result<(K, T), Reason>) {
        let (key, value) = match row {
            Ok(pair) => pair,
            Err(reason) => return self.import.refused.push(Refused { line, reason }),
        };
        match self.seen.get(&key) {
            None => {
                self.seen.insert(key, (line, self.import.good.len()));
                self.import.good.push(value);
            }
            Some((_, at)) if self.import.good.get(*at) == Some(&value) => self.import.repeated += 1,
            Some((first, _)) => self.import.refused.push(Refused { line, reason: Reason::Twice { first: *first } }),
        }
    }
}
