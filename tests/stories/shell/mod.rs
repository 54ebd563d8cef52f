//! What holds on every screen.

mod buttons;
mod closing;
mod every_screen;
mod fields;
mod languages;
mod motion;
