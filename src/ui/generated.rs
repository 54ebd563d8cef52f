//! What Slint makes of the screens (`ui/`).

pub use askwell_screens::*;
