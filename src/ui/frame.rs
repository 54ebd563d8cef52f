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

/// What is remembered of the window to see that somebody took the whole screen away from it.
#[derive(Debug, Default)]
pub(super) struct Stay {
    seen: Cell<PhysicalSize>,
}

impl Stay {
    /// Comes back over the whole screen where a window manager made it small. Cage, under which the appliance runs, has
    /// no keys for that; the desktop of a school may.
    pub(super) fn over_the_screen(&self, window: &Window) {
        let (size, before) = (window.size(), self.seen.get());
        self.seen.set(size);
        // Under X11 a window is not told that it is fullscreen no more, but it shrinks. It asks once for each size, so that
        // a screen that became smaller by itself is asked once too.
        let shrank = size.width < before.width || size.height < before.height;
        if shrank {
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
