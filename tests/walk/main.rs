//! The real program, without a display: driven by what its screen says, as a person would.

// Clippy knows test functions, but not the helpers they share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod board;
mod classroom;
mod desk;
#[allow(dead_code, reason = "the benches use the rest")]
mod driver;
mod hanging;
mod journey;
mod key_list;
mod keys;
mod locked;
mod look;
mod people;
mod pictures;
mod power_cut;
mod recording;
mod screen;
#[path = "../sound/server.rs"]
mod server;
mod spy;
#[allow(dead_code, reason = "the stories of sound use the rest")]
#[path = "../sound/steady.rs"]
mod steady;
#[path = "../architecture/wcag.rs"]
mod wcag;
