pub mod below;
pub mod one;
pub mod two;

pub use below::Handed;
pub use two::Second;
