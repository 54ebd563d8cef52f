//! What holds whoever asks: no state, no effect, nothing remembered. The same words in give the same answer.

pub mod consent;
pub mod contact;
pub mod duties;
pub mod file_name;
pub mod form_day;
pub mod hint;
pub mod journey;
pub mod pace;
pub mod phone;
pub mod receipt;
pub mod recording;
pub mod rooms;
pub mod screen;
pub mod spoken_time;
pub mod who_may_listen;
pub mod words;

pub use screen::Screen;
