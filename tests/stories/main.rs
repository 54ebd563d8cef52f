//! The stories: what a user can do and what can go wrong, each a sentence. One binary, a folder for each room of
//! `src/flow`, and some for what lies outside it; a module for each story.

// Clippy knows test functions, but not the helpers they share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod afterwards;
mod calling;
mod program;
mod school;
mod station;

mod call;
mod cli;
mod desk;
mod door;
mod journey;
mod machine;
mod nightly;
mod practice;
mod shell;
mod standby;
