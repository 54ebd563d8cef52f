//! Cuts a file into rows and cells after RFC 4180, strictly, on bytes.
//!
//! The `csv` crate reads on where a quote is never closed and gives the rest of the file as one cell. Here only the
//! row with the fault is lost: reading goes on at the next line, so one stray quote can't cost a class. A test holds
//! this reader against that crate on well-formed files.

use super::Reason;

/// A row as it stands in the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// The line on which it begins, from 1.
    pub(super) line: u64,
    /// Its cells, or what is wrong with it.
    pub(super) cells: Result<Vec<Vec<u8>>, Reason>,
}

/// Walks through a file row by row; rows without anything in them are left out.
pub(super) struct Rows<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
    delimiter: u8,
}

impl<'a> Rows<'a> {
    pub(super) fn new(bytes: &'a [u8], delimiter: u8) -> Self {
        Self { bytes, at: 0, line: 1, delimiter }
    }

    /// Steps over one byte; counts a line at LF, at CR LF and at a CR alone.
    fn step(&mut self) -> Option<u8> {
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        if byte == b'\n' || (byte == b'\r' && self.bytes.get(self.at) != Some(&b'\n')) {
            self.line += 1;
        }
        Some(byte)
    }

    /// Steps over a line's end where one stands here.
    fn line_end(&mut self) -> bool {
        match self.step() {
            Some(b'\r') if self.bytes.get(self.at) == Some(&b'\n') => {
                self.step();
                true
            }
            Some(b'\r' | b'\n') | None => true,
            Some(_) => false,
        }
    }

    /// Steps to the beginning of the next line.
    fn skip_line(&mut self) {
        while !self.line_end() {}
    }

    fn quoted(&mut self) -> Result<Vec<u8>, Reason> {
        let mut cell = Vec::new();
        loop {
            match self.step() {
                None => return Err(Reason::OpenQuote),
                Some(b'"') if self.bytes.get(self.at) == Some(&b'"') => {
                    self.step();
                    cell.push(b'"');
                }
                Some(b'"') => break,
                Some(byte) => cell.push(byte),
            }
        }
        match self.bytes.get(self.at) {
            None | Some(b'\r' | b'\n') => Ok(cell),
            Some(byte) if *byte == self.delimiter => Ok(cell),
            Some(_) => Err(Reason::StrayQuote),
        }
    }

    fn plain(&mut self) -> Vec<u8> {
        let begin = self.at;
        while self.bytes.get(self.at).is_some_and(|byte| !matches!(byte, b'\r' | b'\n') && *byte != self.delimiter) {
            self.at += 1;
        }
        self.bytes.get(begin..self.at).unwrap_or_default().to_vec()
    }

    fn cells(&mut self) -> Result<Vec<Vec<u8>>, Reason> {
        let mut cells = Vec::new();
        loop {
            if self.bytes.get(self.at) == Some(&b'"') {
                self.at += 1;
                cells.push(self.quoted()?);
            } else {
                cells.push(self.plain());
            }
            if self.bytes.get(self.at) != Some(&self.delimiter) {
                self.line_end();
                return Ok(cells);
            }
            self.at += 1;
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        while self.at < self.bytes.len() {
            let (at, line) = (self.at, self.line);
            let cells = self.cells();
            if cells.is_err() {
                (self.at, self.line) = (at, line);
                self.skip_line();
            }
            if !matches!(&cells, Ok(cells) if cells.iter().all(|cell| cell.trim_ascii().is_empty())) {
                return Some(Row { line, cells });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<Row> {
        Rows::new(text.as_bytes(), b',').collect()
    }

    fn row(line: u64, cells: &[&str]) -> Row {
        Row { line, cells: Ok(cells.iter().map(|cell| cell.as_bytes().to_vec()).collect()) }
    }

    #[test]
    fn lines_are_counted_whatever_ends_them() {
        for end in ["\n", "\r\n", "\r"] {
            let rows = read(&["a,b", "\"1\r\n2\",c", "", "d,", "e,f"].join(end));
            assert_eq!(rows, [row(1, &["a", "b"]), row(2, &["1\r\n2", "c"]), row(5, &["d", ""]), row(6, &["e", "f"])], "{end:?}");
        }
    }

    #[test]
    fn a_stray_quote_costs_its_own_row_only() {
        let rows = read("a,\"b\nc,\"d\"\n\"e\" f,g\nh,\"i");
        let faults: Vec<(u64, bool)> = rows.iter().map(|row| (row.line, row.cells.is_ok())).collect();
        assert_eq!(faults, [(1, false), (2, true), (3, false), (4, false)]);
    }

    proptest! {
        #[test]
        fn what_the_csv_crate_writes_is_read_as_it_was(
            table in prop::collection::vec(prop::collection::vec("[a-z\",;\t\n é]{0,8}", 3), 1..8)
        ) {
            let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
            for one in &table {
                writer.write_record(one).unwrap();
            }
            let bytes = writer.into_inner().unwrap();
            let ours: Vec<Vec<Vec<u8>>> = Rows::new(&bytes, b';').map(|row| row.cells.unwrap()).collect();
            let kept = |one: &&Vec<String>| one.iter().any(|cell| !cell.as_bytes().trim_ascii().is_empty());
            let theirs: Vec<Vec<Vec<u8>>> =
                table.iter().filter(kept).map(|one| one.iter().map(|cell| cell.as_bytes().to_vec()).collect()).collect();
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn no_bytes_can_bring_the_reader_down(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let lines: Vec<u64> = Rows::new(&bytes, b',').map(|row| row.line).collect();
            prop_assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
