//! `askwell import`: the school's lists into the station.

use crate::cli::clock;
use crate::cli::exit::Exit;
use crate::cli::out::{complain, say, say_set_aside};
use crate::cli::trouble::Trouble;
use crate::domain::{CampaignId, Record, School, Student};
use crate::import::{self, FileError, Import, Left};
use crate::storage::{StationFile, Store};
use clap::Subcommand;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

/// Which list.
#[derive(Debug, Subcommand)]
pub(super) enum ImportCommand {
    /// A list of students
    Roster {
        /// The list, as CSV
        #[arg(value_name = "FILE.csv")]
        file: PathBuf,
    },
    /// A list of employers and the people who work there
    Contacts {
        /// The list, as CSV
        #[arg(value_name = "FILE.csv")]
        file: PathBuf,
    },
}

pub(super) fn run(folder: &Path, command: ImportCommand) -> Result<Exit, Trouble> {
    let station = StationFile::read(folder)?.ok_or_else(|| Trouble::NoStation(folder.to_owned()))?;
    let (ImportCommand::Roster { file } | ImportCommand::Contacts { file }) = &command;
    let bytes = read(file)?;
    let (mut store, set_aside) = Store::open(folder, &station.origin())?;
    say_set_aside(set_aside);
    let school = store.school()?;
    let unusable = |cause| Trouble::List { file: file.clone(), cause };
    match &command {
        ImportCommand::Roster { .. } => {
            let known: HashMap<_, _> = school.students.iter().map(|one| (one.id, one)).collect();
            let erased: HashSet<_> = store.erased()?.into_iter().map(|one| one.student).collect();
            let one = |id| known.get(&id).map(|one| (*one).clone());
            let list = import::roster(&bytes, &station.school, one, |id| erased.contains(&id)).map_err(unusable)?;
            let left = whole(&list).map(|listed| import::left(&school.students, listed, clock::now().date_naive())).unwrap_or_default();
            let exit = keep(&mut store, list, |mut student| {
                if student.campaign == CampaignId::default() {
                    student.campaign = newest_campaign(&school);
                }
                student.into()
            })?;
            mark_as_left(&mut store, left)?;
            Ok(exit)
        }
        ImportCommand::Contacts { .. } => {
            let known: HashMap<_, _> = school.contacts.iter().map(|card| (card.contact.id, &card.contact)).collect();
            let list = import::contacts(&bytes, &station.school, |id| known.get(&id).map(|one| (*one).clone())).map_err(unusable)?;
            keep(&mut store, list, Record::from)
        }
    }
}

/// Gives the students of a list of which no row was refused: one that was may name somebody.
fn whole(list: &Import<Student>) -> Option<&[Student]> {
    list.refused.is_empty().then_some(list.good.as_slice())
}

fn mark_as_left(store: &mut Store, left: Left) -> Result<(), Trouble> {
    for (class, count) in &left.unlike {
        complain(&format!(
            "{class}: {count} students are not on this list; it names fewer than half of the class, so they stay as they are"
        ));
    }
    for student in &left.students {
        let (name, class) = (student.full_name(), &student.class);
        complain(&format!("{name} is no longer on the list of {class}: marked as left, and everything is kept"));
    }
    let records: Vec<Record> = left.students.into_iter().map(Record::from).collect();
    store.keep(&records)?;
    Ok(())
}

fn newest_campaign(school: &School) -> CampaignId {
    school.campaigns.first().map(|campaign| campaign.id).unwrap_or_default()
}

/// Reads a list, but not one that is far too large.
fn read(file: &Path) -> Result<Vec<u8>, Trouble> {
    let unreadable = |cause| Trouble::Unreadable { file: file.to_owned(), cause };
    let length = std::fs::metadata(file).map_err(unreadable)?.len();
    if length > import::MAX_BYTES as u64 {
        return Err(Trouble::List { file: file.to_owned(), cause: FileError::TooLarge });
    }
    std::fs::read(file).map_err(unreadable)
}

fn keep<T>(store: &mut Store, list: Import<T>, record: impl FnMut(T) -> Record) -> Result<Exit, Trouble> {
    let records: Vec<Record> = list.good.into_iter().map(record).collect();
    let written = store.keep(&records)?;
    for note in &list.notes {
        complain(note);
    }
    for refused in &list.refused {
        complain(&refused.to_string());
    }
    let unchanged = written.unchanged + list.repeated;
    say(&format!("{} added, {} updated, {unchanged} unchanged, {} refused", written.added, written.updated, list.refused.len()));
    Ok(if list.refused.is_empty() { Exit::Done } else { Exit::LeftOut })
}
