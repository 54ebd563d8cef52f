//! When an event happened, and the chance it brought along.

use crate::domain::{Moment, RecordId};
use std::time::Duration;
use uuid::Builder;

/// The moment of an event, the station's running time, and fresh random bits for new ids.
#[derive(Clone, Copy, Debug)]
pub struct Stamp {
    /// The clock on the wall, with its offset.
    pub at: Moment,
    /// How long the station has been running; never goes back, whatever the clock does.
    pub uptime: Duration,
    /// Random bits.
    pub chance: u128,
}

impl Stamp {
    /// Makes a new id (UUIDv7, RFC 9562); `number` tells apart several of one event.
    pub fn id(&self, number: u32) -> RecordId {
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
        let stamp = Stamp { at: Moment::default(), uptime: Duration::ZERO, chance: 0x1234_5678_9abc_def0_0fed_cba9_8765_4321 };
        let ids: std::collections::BTreeSet<_> = (0..50).map(|number| stamp.id(number)).collect();
        assert_eq!(ids.len(), 50);
        assert_eq!(stamp.id(0).0.get_version_num(), 7);
    }
}
