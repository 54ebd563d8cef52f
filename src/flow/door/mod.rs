//! The way in and out: signing in and out, the gate for adults, and what stands before everything else.

pub mod sign_out;
