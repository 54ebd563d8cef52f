//! The screens, as Slint compiles them. What is shown in them, and what is done when they are touched, is the room `ui` of
//! the station.

#![allow(clippy::all, clippy::pedantic, clippy::restriction, missing_docs, unreachable_pub, unsafe_code, unused)]

slint::include_modules!();
