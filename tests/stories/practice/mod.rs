//! Practice: with a recording and without one, listened to, rated and taken back.

mod booth;
mod class_mode;
mod comments;
pub(crate) mod listen;
mod receipt;
mod rubric;
mod unrecorded;
