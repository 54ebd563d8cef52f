//! The quiet rooms of a campaign: planned at the desk, and found for a call when a student books its time.

use crate::domain::{AdultId, RoomTime, shift};
use crate::flow::rules::rooms::same;
use crate::flow::state::State;
use chrono::{Duration, NaiveTime, Timelike};

/// The hours between which a room can be planned.
const HOURS: std::ops::RangeInclusive<u32> = 6..=21;

/// The first hours of a room that is planned.
const USUAL: (u32, u32) = (9, 12);

/// A limit of the time in which a room is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// The first day, moved by days.
    First,
    /// The last day, moved by days.
    Last,
    /// From when on, moved by half hours.
    From,
    /// Until when, moved by half hours.
    To,
}

/// Something done with the rooms.
#[derive(Clone, Debug)]
pub enum Event {
    /// One more is being written down.
    Begin,
    /// It is not, after all.
    Leave,
    /// How the room is called.
    Room(String),
    /// The number of its telephone.
    Telephone(String),
    /// Who is there.
    Adult(AdultId),
    /// A limit is moved.
    Shift(Limit, i64),
    /// The room is added to the plan.
    Add,
    /// The one at this place is taken out of it.
    Remove(usize),
}

/// Why a room can't be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoomFault {
    /// It has no name.
    NoName,
    /// Its last day lies before its first.
    EndsFirst,
    /// It is there already at that time.
    Twice,
}

/// Gives what keeps the room that is being written down from being added.
pub fn fault(state: &State) -> Option<RoomFault> {
    let local = &state.desk.campaign;
    let room = local.room.as_ref()?;
    if room.room.trim().is_empty() {
        return Some(RoomFault::NoName);
    }
    if room.last < room.first {
        return Some(RoomFault::EndsFirst);
    }
    let planned = local.draft.as_ref().map_or(&[][..], |draft| &draft.rooms);
    planned.iter().any(|other| meet(room, other)).then_some(RoomFault::Twice)
}

fn meet(one: &RoomTime, other: &RoomTime) -> bool {
    same(&one.room, &other.room) && one.first <= other.last && other.first <= one.last && one.from < other.to && other.from < one.to
}

pub(super) fn step(state: &mut State, event: Event) {
    match event {
        Event::Begin => {
            let Some(draft) = &state.desk.campaign.draft else { return };
            let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
            let (first, last) = (draft.window_start, draft.window_end);
            let room = RoomTime {
                room: String::new(),
                telephone: String::new(),
                adult: None,
                first,
                last,
                from: hour(USUAL.0),
                to: hour(USUAL.1),
            };
            state.desk.campaign.room = Some(room);
        }
        Event::Leave => state.desk.campaign.room = None,
        Event::Room(text) => write(state, |room| room.room = text),
        Event::Telephone(text) => write(state, |room| room.telephone = text),
        // Who is chosen once more is not there after all.
        Event::Adult(id) => write(state, |room| room.adult = Some(id).filter(|_| room.adult != Some(id))),
        Event::Shift(limit, by) => write(state, |room| shift_limit(room, limit, by)),
        Event::Add => {
            if fault(state).is_some() {
                return;
            }
            let Some(mut room) = state.desk.campaign.room.take() else { return };
            room.room = room.room.trim().to_owned();
            room.telephone = room.telephone.trim().to_owned();
            state.desk.campaign.change(|draft| {
                draft.rooms.push(room);
                draft.rooms.sort_by(|one, other| (one.first, one.from, &one.room).cmp(&(other.first, other.from, &other.room)));
            });
        }
        Event::Remove(place) => state.desk.campaign.change(|draft| {
            if place < draft.rooms.len() {
                draft.rooms.remove(place);
            }
        }),
    }
}

fn write(state: &mut State, write: impl FnOnce(&mut RoomTime)) {
    if let Some(room) = &mut state.desk.campaign.room {
        write(room);
    }
}

/// Moves a limit: days as far as one likes, hours so that at least half an hour remains.
fn shift_limit(room: &mut RoomTime, limit: Limit, by: i64) {
    let within = |time: NaiveTime| {
        let (moved, days) = time.overflowing_add_signed(Duration::minutes(30 * by));
        Some(moved).filter(|moved| days == 0 && HOURS.contains(&moved.hour()))
    };
    match limit {
        Limit::First => {
            room.first = shift(room.first, by);
            room.last = room.last.max(room.first);
        }
        Limit::Last => room.last = shift(room.last, by).max(room.first),
        Limit::From => room.from = within(room.from).filter(|from| *from < room.to).unwrap_or(room.from),
        Limit::To => room.to = within(room.to).filter(|to| *to > room.from).unwrap_or(room.to),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Campaign;
    use crate::domain::Moment;
    use crate::domain::{CampaignId, Day, StudentId, add_days};
    use crate::flow::rules::rooms::Taken;
    use crate::flow::rules::rooms::free;
    use chrono::TimeZone;
    use proptest::prelude::*;

    fn at(day: Day, minute: u32) -> Moment {
        let offset = chrono::FixedOffset::west_opt(8 * 3600).unwrap();
        offset.from_utc_datetime(&day.and_hms_opt(0, 0, 0).unwrap()) + Duration::minutes(i64::from(minute) + 8 * 60)
    }

    proptest! {
        #[test]
        fn two_calls_never_share_a_room(
            rooms in proptest::collection::vec((0_usize..2, 6_u32..12, 1_u32..6), 1..4),
            calls in proptest::collection::vec((0_u64..5, 24_u32..80, 1_u32..3), 0..40),
        ) {
            let monday = Day::from_ymd_opt(2026, 12, 7).unwrap();
            let mut campaign = Campaign::first(CampaignId::default(), monday);
            for (name, from, hours) in rooms {
                let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
                campaign.rooms.push(RoomTime {
                    room: ["Room 12", "Library"][name].to_owned(), telephone: String::new(), adult: None,
                    first: monday, last: add_days(monday, 4), from: time(from), to: time(from + hours),
                });
            }
            let mut taken: Vec<Taken> = Vec::new();
            for (day, quarter, length) in calls {
                let starts = at(add_days(monday, day), quarter * 15);
                let minutes = length * 15;
                let ends = starts + Duration::minutes(i64::from(minutes));
                if let Some(room) = free(&campaign, &taken, starts, ends) {
                    prop_assert!(room.from <= starts.time() && ends.time() <= room.to);
                    taken.push(Taken { student: StudentId::default(), starts, minutes, here: false, room: room.room.clone() });
                }
            }
            for (place, one) in taken.iter().enumerate() {
                for other in &taken[place + 1..] {
                    prop_assert!(one.room != other.room || one.ends() <= other.starts || other.ends() <= one.starts);
                }
            }
        }
    }
}
