//! Signing in: class, name, PIN.

use crate::content::fold;
use crate::domain::{Interview, InterviewFile, InterviewId, Pin, Student, StudentFile, StudentId};
use crate::flow::door::{look, recovery};
use crate::flow::effects::{Effect, PinStanding, PinVerdict, Stamp};
use crate::flow::journey::versions;
use crate::flow::rules::{Screen, journey};
use crate::flow::state::purpose::Purpose;
use crate::flow::state::seat::{Ask, SignInPage, SignInTrouble};
use crate::flow::state::{Session, State};
use uuid::Uuid;

/// How an adult can help somebody who forgot their PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    /// Let the student in this once.
    LetIn,
    /// Let the student choose a new PIN.
    NewPin,
}

/// Something done while signing in.
#[derive(Clone, Debug)]
pub enum Event {
    /// A class was chosen.
    Class(String),
    /// Something was typed to find a name.
    Typed(String),
    /// A name was chosen.
    Student(StudentId),
    /// A digit.
    Digit(char),
    /// The last digit is taken back.
    Erase,
    /// An adult is asked for help.
    Help(Help),
    /// After a power cut: go on where the work stopped.
    GoOn,
    /// After a power cut: look at what is there first.
    LookFirst,
    /// After a power cut: it was somebody else.
    NotMe,
}

/// Gives the students to show: those of the class whose name begins with what was typed.
pub fn shown(state: &State) -> Vec<&Student> {
    let typed = fold(state.sign_in.typed.trim());
    let of_class = state.school.students.iter().filter(|student| student.class == state.sign_in.class && student.is_here());
    of_class
        .filter(|student| {
            typed.is_empty() || fold(&student.tile_name()).starts_with(&typed) || fold(&student.full_name()).starts_with(&typed)
        })
        .collect()
}

/// Gives the first letters of the names in the class, each once, in order.
pub fn letters(state: &State) -> Vec<String> {
    let of_class = state.school.students.iter().filter(|student| student.class == state.sign_in.class && student.is_here());
    let mut letters: Vec<String> =
        of_class.filter_map(|student| fold(&student.first_name).chars().next()).map(|letter| letter.to_uppercase().to_string()).collect();
    letters.sort();
    letters.dedup();
    letters
}

pub(in crate::flow) fn step(state: &mut State, event: Event, effects: &mut Vec<Effect>) {
    match event {
        Event::Class(class) => {
            state.sign_in = SignInPage { class, then: state.sign_in.then.take(), ..SignInPage::default() };
            state.go(Screen::Names);
        }
        Event::Typed(text) => state.sign_in.typed = text,
        Event::Student(student) => choose(state, student, effects),
        Event::Digit(digit) => {
            let waiting = matches!(state.sign_in.trouble, SignInTrouble::Wait(until) if until > state.uptime);
            if !waiting && !matches!(state.sign_in.ask, Ask::Wait | Ask::Adult) {
                state.sign_in.pin.push(digit, Pin::STUDENT);
                if state.sign_in.pin.len() == Pin::STUDENT {
                    complete(state, effects);
                } else {
                    state.sign_in.trouble = SignInTrouble::None;
                }
            }
        }
        Event::Erase => state.sign_in.pin.pop(),
        Event::Help(help) => {
            if let Some(student) = state.sign_in.student {
                let purpose = match help {
                    Help::LetIn => Purpose::LetIn(student),
                    Help::NewPin => Purpose::ResetPin(student),
                };
                state.ask_adult(purpose);
            }
        }
        Event::GoOn | Event::LookFirst => {
            if let Some(place) = state.recovery.as_ref().map(|recovery| recovery.place.clone()) {
                let screen = if matches!(event, Event::GoOn) { place.screen } else { Screen::Everything };
                state.sign_in = SignInPage { then: Some((screen, place.interview)), ..SignInPage::default() };
                if let Some(student) = state.school.student(place.student) {
                    state.sign_in.class = student.class.clone();
                }
                choose(state, place.student, effects);
            }
        }
        Event::NotMe => {
            state.recovery = None;
            effects.push(Effect::Remember(None));
            state.go(Screen::Welcome);
        }
    }
}

fn choose(state: &mut State, student: StudentId, effects: &mut Vec<Effect>) {
    state.sign_in.student = Some(student);
    state.sign_in.pin = Pin::default();
    state.sign_in.first = Pin::default();
    state.sign_in.trouble = SignInTrouble::None;
    state.sign_in.ask = Ask::Wait;
    // Whoever changed the language on the way here knows best.
    if let Some(known) = state.school.student(student).filter(|_| state.look.language == state.start_language) {
        state.look.language = state.school.settings.offered(known.language);
    }
    state.go(Screen::PinPad);
    effects.push(Effect::AskPin(student.0));
}

fn complete(state: &mut State, effects: &mut Vec<Effect>) {
    let Some(student) = state.sign_in.student else { return };
    let pin = std::mem::take(&mut state.sign_in.pin);
    match state.sign_in.ask {
        Ask::Wait | Ask::Adult => {}
        Ask::Choose => {
            state.sign_in.first = pin;
            state.sign_in.ask = Ask::Repeat;
        }
        Ask::Repeat => {
            let first = std::mem::take(&mut state.sign_in.first);
            if first == pin {
                state.sign_in.ask = Ask::Wait;
                effects.push(Effect::SetPin(student.0, pin));
            } else {
                state.sign_in.ask = Ask::Choose;
                state.sign_in.trouble = SignInTrouble::NotTheSame;
            }
        }
        Ask::Enter => {
            state.sign_in.ask = Ask::Wait;
            effects.push(Effect::CheckPin(student.0, pin));
        }
    }
}

pub(in crate::flow) fn pin_status(state: &mut State, person: Uuid, standing: PinStanding, left_ms: u64) {
    if state.sign_in.student.is_some_and(|student| student.0 == person) && state.session.is_none() {
        state.sign_in.ask = match standing {
            PinStanding::None => Ask::Choose,
            PinStanding::Theirs => Ask::Enter,
            PinStanding::ToVouch => Ask::Adult,
        };
        if left_ms > 0 {
            state.sign_in.trouble = SignInTrouble::Wait(state.uptime + std::time::Duration::from_millis(left_ms));
        }
    }
}

pub(in crate::flow) fn checked(state: &mut State, person: Uuid, verdict: PinVerdict, effects: &mut Vec<Effect>) {
    let Some(student) = state.sign_in.student.filter(|student| student.0 == person) else { return };
    if state.session.is_some() || state.screen != Screen::PinPad {
        return;
    }
    match verdict {
        PinVerdict::Right => effects.push(Effect::Open(student)),
        PinVerdict::Wrong { left } => {
            state.sign_in.ask = Ask::Enter;
            state.sign_in.trouble = SignInTrouble::Wrong(left);
        }
        PinVerdict::Wait { left_ms } => {
            state.sign_in.ask = Ask::Enter;
            state.sign_in.trouble = SignInTrouble::Wait(state.uptime + std::time::Duration::from_millis(left_ms));
        }
        PinVerdict::Unset => state.sign_in.ask = Ask::Choose,
        PinVerdict::AnotherKey => {
            state.sign_in.ask = Ask::Enter;
            state.sign_in.trouble = SignInTrouble::AnotherKey;
        }
    }
}

/// Begins the session: the interviews owed are there from the start, under ids that every station derives alike.
pub(in crate::flow) fn opened(state: &mut State, mut file: StudentFile, stamp: &Stamp, effects: &mut Vec<Effect>) {
    if state.session.is_some() || state.sign_in.student != Some(file.student.id) {
        return;
    }
    // Work of the last minute that is still on its way to the disk counts too.
    for record in state.outbox.of(file.student.id) {
        file.take(record);
    }
    let owed = state.school.campaign_of(&file.student).map_or(1, crate::domain::Campaign::owed);
    for number in 1..=owed {
        if !file.interviews.iter().any(|one| one.interview.number == number) {
            let id = InterviewId::from_school(&file.student.id.to_string(), &number.to_string());
            let interview = Interview::new(id, file.student.id, number);
            state.keep(interview.clone());
            file.interviews.push(InterviewFile::new(interview));
        }
    }
    file.interviews.sort_by_key(|one| one.interview.number);
    let then = state.sign_in.then.take();
    let unfinished = file.interviews.iter().find(|one| !journey::finished(one)).or(file.interviews.last());
    let asked = then.and_then(|(_, interview)| interview).filter(|id| file.interview(*id).is_some());
    let Some(current) = asked.or(unfinished.map(|one| one.interview.id)) else { return };
    let back = state.recovery.take().filter(|recovery| recovery.place.student == file.student.id);
    state.session = Some(Session { id: stamp.fresh(), file, current });
    state.sign_in = SignInPage::default();
    look::signed_in(state);
    let screen = then.map_or(Screen::Journey, |(screen, _)| screen);
    state.resume(screen);
    versions::on_the_way(state);
    if let Some(cut) = back.and_then(|recovery| recovery.cut) {
        recovery::take_up(state, &cut, screen == Screen::Take, stamp, effects);
    }
}

/// Lets a student choose a new PIN, which an adult has just allowed.
pub(in crate::flow) fn again(state: &mut State, student: StudentId) {
    if state.session.is_none() && state.screen == Screen::PinPad && state.sign_in.student == Some(student) {
        state.sign_in.pin = Pin::default();
        state.sign_in.first = Pin::default();
        state.sign_in.trouble = SignInTrouble::None;
        state.sign_in.ask = Ask::Choose;
    }
}
