//! Which quiet room is free when.

use crate::domain::{Booking, Campaign, Moment, RoomTime, StudentId};

/// A time at which somebody has a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Who; never shown.
    pub student: StudentId,
    /// From when.
    pub starts: Moment,
    /// For how many minutes.
    pub minutes: u32,
    /// Whether it is at this station, which has one seat.
    pub here: bool,
    /// In which room; empty where in none that was planned.
    pub room: String,
}

impl Taken {
    /// Gives the moment the seat is free again.
    pub fn ends(&self) -> Moment {
        self.starts + chrono::Duration::minutes(i64::from(self.minutes))
    }
}

pub(in crate::flow) fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// Gives the room for a call from one moment to another: the first that is there then and in which nobody else sits.
pub fn free<'a>(campaign: &'a Campaign, others: &[Taken], starts: Moment, ends: Moment) -> Option<&'a RoomTime> {
    let open = campaign.rooms.iter().filter(|_| campaign.has_school(starts.date_naive()));
    open.filter(|room| room.holds(starts, ends)).find(|room| {
        let in_it = others.iter().filter(|other| same(&other.room, &room.room));
        !in_it.into_iter().any(|other| starts < other.ends() && other.starts < ends)
    })
}

/// Gives the plan of the room in which a call is booked, where it still stands.
pub fn of_booking<'a>(campaign: &'a Campaign, booking: &Booking) -> Option<&'a RoomTime> {
    campaign.rooms.iter().find(|room| same(&room.room, &booking.room) && room.holds(booking.starts, booking.ends()))
}
