//! The screens around the call.

pub(super) mod after_call;
pub(super) mod booking;
pub(super) mod confirmation;
pub(super) mod live;
pub(super) mod phone;
pub(super) mod ready;
pub(super) mod recap;
pub(super) mod whom;
