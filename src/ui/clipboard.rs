//! What was copied belongs to whoever copied it: it is forgotten when they leave, and nothing is cut where it can't be kept.
//!
//! Slint's own interface names no clipboard; its core, of the very same version, does.

use crate::domain::{AdultId, RecordId};
use crate::flow::State;
use crate::flow::state::who;
use crate::ui::AppWindow;
use i_slint_core::platform::Clipboard;
use i_slint_core::window::WindowInner;
use slint::ComponentHandle;
use std::cell::Cell;

/// Who is at the station, as far as what they copied is theirs.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Holder {
    session: Option<RecordId>,
    adult: Option<AdultId>,
    paused: bool,
}

/// Watches whose clipboard it is.
#[derive(Default)]
pub(super) struct Owner(Cell<Holder>);

impl Owner {
    /// Empties the clipboard, and what a mouse selected, where another is at the station than before.
    pub(super) fn look(&self, window: &AppWindow, state: &State) {
        let holder = Holder {
            session: state.session.as_ref().map(|session| session.id),
            adult: state.desk.adult,
            paused: who::open_pause(state).is_some(),
        };
        if self.0.replace(holder) != holder {
            let context = WindowInner::from_pub(window.window()).context();
            for clipboard in [Clipboard::DefaultClipboard, Clipboard::SelectionClipboard] {
                context.platform().set_clipboard_text("", clipboard);
            }
        }
    }
}

/// Tells whether what was copied last is there: on some machines there is no clipboard, and what is cut would be lost.
pub(super) fn holds_something(window: &AppWindow) -> bool {
    let context = WindowInner::from_pub(window.window()).context();
    context.platform().clipboard_text(Clipboard::DefaultClipboard).is_some_and(|text| !text.is_empty())
}
