//! From asking for an interview to the end of it.

mod after_call;
mod booking;
mod concern;
mod confirmation;
pub(crate) mod live;
mod phone;
mod ready;
mod recap;
mod whom;
