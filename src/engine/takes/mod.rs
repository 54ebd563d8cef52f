//! The folder of a take: its sound, sealed run by run, and its key. Only here do sealing and recording meet.
//!
//! `recordings/<take-id>/sound-<n>.sealed` and `peaks-<n>.sealed`: a new pair for each run, so that nothing is ever
//! appended to a file another run has written.

mod folder;
mod sink;
mod sound;
#[cfg(test)]
mod tests;

pub use folder::{TakeError, TakeFolder};
pub use sink::TakeSink;
pub use sound::TakeSound;
