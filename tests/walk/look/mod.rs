//! How the program looks, measured and shown.

mod contrast;
mod fits;
mod picture;
mod sheets;
