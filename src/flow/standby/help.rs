//! The silent call for an adult. Calls, what is said to them and their ends are facts; what is open follows from them.

use crate::domain::{AdultId, Help, HelpOutcome, HelpReason, HelpWord, OpenCall, Wish};
use crate::flow::effects::Stamp;
use crate::flow::standby::beat;
use crate::flow::state::beat::Attention;
use crate::flow::state::purpose::Purpose;
use crate::flow::state::standby::CallShown;
use crate::flow::state::told::Trouble;
use crate::flow::state::{Session, State};
use std::time::Duration;

/// How far the call of whoever is at the screen has come. Nobody is told that an adult knows before one can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It was made a moment ago.
    Made,
    /// No board shows it, or none does any more: a hand that is raised is seen sooner.
    Unseen,
    /// It stands on a board, and nobody has shown there who they are.
    Shown,
    /// It stands before an adult.
    Known,
    /// An adult is on the way.
    Coming(AdultId),
}

/// How long a call may take to a board, before whoever made it is told to raise a hand too.
const TO_A_BOARD: chrono::Duration = chrono::Duration::seconds(8);

/// Tells how far the call of whoever is at the screen has come; nothing where they made none.
pub fn standing(state: &State) -> Option<Standing> {
    let open = mine(state)?;
    Some(match (open.coming, state.beat.attention(open.call.id, state.uptime)) {
        (Some(adult), _) => Standing::Coming(adult),
        (None, Some(Attention::Known)) => Standing::Known,
        (None, Some(Attention::Shown)) => Standing::Shown,
        (None, None) if state.now - open.call.at >= TO_A_BOARD => Standing::Unseen,
        (None, None) => Standing::Made,
    })
}

/// Tells whether whoever is at the screen is on the phone, or was for the interview at hand.
pub fn was_called(state: &State) -> bool {
    let calls = |session: &Session| session.file.calls.iter().any(|call| call.interview == session.current);
    beat::line(state).is_some() || state.session.as_ref().is_some_and(calls)
}

/// Something done about a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// What it is about.
    About(HelpReason),
    /// That is left open.
    Leave,
    /// The call stands.
    StillNeeded,
    /// It is taken back.
    AllRight,
    /// An adult stands here and answers it with a PIN.
    AdultIsHere,
    /// How it went.
    Outcome(HelpOutcome),
    /// The adult who is here does something about it; that ends the call.
    Do(Deed),
}

/// What an adult who is at the screen can do there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Stop the recording.
    StopRecording,
    /// End the session.
    EndSession,
    /// The same, for the next student.
    NextStudent,
    /// Pause the station.
    Pause,
}

/// Finds the call of whoever is at the screen: their own, or one that was made here before anybody had signed in.
pub fn mine(state: &State) -> Option<&OpenCall> {
    state.help.get(place(state)?)
}

fn place(state: &State) -> Option<usize> {
    let student = state.session.as_ref().map(|session| session.file.student.id);
    let of = |student| state.help.iter().position(|open| open.call.student == student);
    of(student).or_else(|| of(None))
}

/// The button was pressed. A second time asks first: whoever presses again may need help all the more.
pub(in crate::flow) fn ask(state: &mut State, stamp: &Stamp) {
    if mine(state).is_some() {
        state.help_shown = CallShown::Question;
        return;
    }
    if matches!(state.trouble, Some(Trouble::Answered(_))) {
        state.trouble = None;
    }
    let student = state.session.as_ref().map(|session| session.file.student.id);
    let (step, line) = beat::line(state).map_or((None, None), |line| (line.step, Some(line.number)));
    let call = Help { id: stamp.fresh(), student, at: stamp.at, screen: state.screen.key().to_owned(), step, line, ..Help::default() };
    state.help.push(OpenCall::new(call.clone()));
    state.keep(call);
    state.help_shown = CallShown::Reasons;
}

/// What is done about a call; gives what the adult who came wishes, for whoever obeys them.
pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp) -> Option<(AdultId, Wish)> {
    let shown = std::mem::take(&mut state.help_shown);
    // What was pressed is gone, and the focus with it: without one no key would be heard, F1 least of all.
    state.focus_anew();
    // A call belongs to the student who made it: nobody else takes it back.
    let place = place(state)?;
    match (event, shown) {
        (Event::About(reason), CallShown::Reasons | CallShown::Question) => say(state, place, Some(reason), None, stamp),
        (Event::AllRight, CallShown::Question) => {
            end(state, place, None, stamp);
        }
        (Event::AdultIsHere, CallShown::Question) => state.ask_adult(Purpose::AnswerHelp),
        (Event::Outcome(outcome), CallShown::Outcome(adult)) => {
            end(state, place, Some((adult, outcome)), stamp);
        }
        (Event::Do(deed), CallShown::Outcome(adult)) => {
            end(state, place, Some((adult, HelpOutcome::Ended)), stamp);
            let session = state.session.as_ref().map(|session| session.id);
            return match deed {
                Deed::StopRecording => state.take.take.map(Wish::StopRecording),
                Deed::EndSession => session.map(Wish::EndSession),
                Deed::NextStudent => session.map(Wish::NextStudent),
                Deed::Pause => Some(Wish::Pause),
            }
            .map(|wish| (adult, wish));
        }
        _ => {}
    }
    None
}

/// How long what an adult can do stays on a student's screen where nobody does anything about it.
const OPEN_FOR: Duration = Duration::from_secs(120);

/// An adult has shown at the screen that it is them, and says how it went.
pub(in crate::flow) fn answered_here(state: &mut State, adult: AdultId) {
    state.help_shown = CallShown::Outcome(adult);
    stay_open(state);
}

/// Somebody is still at it.
pub(in crate::flow) fn stay_open(state: &mut State) {
    state.help_until = state.uptime + OPEN_FOR;
}

/// Tells whoever is at the screen that an adult has ended their call from elsewhere.
pub(in crate::flow) fn tell_it_was_answered(state: &mut State, call: &Help, adult: AdultId) {
    let student = state.session.as_ref().map(|session| session.file.student.id);
    if call.student.is_none() || call.student == student {
        let who = state.school.adult_name(adult).to_owned();
        state.trouble.get_or_insert(Trouble::Answered(who));
    }
}

/// Closes what an adult walked away from, the call stays open; and what was shown of a call that is over.
pub(in crate::flow) fn tick(state: &mut State) {
    let over = matches!(state.help_shown, CallShown::Question | CallShown::Reasons) && mine(state).is_none();
    if over || matches!(state.help_shown, CallShown::Outcome(_)) && state.uptime >= state.help_until {
        state.help_shown = CallShown::Nothing;
        state.focus_anew();
    }
}

/// Says something to an open call, by its place: what it is about, or who is on the way.
pub(in crate::flow) fn say(state: &mut State, place: usize, reason: Option<HelpReason>, coming: Option<AdultId>, stamp: &Stamp) {
    let Some(open) = state.help.get_mut(place) else { return };
    let word = HelpWord { id: stamp.fresh(), call: open.call.id, student: open.call.student, at: stamp.at, reason, coming };
    open.hear(&word);
    state.keep(word);
}

/// Ends an open call, by its place, and gives it.
pub(in crate::flow) fn end(state: &mut State, place: usize, answered: Option<(AdultId, HelpOutcome)>, stamp: &Stamp) -> Option<Help> {
    let OpenCall { call, .. } = (place < state.help.len()).then(|| state.help.remove(place))?;
    let (by, outcome) = answered.unzip();
    let (student, screen) = (call.student, state.screen.key().to_owned());
    state.keep(Help { id: stamp.fresh(), student, at: stamp.at, screen, over: true, ends: Some(call.id), by, outcome, ..Help::default() });
    Some(call)
}

/// Hears what the disk knows; what is on its way there counts as well.
pub(in crate::flow) fn known(state: &mut State) {
    let calls = state.school.help.iter().cloned().chain(state.outbox.help());
    let words = state.school.help_words.iter().cloned().chain(state.outbox.help_words());
    state.help = OpenCall::all(calls, words);
}
