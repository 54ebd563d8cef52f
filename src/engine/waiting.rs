//! What waits for an adult, from the database to the desk.

use crate::domain::{InterviewId, Record, StudentId};
use crate::flow::Reply;
use crate::flow::effects::desk::{Letter, Waiting, Work, Written};
use crate::flow::rules::rooms::Taken;
use crate::storage::{StorageError, Store};
use std::path::Path;

pub(super) fn read(store: &mut Store) -> Result<Reply, StorageError> {
    let rows = store.handed_in()?;
    let waiting = rows.into_iter().filter_map(|row| {
        let work = match row.kind.as_str() {
            "question_list" => Work::Questions,
            "thank_you" => Work::ThankYou,
            "evaluation" => Work::Evaluation,
            _ => return None,
        };
        Some(Waiting { student: StudentId(row.student), interview: InterviewId(row.interview), work })
    });
    Ok(Reply::Waiting(waiting.collect()))
}

/// Reads what lies in the outbox; a file that is gone from there waits for nobody.
pub(super) fn letters(folder: &Path, store: &Store) -> Result<Reply, StorageError> {
    let lying = |file: &str| file.is_empty() || folder.join("outbox").join(file).exists();
    let letters = store.letters()?.into_iter().filter_map(|(record, contact)| {
        let written = match record {
            Record::Confirmation(one) => Written::Confirmation(one),
            Record::ThankYou(one) => Written::ThankYou(one),
            _ => return None,
        };
        Some(Letter { written, contact })
    });
    Ok(Reply::Letters(letters.filter(|letter| lying(letter.file())).collect()))
}

/// Reads when somebody has a call.
pub(super) fn taken(store: &Store) -> Result<Reply, StorageError> {
    let taken = store.times_taken()?.into_iter();
    Ok(Reply::Taken(
        taken.map(|one| Taken { student: one.student, starts: one.starts, minutes: one.minutes, here: one.here, room: one.room }).collect(),
    ))
}
