//! The screens of the adults' desk.

pub(super) mod campaign;
pub(super) mod class;
pub(super) mod contacts;
pub(super) mod erasing;
pub(super) mod log;
pub(super) mod practice_booking;
pub(super) mod rail;
pub(super) mod recordings;
pub(super) mod results;
pub(super) mod rooms;
pub(super) mod settings;
pub(super) mod sharing;
pub(super) mod today;
pub(super) mod versions;
pub(super) mod work;
