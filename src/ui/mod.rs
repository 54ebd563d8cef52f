//! The only room that knows Slint. Each screen is four small functions: `view`, `on`, `show`, `connect`; the first two
//! need no window.

mod app;
mod clipboard;
mod dispatch;
mod frame;
mod generated;
mod models;
mod screens;
mod settling;
mod shell;
mod wire;

pub use app::{App, OpenError, System, open};
pub use dispatch::Dispatch;
pub use frame::Frame;
pub use generated::AppWindow;
