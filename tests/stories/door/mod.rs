//! The way in: names, PINs and the printed code.

mod sign_in;
mod unlock;
