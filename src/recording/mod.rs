//! Sound: which devices there are.

mod devices;

pub use devices::{Inventory, inventory};
