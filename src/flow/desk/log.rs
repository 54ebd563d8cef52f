//! The adults' log at the desk: who did what when, for whom it is to read.

use crate::domain::{AdultId, LogCheck, LogEntry};
use crate::flow::effects::Effect;
use crate::flow::rules::Screen;
use crate::flow::rules::duties::Duty;
use crate::flow::state::desk::log::LogPage;
use crate::flow::state::{State, who};

/// How many entries are shown at a time.
pub const PAGE: usize = 50;

/// Something done with it.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// It is shown.
    Show,
    /// One adult's entries, or everybody's.
    Whose(Option<AdultId>),
    /// More of it, further back.
    More,
}

/// Gives the entries that are shown, the newest first; none until they were read.
pub fn entries(state: &State) -> Option<&[LogEntry]> {
    let local = &state.desk.log;
    local.entries.as_ref().map(|entries| entries.get(..local.shown).unwrap_or(entries))
}

/// Tells whether there are more.
pub fn has_more(state: &State) -> bool {
    state.desk.log.entries.as_ref().is_some_and(|entries| entries.len() > state.desk.log.shown)
}

pub(in crate::flow) fn step(state: &mut State, event: Event, effects: &mut Vec<Effect>) {
    if who::at_the_desk(state, Duty::ReadLog).is_none() {
        return;
    }
    let local = &mut state.desk.log;
    match event {
        Event::Show => *local = LogPage { shown: PAGE, ..LogPage::default() },
        Event::Whose(whose) => *local = LogPage { whose, shown: PAGE, check: local.check, entries: None },
        Event::More => local.shown += PAGE,
    }
    effects.push(Effect::ReadLog { whose: local.whose, count: local.shown + 1 });
    if matches!(event, Event::Show) {
        state.go(Screen::Log);
    }
}

pub(in crate::flow) fn read(state: &mut State, entries: Vec<LogEntry>, check: LogCheck) {
    state.desk.log.entries = Some(entries);
    state.desk.log.check = check;
}
