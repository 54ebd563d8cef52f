//! The station's SQLite: one write path, migrations that only append, files that are set aside and never deleted.

mod beneath;
mod chain;
mod database;
mod desk;
mod erasing;
mod error;
mod hash;
mod log;
mod look;
mod private;
mod progress;
mod recordings;
mod sharing;
mod station_file;
mod store;
mod take_keys;
mod takes;

pub use beneath::{About, Fresh, Kind, SharedFolder, Strange, is_plain, shown};
pub use database::{SCHEMA_VERSION, SECTIONS, SchemaRow, Which, published_schema, schema, schema_of_station, upgrade};
pub use desk::{Lying, TimeTaken};
pub use erasing::Renewal;
pub use error::StorageError;
pub use hash::content_hash;
pub use look::Look;
pub use private::{PrivateStore, RECOVERY_CODE, Tries};
pub use progress::{HandedIn, STUDENTS};
pub use recordings::KeptTake;
pub use sharing::{LARGE, OWN, PAGE, Part, UpTo, arrive, drop_superseded, spare, take_in};
pub use station_file::StationFile;
pub use store::{Store, Written};
pub use takes::DueTake;
