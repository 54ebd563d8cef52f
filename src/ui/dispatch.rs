//! The way from a callback to the state.

use crate::flow::Event;
use std::rc::Rc;

/// Reports what happened on the screen; whoever holds it knows nothing of who hears it.
#[derive(Clone)]
pub struct Dispatch(Rc<dyn Fn(Event)>);

impl Dispatch {
    /// Makes the way to whoever hears what happens.
    pub(super) fn to(hears: impl Fn(Event) + 'static) -> Self {
        Self(Rc::new(hears))
    }

    /// Reports what happened.
    pub fn send(&self, event: Event) {
        (self.0)(event);
    }
}
