//! How the station's window opens, and how it stays over the whole screen.

use slint::{PhysicalSize, Window};
use std::cell::Cell;

/// How the station's window opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// Over the whole screen.
    Fullscreen,
    /// In a window of its usual size.
    Window,
    /// In a window of so many pixels, width and height.
    Sized(u32, u32),
}

/// How often, in beats, a window that became small asks for the whole screen, and after how many the screen itself must be
/// smaller than it was.
const ASKS_EVERY: u32 = 4;
const GIVES_UP_AFTER: u32 = 12;

/// What is remembered of the window to see that somebody took the whole screen away from it.
#[derive(Debug, Default)]
pub(super) struct Stay {
    whole: Cell<PhysicalSize>,
    small_for: Cell<u32>,
}

impl Stay {
    /// Comes back over the whole screen where a window manager made it small. Cage, under which the appliance runs, has
    /// no keys for that; the desktop of a school may.
    pub(super) fn over_the_screen(&self, window: &Window) {
        // Under X11 a window is not told that it is fullscreen no more, but it shrinks.
        let (size, whole) = (window.size(), self.whole.get());
        let small_for = if size.width < whole.width || size.height < whole.height { self.small_for.get() + 1 } else { 0 };
        let given_up = small_for == 0 || small_for > GIVES_UP_AFTER;
        self.small_for.set(if given_up { 0 } else { small_for });
        if given_up {
            self.whole.set(size);
        } else if small_for % ASKS_EVERY == 1 {
            window.set_fullscreen(false);
        }
        if !window.is_fullscreen() {
            window.set_fullscreen(true);
        }
        if window.is_minimized() {
            window.set_minimized(false);
        }
    }
}
