//! What was agreed on the phone.

use crate::content::{Agreed, PhoneScript};
use crate::domain::CallDraft;

/// Gathers what was agreed along the way of a call.
pub fn agreed(script: &PhoneScript, call: &CallDraft) -> Agreed {
    let answered = call.path.iter().zip(&call.answers);
    let each = answered.filter_map(|(step, answer)| script.step(step)?.answers.iter().find(|one| one.id == *answer));
    each.fold(Agreed::default(), |agreed, answer| agreed.then(answer.agreed))
}
