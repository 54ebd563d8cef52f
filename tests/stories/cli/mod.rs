//! The commands of the program.

mod demo;
mod doctor;
mod import;
mod setup;
