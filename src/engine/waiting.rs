//! What waits for an adult, from the database to the desk.

use crate::domain::{InterviewId, StudentId};
use crate::flow::Reply;
use crate::flow::desk::{Waiting, Work};
use crate::storage::{StorageError, Store};

pub(super) fn read(store: &Store) -> Result<Reply, StorageError> {
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
