//! From bytes to rows of named cells: encoding, separator and header.

use crate::import::cells::{clean, is_formula, short};
use crate::import::columns::{Column, column};
use crate::import::error::{FileError, Reason};
use crate::import::rows::Rows;

/// A list with its header understood.
pub(super) struct Table<'a> {
    rows: Rows<'a>,
    header: Vec<Option<Column>>,
    names: Vec<String>,
    /// What the reader should know.
    pub(super) notes: Vec<String>,
}

/// One row: the cells that belong to known columns, cleaned; those of columns the list lacks are absent.
pub(super) struct Cells(Vec<(&'static str, String)>);

impl Cells {
    /// Gives a cell; `None` where the list has no such column or the row ends before it.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// Puts a cell's text over what was known before; an absent cell changes nothing.
    pub(super) fn over(&self, name: &str, known: &mut String) {
        if let Some(value) = self.get(name) {
            value.clone_into(known);
        }
    }
}

/// Beginnings of files that are something else (the first bytes of each format's own specification).
const OTHER_KINDS: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture or a sound file"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "an Excel workbook or another zipped file"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"SQLite format 3", "a database"),
];

impl<'a> Table<'a> {
    /// Reads the header of a list.
    pub(super) fn open(bytes: &'a [u8], columns: &'static [Column]) -> Result<Self, FileError> {
        if bytes.len() > MAX_BYTES {
            return Err(FileError::TooLarge);
        }
        if let Some((_, kind)) = OTHER_KINDS.iter().find(|(start, _)| bytes.starts_with(start)) {
            return Err(FileError::OtherKind(kind));
        }
        if is_utf16(bytes) {
            return Err(FileError::Utf16);
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if bytes.trim_ascii().is_empty() {
            return Err(FileError::Empty);
        }
        let sniffed = b",;\t".map(|delimiter| header(bytes, delimiter, columns));
        // The first of the best: a comma where all do equally well.
        let mut best: Option<Header<'a>> = None;
        for one in sniffed.into_iter().flatten() {
            if best.as_ref().is_none_or(|best| one.known() > best.known()) {
                best = Some(one);
            }
        }
        best.ok_or(FileError::Header)?.into_table(columns)
    }
}

struct Header<'a> {
    rows: Rows<'a>,
    names: Vec<String>,
    columns: Vec<Option<Column>>,
    binary: bool,
}

fn header<'a>(bytes: &'a [u8], delimiter: u8, columns: &'static [Column]) -> Option<Header<'a>> {
    let mut rows = Rows::new(bytes, delimiter);
    let first = rows.next()?.cells.ok()?;
    let binary = first.iter().flatten().any(|byte| matches!(byte, 0..=8 | 14..=31));
    let names: Vec<String> = first.iter().map(|cell| clean(&String::from_utf8_lossy(cell), false)).collect();
    let columns = names.iter().map(|name| column(columns, name)).collect();
    Some(Header { rows, names, columns, binary })
}

impl<'a> Header<'a> {
    fn known(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    fn into_table(self, columns: &'static [Column]) -> Result<Table<'a>, FileError> {
        let Self { rows, names, columns: mut header, binary } = self;
        let missing: Vec<&'static str> = columns
            .iter()
            .filter(|column| column.required && !header.iter().flatten().any(|known| known.name == column.name))
            .map(|column| column.name)
            .collect();
        if binary {
            return Err(FileError::NoText);
        }
        if !missing.is_empty() {
            return Err(FileError::Columns(missing));
        }
        let mut notes = Vec::new();
        let mut seen = Vec::new();
        for (name, known) in names.iter().zip(&mut header) {
            match known {
                Some(column) if seen.contains(&column.name) => {
                    notes.push(format!("the column {} is there twice: the first one is used", column.name));
                    *known = None;
                }
                Some(column) => seen.push(column.name),
                None if name.is_empty() => {}
                None => notes.push(format!("the column “{}” is not known and was left out", short(name))),
            }
        }
        Ok(Table { rows, header, names, notes })
    }
}

/// Tells whether the file is UTF-16: by its mark, or because every second byte at the beginning is zero.
fn is_utf16(bytes: &[u8]) -> bool {
    let start = bytes.get(..32).unwrap_or_default();
    let zeros = |from: usize| !start.is_empty() && start.iter().skip(from).step_by(2).all(|byte| *byte == 0);
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || zeros(0) || zeros(1)
}

impl Iterator for Table<'_> {
    type Item = (u64, Result<Cells, Reason>);

    fn next(&mut self) -> Option<Self::Item> {
        let row = self.rows.next()?;
        let cells = row.cells.and_then(|cells| self.cells(&cells));
        Some((row.line, cells))
    }
}

impl Table<'_> {
    fn cells(&self, cells: &[Vec<u8>]) -> Result<Cells, Reason> {
        let extra = cells.get(self.header.len()..).unwrap_or_default();
        if extra.iter().any(|cell| !cell.trim_ascii().is_empty()) {
            return Err(Reason::TooMany { cells: cells.len(), columns: self.header.len() });
        }
        let mut known = Vec::with_capacity(self.header.len());
        for ((cell, column), name) in cells.iter().zip(&self.header).zip(&self.names) {
            let called = || column.map_or_else(|| format!("“{}”", short(name)), |column| column.name.to_owned());
            if cell.contains(&0) {
                return Err(Reason::Nul(called()));
            }
            let Some(column) = column else { continue };
            let text = std::str::from_utf8(cell).map_err(|_| Reason::NotUtf8(called()))?;
            let length = text.chars().count();
            if length > column.limit {
                return Err(Reason::TooLong { column: called(), length, limit: column.limit });
            }
            let text = clean(text, column.name == "notes");
            if is_formula(&text) {
                return Err(Reason::Formula { column: column.name, value: short(&text) });
            }
            known.push((column.name, text));
        }
        let cells = Cells(known);
        for column in self.header.iter().flatten().filter(|column| column.required) {
            if cells.get(column.name).is_none_or(str::is_empty) {
                return Err(Reason::Empty(column.name));
            }
        }
        Ok(cells)
    }
}

/// The largest file that is read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;
