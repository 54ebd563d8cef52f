//! The stories: what a user can do and what can go wrong, each a sentence. One binary, a module for each story.

mod school;
mod station;

mod after_call;
mod booking;
mod calling;
mod confirmation;
mod phone;
mod practice;
mod ready;
mod sign_in;
mod whom;
