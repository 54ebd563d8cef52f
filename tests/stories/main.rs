//! The stories: what a user can do and what can go wrong, each a sentence. One binary, a module for each story.

mod school;
mod station;

mod everything;
mod interest;
mod lessons;
mod questions;
mod sign_in;
