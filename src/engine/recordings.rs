//! The recordings an adult may look at, from the database to the desk.

use crate::engine::takes::TakeFolder;
use crate::flow::Reply;
use crate::flow::effects::recordings::Recording;
use crate::flow::rules::consent;
use crate::storage::{KeptTake, PrivateStore, StorageError, Store};
use std::collections::BTreeSet;
use std::path::Path;

pub(super) fn read(data: &Path, store: &Store, private: &PrivateStore) -> Result<Reply, StorageError> {
    let mut list = Vec::new();
    for kept in store.kept_takes()? {
        let KeptTake { take, practice, consents, withdrawn, own_rated, rated_by } = kept;
        let uses = if withdrawn { BTreeSet::new() } else { consent::uses(take.practice, &consents, &[]) };
        let hold = store.open_holds(take.student)?.into_iter().next();
        list.push(Recording {
            here: TakeFolder::is_here(data, take.id, private)?,
            at: practice.as_ref().map_or(take.started_at, |one| one.at),
            with: practice.map_or(String::new(), |one| one.with),
            take,
            uses,
            withdrawn,
            own_rated,
            rated_by,
            hold,
        });
    }
    Ok(Reply::Recordings(list))
}
