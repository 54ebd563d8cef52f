//! A school's list of employers and the people who work there.

use crate::domain::{Contact, ContactId};
use crate::import::cells::{same_name, yes_no};
use crate::import::columns::CONTACTS;
use crate::import::error::{FileError, Reason};
use crate::import::gathered::{Gathered, Import};
use crate::import::table::{Cells, Table};

/// Reads a list of contacts. `known` gives a contact the station has already: what the list has no column for stays
/// as it is there.
///
/// # Errors
/// When the file as a whole can't be used; then no row is.
pub fn contacts(bytes: &[u8], school: &str, known: impl Fn(ContactId) -> Option<Contact>) -> Result<Import<Contact>, FileError> {
    let mut table = Table::open(bytes, CONTACTS)?;
    let mut gathered = Gathered::new(std::mem::take(&mut table.notes));
    for (line, cells) in table {
        gathered.take(line, cells.and_then(|cells| contact(&cells, school, &known)));
    }
    Ok(gathered.import)
}

fn contact(cells: &Cells, school: &str, known: impl Fn(ContactId) -> Option<Contact>) -> Result<(ContactId, Contact), Reason> {
    let text = |name: &str| cells.get(name).unwrap_or_default();
    let id = ContactId::from_school(school, &format!("{}|{}", same_name(text("employer")), same_name(text("employee"))));
    let mut contact = known(id).unwrap_or_else(|| Contact::new(id));
    cells.over("employer", &mut contact.employer);
    cells.over("employee", &mut contact.employee);
    cells.over("title", &mut contact.title);
    cells.over("career", &mut contact.career);
    cells.over("phone", &mut contact.phone);
    cells.over("email", &mut contact.email);
    cells.over("city", &mut contact.city);
    cells.over("state", &mut contact.state);
    cells.over("source", &mut contact.source);
    cells.over("notes", &mut contact.notes);
    if let Some(value) = cells.get("volunteer") {
        contact.volunteer = yes_no("volunteer", value)?;
    }
    if let Some(value) = cells.get("do_not_contact") {
        contact.do_not_contact = yes_no("do_not_contact", value)?;
    }
    Ok((id, contact))
}
