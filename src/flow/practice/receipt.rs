//! The receipt of the recording at hand, on its way to the outbox and the printer.

use crate::flow::effects::Effect;
use crate::flow::practice::at_hand::take;
use crate::flow::rules::receipt::{Source, receipt};
use crate::flow::state::State;
use crate::flow::state::practice::Receipt;

/// The receipt is for whoever stands there: it tells who agreed to what, and nothing of what was said.
pub(super) fn save(state: &mut State, effects: &mut Vec<Effect>) {
    // Whoever presses again while it is made gets it no sooner.
    let Some((take, one)) = take(state).zip(state.interview()).filter(|_| !state.listen.receipt_asked) else { return };
    let source = Source { content: &state.content, school: &state.school, language: state.look.language, now: state.now };
    effects.push(Effect::SaveDocument(Box::new(receipt(source, one, [take]))));
    state.listen.receipt_asked = true;
}

/// It is wanted on paper.
pub(super) fn print(state: &State, effects: &mut Vec<Effect>) {
    if let Some(receipt) = state.listen.receipt.as_ref().filter(|receipt| receipt.printer) {
        effects.push(Effect::PrintDocument(receipt.file.clone()));
    }
}

pub(in crate::flow) fn saved(state: &mut State, file: String, printer: bool) {
    state.listen.receipt_asked = false;
    if state.listen.take.is_some() {
        state.listen.receipt = Some(Receipt { file, printer, printed: None });
    }
}

/// It was not saved, and can be asked for again.
pub(in crate::flow) fn not_saved(state: &mut State) {
    state.listen.receipt_asked = false;
}

pub(in crate::flow) fn printed(state: &mut State, file: &str, done: bool) {
    if let Some(receipt) = state.listen.receipt.as_mut().filter(|receipt| receipt.file == file) {
        receipt.printed = Some(done);
    }
}
