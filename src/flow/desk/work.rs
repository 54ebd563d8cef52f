//! What a signed-in adult does at the station: read what was handed in, return or release it, answer a call for help.

use crate::domain::{
    Action, Change, Evaluation, HelpOutcome, QuestionList, QuestionVersion, Record, RecordId, Review, StudentFile, ThankYou,
};
use crate::flow::call::concern;
use crate::flow::desk::{letters, recordings};
use crate::flow::effects::desk::{Waiting, Work};
use crate::flow::effects::{Effect, Stamp};
use crate::flow::rules::Screen;
use crate::flow::rules::duties::Duty;
use crate::flow::standby::help;
use crate::flow::state::act::Act;
use crate::flow::state::desk::{DeskPart, OpenWork};
use crate::flow::state::{State, who};

/// Something done at the desk.
#[derive(Clone, Debug)]
pub enum Event {
    /// A part of the desk's own page is shown.
    Show(DeskPart),
    /// The list is shown again.
    Close,
    /// The question list is compared with a version, or with none.
    Compare(Option<RecordId>),
    /// A comment to one question.
    Comment(usize, String),
    /// A comment to the whole.
    Remark(String),
    /// It is good: approved, released.
    Release,
    /// Back to the student with the comments.
    Return,
    /// The evaluation may be changed again.
    Reopen,
    /// The adult is on the way to whoever called, by its place in the list.
    HelpComing(usize),
    /// A call for help was answered, by its place in the list, and how it went.
    HelpAnswered(usize, HelpOutcome),
    /// Whether students may call a contact again with whom a call was ended to stay safe.
    Concern(RecordId, bool),
    /// A letter of the outbox was sent, by its place in the list.
    Sent(usize),
    /// The date the station shows is right.
    ClockIsRight,
}

/// Opens something to be read.
pub(in crate::flow) fn open(state: &mut State, waiting: Waiting, effects: &mut Vec<Effect>) {
    effects.push(Effect::Open(waiting.student));
    let from = state.screen;
    state.go(Screen::Desk);
    state.desk.open = Some(OpenWork { waiting, file: None, comment: String::new(), compared: None, from });
    state.focus_anew();
}

/// Gives the versions of a question list before the one that was handed in, the oldest first, without those that say the same.
pub(in crate::flow) fn earlier<'a>(file: &'a StudentFile, waiting: &Waiting) -> Vec<&'a QuestionVersion> {
    let Some(one) = file.interview(waiting.interview).filter(|_| waiting.work == Work::Questions) else { return Vec::new() };
    let same = |change: &Change<'_>| matches!(change, Change::Same(_));
    one.versions.iter().filter(|version| !version.changes(&one.questions.questions).iter().all(same)).collect()
}

/// Gives the versions the open question list can be compared with, the oldest first.
pub fn versions(state: &State) -> Vec<&QuestionVersion> {
    let open = state.desk.open.as_ref();
    open.and_then(|open| Some(earlier(open.file.as_ref()?, &open.waiting))).unwrap_or_default()
}

/// Gives what the open question list is compared with.
pub fn compared(state: &State) -> Option<&QuestionVersion> {
    let wanted = state.desk.open.as_ref()?.compared?;
    versions(state).into_iter().find(|version| version.id == wanted)
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match event {
        Event::Show(part) => show(state, part, effects),
        Event::Close => {
            has_read(state, stamp);
            close(state, effects);
        }
        Event::Compare(version) => {
            if let Some(open) = &mut state.desk.open {
                open.compared = version;
            }
        }
        Event::Comment(place, text) => state.write(|it: &mut QuestionList| {
            if let Some(question) = it.questions.get_mut(place) {
                question.comment = text;
            }
        }),
        Event::Remark(text) => {
            let Some(open) = &mut state.desk.open else { return };
            open.comment.clone_from(&text);
            // What is said to an evaluation is kept once it is open again: until then it is its author's alone.
            if open.waiting.work == Work::ThankYou {
                state.write(|it: &mut ThankYou| it.remark = text);
            }
        }
        Event::Release => decide(state, Review::Released, stamp, effects),
        Event::Return => decide(state, Review::Returned, stamp, effects),
        Event::Reopen => {
            let comment = state.desk.open.as_ref().map_or(String::new(), |open| open.comment.trim().to_owned());
            state.write(|it: &mut Evaluation| {
                (it.handed_in_at, it.read_at) = (None, None);
                it.comment = comment;
            });
            audit(state, Action::ReopenEvaluation, stamp);
            close(state, effects);
        }
        Event::ClockIsRight => clock_is_right(state, stamp, effects),
        Event::HelpComing(place) => {
            if let Some(adult) = who::at_the_desk(state, Duty::AnswerHelp).map(|adult| adult.id) {
                help::say(state, place, None, Some(adult), stamp);
                effects.extend(state.outbox.flush_now());
            }
        }
        Event::HelpAnswered(place, outcome) => {
            if let Some(adult) = who::at_the_desk(state, Duty::AnswerHelp).map(|adult| adult.id)
                && let Some(call) = help::end(state, place, Some((adult, outcome)), stamp)
            {
                state.act_at_the_desk(Act::on(Action::AnswerHelp, call.student), stamp);
            }
        }
        Event::Concern(concern, may_call) => concern::decide(state, concern, may_call, stamp, effects),
        Event::Sent(place) => {
            if who::at_the_desk(state, Duty::SendLetters).is_some() {
                letters::sent(state, place, stamp);
            }
        }
    }
}

/// Shows a part of the desk's own page, from whichever room; what is open there stays open.
fn show(state: &mut State, part: DeskPart, effects: &mut Vec<Effect>) {
    if !who::may_review(state) || state.desk.open.is_some() {
        return;
    }
    state.desk.part = part;
    state.go(Screen::Desk);
    state.focus_anew();
    effects.extend([Effect::ReadWaiting, Effect::ReadOverview]);
}

/// An evaluation somebody has looked into waits for nobody any more.
fn has_read(state: &mut State, stamp: &Stamp) {
    let unread = state.desk.interview().is_some_and(|one| one.evaluation.handed_in_at.is_some() && one.evaluation.read_at.is_none());
    if unread && state.desk.open.as_ref().is_some_and(|open| open.waiting.work == Work::Evaluation) {
        state.write(|it: &mut Evaluation| it.read_at = Some(stamp.at));
    }
}

/// Tells whether the open work can be returned: only with a word on what to change.
pub fn can_return(state: &State) -> bool {
    state.desk.open.as_ref().is_some_and(|open| match open.waiting.work {
        Work::ThankYou => !open.comment.trim().is_empty(),
        Work::Questions => {
            state.desk.interview().is_some_and(|one| one.questions.questions.iter().any(|question| !question.comment.trim().is_empty()))
        }
        Work::Evaluation => false,
    })
}

fn decide(state: &mut State, review: Review, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if review == Review::Returned && !can_return(state) {
        return;
    }
    let Some(open) = &state.desk.open else { return };
    let (work, comment) = (open.waiting.work, open.comment.trim().to_owned());
    state.change(|one| match work {
        Work::ThankYou => {
            one.thank_you.review = review;
            one.thank_you.comment = comment;
            one.thank_you.remark.clear();
            one.thank_you.released_at = (review == Review::Released).then_some(stamp.at);
            Record::from(one.thank_you.clone())
        }
        Work::Questions | Work::Evaluation => {
            one.questions.review = review;
            one.questions.clone().into()
        }
    });
    let action = match (work, review) {
        (Work::ThankYou, Review::Released) => Action::ReleaseThankYou,
        (Work::ThankYou, _) => Action::ReturnThankYou,
        (_, Review::Released) => Action::ApproveQuestions,
        _ => Action::ReturnQuestions,
    };
    audit(state, action, stamp);
    close(state, effects);
}

fn close(state: &mut State, effects: &mut Vec<Effect>) {
    if let Some(open) = state.desk.open.take() {
        // What was just decided is on its way to the disk; the list must not show it again meanwhile.
        state.desk.waiting.retain(|waiting| *waiting != open.waiting);
        if open.from == Screen::Class {
            effects.push(Effect::Open(open.waiting.student));
            state.go(Screen::Class);
        }
        state.focus_anew();
    }
    effects.extend(state.outbox.flush_now());
    effects.extend([Effect::ReadWaiting, Effect::ReadOverview]);
}

/// What waited because the clock had jumped goes on.
fn clock_is_right(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if who::at_the_desk(state, Duty::ConfirmClock).is_none() || state.school.last_used.take().is_none() {
        return;
    }
    state.act_at_the_desk(Act::from(Action::ConfirmClock).because(stamp.at.date_naive().to_string()), stamp);
    effects.extend(state.outbox.flush_now());
    effects.push(Effect::TrustClock(stamp.at.date_naive()));
    recordings::read(state, effects);
}

fn audit(state: &mut State, action: Action, stamp: &Stamp) {
    let student = state.desk.open.as_ref().map(|open| open.waiting.student);
    state.act_at_the_desk(Act::on(action, student), stamp);
}
