//! What there is of a recording the station stopped in the middle of, counted in its sealed files.

use crate::engine::opened::Opened;
use crate::engine::station_key::Keeper;
use crate::engine::takes::{TakeError, TakeFolder};
use crate::flow::effects::recordings::{CutShort, Left, Recovery};
use crate::flow::rules::recording;
use crate::flow::{Place, Screen};
use crate::recording::Sound;
use std::path::Path;

/// Looks what there is to go on with.
pub(super) fn read(data: &Path, key: &mut Keeper, opened: &Opened, place: Place) -> Recovery {
    let cut = if place.screen == Screen::Take { cut_short(data, key, opened, &place) } else { None };
    Recovery { place, cut }
}

fn cut_short(data: &Path, key: &mut Keeper, opened: &Opened, place: &Place) -> Option<CutShort> {
    let file = opened.store.file(place.student).ok()?;
    let at_hand = file.interviews.iter().filter(|one| place.interview.is_none_or(|id| id == one.interview.id));
    let running = at_hand.flat_map(|one| one.takes.iter().filter(|take| take.ending.is_none() && !recording::is_taken_back(one, take)));
    let take = running.max_by_key(|take| take.started_at)?;
    let left = match left(data, key, opened, take.id) {
        Ok(left) => left,
        // It was taken back in the moment the station stopped: nobody is offered it.
        Err(TakeError::Destroyed) => return None,
        Err(error) => {
            tracing::warn!(%error, take = %take.id, "a recording that was cut short could not be read");
            Left::Unreadable
        }
    };
    Some(CutShort { take: take.id, began: take.started_at, left })
}

fn left(data: &Path, key: &mut Keeper, opened: &Opened, take: crate::domain::RecordId) -> Result<Left, TakeError> {
    let key = match key.key(data) {
        Ok(key) => key,
        Err(error) => {
            tracing::error!(%error, "the station's key could not be read");
            return Ok(Left::Unreadable);
        }
    };
    let mut sound = TakeFolder::open(data, take, &opened.private, key)?.sound()?;
    Ok(match (sound.frames(), sound.is_damaged()) {
        (0, true) => Left::Unreadable,
        (0, false) => Left::Nothing,
        (frames, _) => {
            let readable = sound.readable();
            Left::Sound { rate: sound.rate(), frames, readable, damaged: sound.is_damaged(), gaps: sound.gaps() }
        }
    })
}
