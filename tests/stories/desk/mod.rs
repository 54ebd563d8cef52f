//! What adults do at the desk.

mod campaign;
mod class;
mod contacts;
mod erasing;
mod log;
mod practice_booking;
mod rail;
pub(crate) mod recordings;
mod results;
mod settings;
mod today;
mod versions;
mod work;
