//! What the other stations know, brought into this one, so that any student goes on at any seat.

use crate::domain::StudentId;
use crate::share::error::ShareError;
use crate::share::merge::Input;
use crate::share::night::Night;
use crate::storage::Store;

/// Takes in what is not in here yet of every other station's work; gives how many rows were news.
///
/// The records of somebody who is at work here wait for the next time.
pub(super) fn pull(night: &Night<'_>, store: &mut Store, inputs: &[Input], at_work: Option<StudentId>) -> Result<u64, ShareError> {
    let mut rows = 0;
    for input in inputs.iter().filter(|input| input.origin != night.origin) {
        let mut is_new = false;
        for file in &input.files {
            if !store.has_taken_in(&input.origin, &file.sha256)? {
                rows += store.take_in(&file.path, at_work.as_slice())?;
                is_new = true;
            }
        }
        if is_new && at_work.is_none() {
            store.note_taken_in(&input.origin, input.files.iter().map(|file| file.sha256.as_str()))?;
        }
    }
    Ok(rows)
}
