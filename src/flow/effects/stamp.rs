//! When an event happened, and the chance it brought along.

use crate::domain::{Moment, RecordId};
use std::cell::Cell;
use std::time::Duration;
use uuid::Builder;

/// The moment of an event, the station's running time, and fresh random bits for new ids.
#[derive(Debug)]
pub struct Stamp {
    /// The clock on the wall, with its offset.
    pub at: Moment,
    /// How long the station has been running; never goes back, whatever the clock does.
    pub uptime: Duration,
    chance: u128,
    given: Cell<u32>,
}

impl Stamp {
    /// Makes the stamp of an event; `chance` are random bits that no other event gets.
    pub fn new(at: Moment, uptime: Duration, chance: u128) -> Self {
        Self { at, uptime, chance, given: Cell::new(0) }
    }

    /// Makes a new id (UUIDv7, RFC 9562). Each is another, however many are made of one event.
    pub fn fresh(&self) -> RecordId {
        let number = self.given.get();
        self.given.set(number.wrapping_add(1));
        let millis = u64::try_from(self.at.timestamp_millis()).unwrap_or(0);
        let bits = self.chance.rotate_left(number.wrapping_mul(37)) ^ u128::from(number);
        let [_, _, _, _, _, _, rest @ ..] = bits.to_be_bytes();
        RecordId(Builder::from_unix_timestamp_millis(millis, &rest).into_uuid())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_ids_of_one_event_differ() {
        let stamp = Stamp::new(Moment::default(), Duration::ZERO, 0x1234_5678_9abc_def0_0fed_cba9_8765_4321);
        let ids: std::collections::BTreeSet<_> = (0..50).map(|_| stamp.fresh()).collect();
        assert_eq!(ids.len(), 50);
        assert!(ids.iter().all(|id| id.0.get_version_num() == 7));
    }
}
