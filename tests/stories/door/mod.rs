//! The way in: names, PINs and the printed code.

mod comfort;
mod sign_in;
mod unlock;
