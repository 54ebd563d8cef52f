//! The list of contacts as a file for spreadsheets, which the import reads in again.

use crate::domain::Contact;
use crate::paper::error::PaperError;
use std::io;

/// The columns, as the contract with schools names them.
const COLUMNS: [&str; 12] =
    ["employer", "employee", "title", "career", "phone", "email", "city", "state", "source", "volunteer", "do_not_contact", "notes"];

/// What tells a program that the file is UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Writes contacts as CSV (RFC 4180) in UTF-8 with a byte order mark, as spreadsheets expect it. An apostrophe stands before
/// what a spreadsheet would run (OWASP, *CSV Injection*). Who is part of another entry is left out.
///
/// # Errors
/// When the rows can't be put together.
pub fn contacts<'a>(contacts: impl IntoIterator<Item = &'a Contact>) -> Result<Vec<u8>, PaperError> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    writer.write_record(COLUMNS).map_err(io::Error::from)?;
    for one in contacts.into_iter().filter(|one| one.merged_into.is_none()) {
        let yes = |does: bool| if does { "yes" } else { "no" };
        let cells: [&str; 12] = [
            &one.employer,
            &one.employee,
            &one.title,
            &one.career,
            &one.phone,
            &one.email,
            &one.city,
            &one.state,
            &one.source,
            yes(one.volunteer),
            yes(one.do_not_contact),
            &one.notes,
        ];
        writer.write_record(cells.map(harmless)).map_err(io::Error::from)?;
    }
    Ok(writer.into_inner().map_err(csv::IntoInnerError::into_error)?)
}

/// Puts an apostrophe before what a spreadsheet would run; a telephone number stays as it is.
fn harmless(text: &str) -> String {
    let number = |letter: char| letter.is_ascii_digit() || " +-()./".contains(letter);
    let runs = text.starts_with(['=', '@', '+', '-', '\t', '\r', '＝', '＠']) && !text.chars().all(number);
    if runs { format!("'{text}") } else { text.to_owned() }
}
