//! The clock the program goes by.

use crate::domain::Moment;
use crate::engine::Clock;

/// Gives the system's clock. A build with the feature `inspect` sets it from `ASKWELL_NOW` where that is given.
pub(super) fn clock() -> Clock {
    #[cfg(feature = "inspect")]
    if let Some(clock) = std::env::var("ASKWELL_NOW").ok().and_then(|text| Clock::set_to(&text)) {
        return clock;
    }
    Clock::system()
}

/// Gives the time at the station.
pub fn now() -> Moment {
    clock().now()
}
