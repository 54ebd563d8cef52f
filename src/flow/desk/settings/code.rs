//! A new recovery code: shown once, written into the outbox for the printer, and then gone from here.

use crate::content::full_date;
use crate::domain::{Action, Document, Section};
use crate::flow::effects::fault::NoPage;
use crate::flow::effects::pins::NewCode;
use crate::flow::effects::{Effect, Fault, Stamp};
use crate::flow::state::State;
use crate::flow::state::desk::settings::{Said, ShownCode};

/// An adult has shown who they are, and wants a new code.
pub(super) fn renew(state: &mut State, effects: &mut Vec<Effect>) {
    state.desk.settings.code = None;
    state.focus_anew();
    effects.push(Effect::RenewCode(Box::new(paper(state))));
}

/// Writes the paper. Where the code goes stands a blank: only the engine, which makes it, fills it in.
fn paper(state: &State) -> Document {
    let words = state.content.recovery_code(state.look.language);
    let date = full_date(state.now.date_naive(), state.look.language);
    let line = |key: &str| (words.say(&format!("{key}_is"), &[]), words.say(key, &[]));
    Document {
        name: format!("recovery-code-{}", state.now.format("%Y-%m-%d-%H%M%S")),
        language: state.look.language,
        title: words.say("title", &[]),
        lead: words.say("lead", &[]),
        sections: vec![Section {
            heading: state.school.station.clone(),
            lines: vec![(words.say("code_is", &[]), "{code}".to_owned()), line("use"), line("place"), line("older")],
        }],
        foot: words.say("foot", &[("school", &state.school.name), ("station", &state.school.station), ("date", &date)]),
    }
}

pub(in crate::flow) fn renewed(state: &mut State, made: Result<NewCode, Fault>, stamp: &Stamp) {
    match made {
        Ok(new) => {
            state.act_at_the_desk(Action::RenewCode, stamp);
            // Whoever has left the desk meanwhile reads it no more.
            if state.desk.adult.is_some() {
                state.desk.settings.code = Some(ShownCode { new, written: None, printed: None, removed: None });
            }
        }
        Err(fault) => state.desk.settings.said = Said::NotKept(fault),
    }
}

/// Its paper is there, or is known not to be.
pub(in crate::flow) fn written(state: &mut State, file: &str, written: Result<bool, NoPage>) {
    if let Some(shown) = state.desk.settings.code.as_mut().filter(|shown| shown.new.file == file) {
        shown.written = Some(written);
    }
}

/// Gives its paper, where it lies in the outbox.
fn file(state: &State) -> Option<String> {
    let shown = state.desk.settings.code.as_ref()?;
    let is_there = matches!(shown.written, Some(Ok(_))) && shown.removed != Some(true);
    is_there.then(|| shown.new.file.clone())
}

pub(super) fn print(state: &State, effects: &mut Vec<Effect>) {
    effects.extend(file(state).map(Effect::PrintDocument));
}

pub(super) fn remove(state: &State, effects: &mut Vec<Effect>) {
    effects.extend(file(state).map(Effect::RemoveCode));
}

pub(in crate::flow) fn printed(state: &mut State, file: &str, done: bool) {
    if let Some(shown) = state.desk.settings.code.as_mut().filter(|shown| shown.new.file == file) {
        shown.printed = Some(done);
    }
}

pub(in crate::flow) fn removed(state: &mut State, done: bool) {
    if let Some(shown) = &mut state.desk.settings.code {
        shown.removed = Some(done);
    }
}
