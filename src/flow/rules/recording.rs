//! Which recording belongs to a practice, and whether it was taken back.

use crate::domain::{InterviewFile, RecordId, Take};

/// Gives the recording of a practice that is shown beside it: the last that is not gone, else the last.
pub fn take_of(one: &InterviewFile, practice: RecordId) -> Option<&Take> {
    let of_it = || one.takes.iter().rev().filter(move |take| take.practice == practice);
    of_it().find(|take| !is_taken_back(one, take)).or_else(|| of_it().next())
}

/// Tells whether nobody may listen to a recording any more: it was taken back, or its day had come.
pub fn is_taken_back(one: &InterviewFile, take: &Take) -> bool {
    take.is_gone() || one.withdrawals.iter().any(|withdrawal| withdrawal.practice == take.practice)
}
