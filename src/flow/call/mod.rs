//! The call: whom to ask, the phone, the booked time, the interview itself, and its end.

pub mod after_call;
pub mod booking;
pub mod concern;
pub mod confirmation;
pub mod live;
pub mod phone;
pub mod phone_words;
pub mod ready;
pub mod recap;
pub mod whom;
