//! The screens of practice.

pub(super) mod alone;
pub(super) mod booth;
pub(super) mod class_mode;
pub(super) mod listen;
pub(super) mod mirror;
pub(super) mod rubric;
pub(super) mod take;
