//! Askwell: an offline-first interview station for classrooms. `src/README.md` tells how the house is built.

pub mod board;
pub mod cli;
pub mod content;
pub mod doctor;
pub mod domain;
pub mod engine;
pub mod flow;
pub mod import;
pub mod made_up;
pub mod paper;
pub mod programs;
pub mod recording;
pub mod share;
pub mod storage;
pub mod ui;
pub mod vault;
