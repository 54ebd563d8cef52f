//! The recap: three highlights, built from stars, that the student reads back before thanking.

use crate::domain::{InterviewFile, Part, Recap, Tag};
use crate::flow::call::live::{clock, ending};
use crate::flow::effects::Stamp;
use crate::flow::rules::{Screen, pace};
use crate::flow::state::State;

/// How many highlights are read back.
pub const HIGHLIGHTS: usize = 3;

/// Something done at the recap.
#[derive(Clone, Debug)]
pub enum Event {
    /// The highlight at a place was written.
    Write(usize, String),
    /// They said goodbye; the call is over.
    Goodbye,
}

/// Gives what was noted at the starred questions, in the order of the list; the question itself where nothing was noted.
pub fn starred(one: &InterviewFile) -> Vec<String> {
    let marked = one.marked();
    let noted = |question| one.notes.iter().find(|note| note.question == question).map_or("", |note| note.text.trim());
    let listed = one.questions.questions.iter().map(|question| (Some(question.id), question.text.as_str()));
    // A note to no question at all comes last.
    let all = listed.chain([(None, "")]).filter(|(question, _)| marked.contains(&(*question, Tag::Star)));
    let words = all.map(|(question, text)| if noted(question).is_empty() { text } else { noted(question) }.to_owned());
    words.filter(|words| !words.is_empty()).collect()
}

/// Gives the highlights that the stars make: the first three.
pub fn highlights(one: &InterviewFile) -> Vec<String> {
    starred(one).into_iter().take(HIGHLIGHTS).collect()
}

/// Fills the highlights in when the recap opens, unless the student has written their own.
pub(in crate::flow) fn arrive(state: &mut State) {
    let Some(one) = state.interview().filter(|one| pace::going_on(one)) else {
        state.screen = Screen::Journey;
        return;
    };
    let built = highlights(one);
    let now = &one.recap.highlights;
    let own = now.iter().any(|words| !words.trim().is_empty()) && *now != state.recap.built;
    if !own && *now != built {
        let fresh = built.clone();
        state.write(|it: &mut Recap| it.highlights = fresh);
    }
    if !own {
        state.recap.built = built;
    }
    clock::change(state, |live| {
        live.part = Part::Recap;
        live.paused = false;
    });
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp) {
    if !state.interview().is_some_and(pace::going_on) {
        return;
    }
    match event {
        Event::Write(place, text) if place < HIGHLIGHTS => state.write(|it: &mut Recap| {
            let list = &mut it.highlights;
            if list.len() <= place {
                list.resize(place + 1, String::new());
            }
            if let Some(words) = list.get_mut(place) {
                *words = text;
            }
            while list.last().is_some_and(String::is_empty) {
                list.pop();
            }
        }),
        Event::Write(..) => {}
        Event::Goodbye => ending::goodbye(state, stamp),
    }
}
