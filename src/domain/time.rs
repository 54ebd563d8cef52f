//! Moments and days. A moment carries its offset, so that a printed time is the one that hung on the wall.

use chrono::{DateTime, FixedOffset, NaiveDate};

/// A moment with its offset from UTC; written as ISO 8601.
pub type Moment = DateTime<FixedOffset>;

/// A calendar day at the school.
pub type Day = NaiveDate;
