pub mod room;
pub mod two;
