//! Schools that don't exist: one to try the station with, and one of any size to measure it with.
//!
//! Everything follows from the time and the seed that are given: the same ones make the same records, ids included.

mod afterwards;
mod course;
mod days;
mod demo;
mod journey;
mod names;
mod questions;
mod random;
mod seed;
mod words;

pub use demo::{MadeUp, demo};
pub use names::SEED_SCHOOL;
pub use seed::{SEED_CODE, Seed, seed_now};

use crate::domain::Role;

/// Gives a role's name as the command line prints it.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Teacher => "teacher",
        Role::Standby => "standby adult",
        Role::Coordinator => "coordinator",
    }
}
