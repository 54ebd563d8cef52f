//! The clock: the time on the wall, and the running time that never goes back.

use crate::domain::Moment;
use crate::flow::Stamp;
use chrono::{Local, NaiveDateTime, TimeZone};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Where the time comes from.
#[derive(Clone, Debug)]
pub struct Clock {
    started: Instant,
    source: Source,
}

#[derive(Clone, Debug)]
enum Source {
    System,
    Set(Moment),
    ByHand(Arc<Mutex<(Moment, Duration)>>),
}

impl Clock {
    /// Takes the system's clock.
    pub fn system() -> Self {
        Self { started: Instant::now(), source: Source::System }
    }

    /// Starts at a given local time and runs on from there; `None` for a time that does not exist here.
    pub fn set_to(text: &str) -> Option<Self> {
        let naive = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S").ok()?;
        let at = Local.from_local_datetime(&naive).earliest()?.fixed_offset();
        Some(Self { started: Instant::now(), source: Source::Set(at) })
    }

    /// Makes a clock that stands still until it is moved by hand.
    pub fn by_hand(at: Moment) -> Self {
        Self { started: Instant::now(), source: Source::ByHand(Arc::new(Mutex::new((at, Duration::ZERO)))) }
    }

    /// Moves a clock that goes by hand.
    pub fn pass(&self, duration: Duration) {
        if let Source::ByHand(hands) = &self.source
            && let Ok(mut hands) = hands.lock()
        {
            hands.0 += chrono::Duration::from_std(duration).unwrap_or_default();
            hands.1 += duration;
        }
    }

    /// Sets the time on the wall of a clock that goes by hand; the running time stays.
    pub fn set_wall(&self, at: Moment) {
        if let Source::ByHand(hands) = &self.source
            && let Ok(mut hands) = hands.lock()
        {
            hands.0 = at;
        }
    }

    /// Gives the time on the wall.
    pub fn now(&self) -> Moment {
        match &self.source {
            Source::System => Local::now().fixed_offset(),
            Source::Set(at) => *at + chrono::Duration::from_std(self.started.elapsed()).unwrap_or_default(),
            Source::ByHand(hands) => hands.lock().map(|hands| hands.0).unwrap_or_default(),
        }
    }

    /// Gives the running time.
    pub fn uptime(&self) -> Duration {
        match &self.source {
            Source::ByHand(hands) => hands.lock().map(|hands| hands.1).unwrap_or_default(),
            Source::System | Source::Set(_) => self.started.elapsed(),
        }
    }

    /// Stamps an event.
    pub fn stamp(&self) -> Stamp {
        let chance = crate::vault::random::<16>().map(u128::from_be_bytes);
        // Without random numbers the running time still tells two events of one station apart.
        let chance = chance.unwrap_or_else(|_| self.uptime().as_nanos());
        Stamp::new(self.now(), self.uptime(), chance)
    }
}
