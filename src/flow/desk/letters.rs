//! Letters: confirmations and thank-you notes that lie in the outbox until an adult sends them.

use crate::domain::{Action, Confirmation, ThankYou};
use crate::flow::effects::Stamp;
use crate::flow::effects::desk::Written;
use crate::flow::state::State;
use crate::flow::state::act::Act;

/// The adult at the desk says that a letter was sent.
pub(in crate::flow) fn sent(state: &mut State, place: usize, stamp: &Stamp) {
    if state.desk.adult.is_none() || place >= state.desk.letters.len() {
        return;
    }
    let letter = state.desk.letters.remove(place);
    let student = letter.student();
    let kind = match letter.written {
        Written::Confirmation(one) => {
            state.keep(Confirmation { sent_at: Some(stamp.at), ..one });
            "confirmation"
        }
        Written::ThankYou(one) => {
            state.keep(ThankYou { sent_at: Some(stamp.at), ..one });
            "thank_you"
        }
    };
    state.act_at_the_desk(Act::on(Action::SendLetter, student).because(kind), stamp);
}
