//! Lists of students and contacts as schools have them: bytes in, values out.
//!
//! Every good row is kept. A row that can't be is refused with its line number, what is wrong and what to do.

mod cells;
mod columns;
mod contacts;
mod error;
mod roster;
mod rows;
mod table;

pub use contacts::contacts;
pub use error::{FileError, Reason};
pub use roster::{Left, left, roster};

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

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
struct Gathered<K, T> {
    import: Import<T>,
    seen: std::collections::HashMap<K, (u64, usize)>,
}

impl<K: std::hash::Hash + Eq, T: PartialEq> Gathered<K, T> {
    fn new(notes: Vec<String>) -> Self {
        Self { import: Import { good: Vec::new(), repeated: 0, refused: Vec::new(), notes }, seen: Default::default() }
    }

    fn take(&mut self, line: u64, row: Result<(K, T), Reason>) {
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
