//! What `flow` asks of the engine, and what it answers: data alone, which no story lies behind.
//!
//! The engine knows this and the rules below it; it never needs to see a story.

pub mod board;
pub mod desk;
pub mod document;
pub mod effect;
pub mod fault;
pub mod pins;
pub mod place;
pub mod playback;
pub mod recordings;
pub mod reply;
pub mod sharing;
pub mod sound;
pub mod stamp;

pub use effect::Effect;
pub use fault::Fault;
pub use pins::CodeVerdict;
pub use pins::PinStanding;
pub use pins::PinVerdict;
pub use place::Place;
pub use reply::Reply;
pub use stamp::Stamp;
