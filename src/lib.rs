//! Askwell: an offline-first interview station for classrooms. `src/README.md` tells how the house is built.

pub mod cli;
pub mod content;
pub mod domain;
pub mod share;
pub mod storage;
pub mod vault;
