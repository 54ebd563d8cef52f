//! The stories: what a user can do and what can go wrong, each a sentence. One binary, a module for each story.

mod afterwards;
mod school;
mod station;

mod evaluation;
mod live;
mod recap;
mod reflection;
mod sign_in;
mod thank_you;
mod what_next;
