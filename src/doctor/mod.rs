//! Is this station ready? Looks at everything and changes nothing.

mod check;
mod machine;
mod station;

pub use check::{Check, State};

use crate::domain::Moment;
use std::path::Path;

/// Looks at a data folder and the machine it is on.
pub fn examine(folder: &Path, now: Moment) -> Vec<Check> {
    let (station, description) = station::description(folder);
    let mut checks = vec![description, machine::folder(folder)];
    checks.extend(station::databases(folder));
    checks.push(machine::disk(folder));
    checks.extend(machine::sound());
    checks.push(machine::share(station.as_ref().and_then(|station| station.share.as_deref())));
    checks.push(station::clock(folder, now));
    checks.push(machine::papers());
    checks.push(machine::printer());
    checks.push(station::keys(folder));
    checks.push(station::recovery_code(folder));
    checks.push(station::log(folder, station.as_ref()));
    checks.push(station::nightly(folder, now));
    checks
}
