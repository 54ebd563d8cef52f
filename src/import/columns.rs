//! The columns a list may have.

use super::cells::plain_name;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// The name, as the contract with schools writes it.
    pub(super) name: &'static str,
    /// Whether a row without it can't be used.
    pub(super) required: bool,
    /// How many characters a cell may have.
    pub(super) limit: usize,
}

const fn must(name: &'static str) -> Column {
    Column { name, required: true, limit: 120 }
}

const fn may(name: &'static str) -> Column {
    Column { name, required: false, limit: 120 }
}

/// The columns of a roster.
pub(super) const ROSTER: &[Column] = &[
    must("student_id"),
    must("first_name"),
    must("last_name"),
    must("class"),
    may("teacher"),
    may("grade"),
    may("language"),
    may("adult"),
    may("guardian_consent"),
];

/// The columns of a list of contacts.
pub(super) const CONTACTS: &[Column] = &[
    must("employer"),
    may("employee"),
    may("title"),
    may("career"),
    may("phone"),
    may("email"),
    may("city"),
    may("state"),
    may("source"),
    may("volunteer"),
    may("do_not_contact"),
    Column { name: "notes", required: false, limit: 1000 },
];

/// Finds the column a header cell names: case, spaces, dashes and underscores don't matter.
pub(super) fn column(columns: &'static [Column], header: &str) -> Option<Column> {
    let header = plain_name(header);
    columns.iter().copied().find(|column| plain_name(column.name) == header)
}
