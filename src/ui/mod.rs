//! The only room that knows Slint. Each screen is four small functions: `view`, `on`, `show`, `connect`; the first two
//! need no window.

use askwell_screens as generated;

mod app;
mod clipboard;
mod frame;
mod gate;
mod models;
mod screens;
mod settling;
mod shell;

pub use app::{App, Dispatch, OpenError, System, open};
pub use frame::Frame;
pub use generated::AppWindow;
