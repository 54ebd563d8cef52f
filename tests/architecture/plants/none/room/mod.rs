//! A door: what it hands on belongs to who made it.

pub mod one;
pub mod two;

pub use one::First;
pub use two::Second;
