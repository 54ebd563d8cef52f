//! The receipt of the recording at hand, on its way to the outbox and the printer.

use crate::flow::effects::Effect;
use crate::flow::effects::document::DocumentKind;
use crate::flow::practice::at_hand::take;
use crate::flow::rules::receipt::{Source, receipt};
use crate::flow::state::State;

/// The receipt is for whoever stands there: it tells who agreed to what, and nothing of what was said.
pub(super) fn save(state: &mut State, effects: &mut Vec<Effect>) {
    let Some((take, one)) = take(state).zip(state.interview()) else { return };
    let source = Source { content: &state.content, school: &state.school, language: state.look.language, now: state.now };
    let document = receipt(source, one, [take]);
    state.documents.save(DocumentKind::Receipt, document, effects);
}
