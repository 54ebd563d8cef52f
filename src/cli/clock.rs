//! The clock on the wall.

use crate::domain::Moment;

/// Gives the time at the station. A build with the feature `inspect` takes it from `ASKWELL_NOW` where that is set.
pub fn now() -> Moment {
    #[cfg(feature = "inspect")]
    if let Some(set) = std::env::var("ASKWELL_NOW").ok().and_then(|text| text.parse::<chrono::NaiveDateTime>().ok())
        && let Some(local) = set.and_local_timezone(chrono::Local).earliest()
    {
        return local.fixed_offset();
    }
    chrono::Local::now().fixed_offset()
}
