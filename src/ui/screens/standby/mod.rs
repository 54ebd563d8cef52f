//! The screens of whoever stands by.

pub(super) mod board;
pub(super) mod incident;
pub(super) mod present;
