//! The only room that knows Slint. Each screen is four small functions: `view`, `on`, `show`, `connect`; the first two
//! need no window.

#[allow(clippy::all, clippy::pedantic, clippy::restriction, missing_docs, unreachable_pub, unsafe_code, unused)]
mod generated {
    slint::include_modules!();
}

mod app;
mod gate;
mod models;
mod screens;
mod shell;

pub use app::{App, Dispatch, Frame, OpenError, open};
pub use generated::AppWindow;
