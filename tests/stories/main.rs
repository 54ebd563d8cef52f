//! The stories: what a user can do and what can go wrong, each a sentence. One binary, a module for each story.

// Clippy knows test functions, but not the helpers they share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod program;
mod school;
mod standby;
mod station;

mod afterwards;
mod buttons;
mod demo;
mod desk;
mod desk_versions;
mod disk;
mod doctor;
mod erasing;
mod everything;
mod fields;
mod help;
mod import;
mod incident;
mod interest;
mod journey;
mod lessons;
mod listen;
mod nightly;
mod questions;
mod recovery;
mod setup;
mod sharing;
mod shell;
mod sign_in;
mod units;
mod unlock;
mod upgrade;
mod versions;

mod after_call;
mod board;
mod board_orders;
mod board_truth;
mod booking;
mod booth;
mod calling;
mod campaign;
mod class;
mod class_mode;
mod closing;
mod comments;
mod concern;
mod confirmation;
mod contacts;
mod evaluation;
mod live;
mod log;
mod moved;
mod paper;
mod pause;
mod phone;
mod practice;
mod practice_booking;
mod ready;
mod recap;
mod receipt;
mod recordings;
mod reflection;
mod results;
mod rubric;
mod settings;
mod thank_you;
mod today;
mod what_next;
mod whom;
