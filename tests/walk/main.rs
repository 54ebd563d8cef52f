//! The real program, without a display: driven by what its screen says, as a person would.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod driver;
mod journey;
mod power_cut;
mod spy;
