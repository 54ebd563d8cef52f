//! The screens before anybody is at work.

pub(super) mod gate;
pub(super) mod recovery;
pub(super) mod sign_in;
pub(super) mod welcome;
