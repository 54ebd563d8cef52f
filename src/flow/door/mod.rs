//! The way in and out: signing in and out, the gate for adults, and what stands before everything else.

pub mod earlier;
pub mod gate;
pub mod last_word;
pub mod look;
pub mod recovery;
pub mod sign_in;
pub mod sign_out;
pub mod trouble;
