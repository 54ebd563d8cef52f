//! Recording and listening back with real sound, through a private sound server; faults are real too.

// Clippy knows test functions, but not the helpers they share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod alone;
mod booth;
mod server;
mod signals;
mod steady;

mod alsa;
mod capture;
mod disk;
mod faults;
mod kill;
mod level;
mod listening;
mod playback;
