//! What a student writes on the way, and what stands there of it.

mod evaluation;
mod everything;
mod interest;
mod lessons;
mod moved;
mod questions;
mod reflection;
mod steps;
mod thank_you;
mod versions;
mod what_next;
