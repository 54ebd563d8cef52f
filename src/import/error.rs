//! What can be wrong with a list, and what to do about it.

use crate::domain::Language;

/// Why a whole file can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// Nothing is in it.
    #[error("the file is empty: export the list again, with its header row")]
    Empty,
    /// More than is read.
    #[error("the file is larger than 64 MB, which no school's list is: check that it is the right file")]
    TooLarge,
    /// Something else with the name of a list.
    #[error("this is {0}, not a CSV list: open it where it was made and save it as “CSV UTF-8”")]
    OtherKind(&'static str),
    /// Two bytes for each letter.
    #[error("the file is written in UTF-16: save it again as “CSV UTF-8”")]
    Utf16,
    /// Bytes that are no text.
    #[error("this is no text file: export the list again and save it as “CSV UTF-8”")]
    NoText,
    /// A header with broken quotes.
    #[error("the first line has a quote too many or too few: write the names of the columns there without quotes")]
    Header,
    /// Columns without which no row can be used.
    #[error("{} missing from the first line: add {} there, then import again", missing(.0), it_or_them(.0))]
    Columns(Vec<&'static str>),
}

fn missing(names: &[&str]) -> String {
    match names {
        [one] => format!("the column {one} is"),
        [first @ .., last] => format!("the columns {} and {last} are", first.join(", ")),
        [] => String::new(),
    }
}

fn it_or_them(names: &[&str]) -> &'static str {
    if names.len() == 1 { "it" } else { "them" }
}

/// Why a row was refused. What is quoted from it is shortened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// A cell that must be filled is empty or not there.
    #[error("{0} is empty: fill it in and import again")]
    Empty(&'static str),
    /// More cells than the header has.
    #[error("it has {cells} cells where the first line has {columns}: put quotes around a cell that holds a comma")]
    TooMany {
        /// Cells of the row.
        cells: usize,
        /// Columns of the header.
        columns: usize,
    },
    /// A cell is too long.
    #[error("{column} is {length} characters long: shorten it to {limit} or fewer")]
    TooLong {
        /// Which column.
        column: String,
        /// How long it is.
        length: usize,
        /// How long it may be.
        limit: usize,
    },
    /// A quote is opened and never closed.
    #[error("a quote is opened and not closed: close it, or export the list again if the file was cut short")]
    OpenQuote,
    /// Letters follow a closing quote.
    #[error("a quote stands in the middle of a cell: write it twice (\"\") or remove it")]
    StrayQuote,
    /// A byte of value zero.
    #[error("{0} holds a NUL byte, which no text has: type the cell again")]
    Nul(String),
    /// Bytes that are not UTF-8.
    #[error("{0} holds letters that are not in UTF-8: save the list again as “CSV UTF-8”")]
    NotUtf8(String),
    /// A spreadsheet formula.
    #[error("{column} begins like a spreadsheet formula (“{value}”): replace it with plain text")]
    Formula {
        /// Which column.
        column: &'static str,
        /// What it says.
        value: String,
    },
    /// No day.
    #[error("{column} says “{value}”, which is no day: write it as 2026-10-05 or 10/5/2026, or leave it empty")]
    Day {
        /// Which column.
        column: &'static str,
        /// What it says.
        value: String,
    },
    /// Neither yes nor no.
    #[error("{column} says “{value}”: write yes or no")]
    YesNo {
        /// Which column.
        column: &'static str,
        /// What it says.
        value: String,
    },
    /// A language the station does not speak.
    #[error("language says “{0}”: write {codes}", codes = Language::codes())]
    Language(String),
    /// The same person with other particulars.
    #[error("it names the same one as line {first} but says something else: keep the right one of the two")]
    Twice {
        /// The line that was taken.
        first: u64,
    },
}
