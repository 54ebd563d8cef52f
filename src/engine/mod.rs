//! The only room that acts: it performs effects on its own thread and owns the databases, the keys and the clock.

mod aloud;
mod board;
mod booth;
mod clock;
mod copying;
mod documents;
mod due;
mod erase;
mod later;
mod listening;
mod lists;
mod loudspeaker;
mod mirror;
mod nightly;
mod opened;
mod perform;
mod pins;
mod recordings;
mod recovery;
mod settings;
mod sharing;
mod state;
mod station_key;
mod takes;
mod thread;
mod trying;
mod waiting;
mod work;

pub use clock::Clock;
pub use due::{Destroyed, destroy_due};
pub use erase::{decide_erasure, erase_known};
pub use nightly::{Heard, NightlyChild};
pub use state::Engine;
pub use station_key::{StationKeyError, station_key};
pub use takes::{TakeError, TakeFolder, TakeSink, TakeSound};
pub use thread::{Handle, spawn};

use crate::flow::Fault;
use crate::storage::StorageError;

impl From<&StorageError> for Fault {
    fn from(error: &StorageError) -> Self {
        match error {
            StorageError::Full => Self::Full,
            StorageError::ReadOnly | StorageError::Folder { .. } => Self::ReadOnly,
            _ => Self::Other,
        }
    }
}
