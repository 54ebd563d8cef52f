//! The screens of the journey.

pub(super) mod evaluation;
pub(super) mod everything;
pub(super) mod interest;
pub(super) mod lessons;
pub(super) mod questions;
pub(super) mod reflection;
pub(super) mod stops;
pub(super) mod thank_you;
pub(super) mod versions;
pub(super) mod what_next;
