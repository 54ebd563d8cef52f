//! Before a recording: who is in the room, what each voice says, whether the microphone hears, and an adult who starts it.

use crate::domain::{Consent, Day, GuardianForm, StudentId, Take, Use, Voice, add_days};
use crate::flow::effects::sound::Booth;
use crate::flow::effects::{Effect, Stamp};
use crate::flow::practice::{class_mode, sound_check};
use crate::flow::rules::Screen;
use crate::flow::rules::consent::{self, Present};
use crate::flow::state::practice::{BoothPage, BoothStep, TakePage};
use crate::flow::state::purpose::Purpose;
use crate::flow::state::{self, State};

/// How long a recording is kept after the interview window where every voice agreed to it, in days; else as adults have set.
const KEPT_PAST_TERM: u64 = 365;

/// Something done before a recording.
#[derive(Clone, Debug)]
pub enum Event {
    /// It is thought about: the screen opens.
    Open,
    /// Somebody of the school answers.
    Answerer(Voice),
    /// Somebody else answers, by name.
    Other(String),
    /// The voice at hand may be recorded, or not.
    Record(bool),
    /// A further use is allowed, or not.
    Allow(Use, bool),
    /// An adult has the guardian's form in hand.
    Attest,
    /// On to what comes next.
    Next,
    /// A microphone is chosen.
    Microphone(String),
    /// A loudspeaker is chosen.
    Loudspeaker(String),
    /// Somebody wants to hear the loudspeaker.
    PlayTone,
    /// The check begins anew.
    CheckAgain,
    /// Begin recording; an adult is asked for, except in class practice.
    Begin,
    /// Practice without a recording.
    Without,
}

/// Gives the voice that is being asked.
pub fn at_hand(state: &State) -> Option<Voice> {
    match state.booth.stage {
        BoothStep::Asker => state.session.as_ref().map(|session| Voice::Student(session.file.student.id)),
        BoothStep::Answerer => state.booth.answerer.clone(),
        BoothStep::Who | BoothStep::Check => None,
    }
}

/// Gives the name of a voice as people in the room know it.
pub fn name(state: &State, voice: &Voice) -> String {
    match voice {
        Voice::Student(id) => state.school.student(*id).map_or(String::new(), |student| student.tile_name()),
        Voice::Adult(id) => state.school.adult_name(*id).to_owned(),
        Voice::Other { name, .. } => name.clone(),
    }
}

/// Gives the classmates who could answer.
pub fn classmates(state: &State) -> Vec<(StudentId, String)> {
    let Some(session) = &state.session else { return Vec::new() };
    let me = &session.file.student;
    let others = state.school.students.iter().filter(|one| one.class == me.class && one.id != me.id && one.is_here());
    others.map(|one| (one.id, one.tile_name())).collect()
}

/// Gives what the rules ask of the voice at hand.
pub fn present(state: &State) -> Option<Present> {
    at_hand(state).map(|voice| consent::present(&state.school, voice))
}

/// Tells whether a guardian's form is missing for the voice at hand.
pub fn form_missing(state: &State) -> bool {
    present(state).is_some_and(|one| one.minor && one.on_file.is_none() && state.booth.attested.is_none())
}

/// Tells whether the way on is open.
pub fn can_go_on(state: &State) -> bool {
    let local = &state.booth;
    match local.stage {
        BoothStep::Who => local.answerer.is_some(),
        BoothStep::Asker | BoothStep::Answerer => local.record.is_some() && !(local.record == Some(true) && form_missing(state)),
        BoothStep::Check => local.found.as_ref().is_some_and(Booth::has_room) && local.no_sound.is_none() && !local.beginning,
    }
}

/// Gives the day a recording is destroyed, with or without leave to keep it past the term.
pub fn destroy_on(state: &State, past_term: bool) -> Day {
    let today = state.now.date_naive();
    let term = state.campaign().map_or(today, |campaign| campaign.window_end.max(today));
    let kept = if past_term { KEPT_PAST_TERM } else { state.school.settings.kept_days };
    // Not on the day itself: nobody could listen to it.
    add_days(term, kept).max(add_days(today, 1))
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match event {
        Event::Open => {
            state.go(Screen::Booth);
            state.booth = BoothPage { practice: stamp.fresh(), ..BoothPage::default() };
            // Whether the microphone that was chosen for good is there has to be known before it is opened.
            if state.school.settings.microphone.is_some() {
                effects.push(Effect::AskBooth);
            }
        }
        Event::Answerer(voice) => {
            state.booth.answerer = Some(voice);
            state.booth.other.clear();
        }
        Event::Other(name) => {
            let named = !name.trim().is_empty();
            // Whoever is on no list counts as a minor, for nobody knows better.
            state.booth.answerer = named.then(|| Voice::Other { name: name.trim().to_owned(), of_age: false });
            state.booth.other = name;
        }
        Event::Record(yes) => {
            state.booth.record = Some(yes);
            if !yes {
                state.booth.uses.clear();
            }
        }
        Event::Allow(Use::Record, _) => {}
        Event::Allow(one, true) => {
            state.booth.uses.insert(one);
        }
        Event::Allow(one, false) => {
            state.booth.uses.remove(&one);
        }
        Event::Attest => state.ask_adult(Purpose::AttestForm),
        Event::Next if can_go_on(state) => next(state, stamp, effects),
        Event::Next => {}
        Event::Microphone(id) => sound_check::microphone(state, &id, effects),
        Event::Loudspeaker(id) => sound_check::loudspeaker(state, &id),
        Event::PlayTone if state.booth.stage == BoothStep::Check && !state.booth.beginning => sound_check::play_tone(state, effects),
        Event::PlayTone => {}
        Event::CheckAgain => sound_check::check(state, effects),
        Event::Begin if state.booth.stage == BoothStep::Check && can_go_on(state) => {
            let spoken_for =
                state::ask::answering_adult(state).is_none_or(|adult| class_mode::now(state).is_some_and(|mode| mode.by() == adult));
            if spoken_for && class_mode::lets_begin(state, stamp) {
                start(state, stamp, effects);
            } else {
                state.ask_adult(Purpose::StartRecording);
            }
        }
        Event::Begin => {}
        Event::Without => state.go(Screen::Practice),
    }
}

fn next(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match state.booth.stage {
        BoothStep::Who => ask(state, BoothStep::Asker),
        BoothStep::Asker | BoothStep::Answerer => {
            said(state, stamp);
            match (state.booth.record, state.booth.stage) {
                // A no needs no reason, and nobody else is asked any more.
                (Some(false) | None, _) => state.go(Screen::Practice),
                (Some(true), BoothStep::Asker) => ask(state, BoothStep::Answerer),
                (Some(true), _) => {
                    state.booth.stage = BoothStep::Check;
                    state.focus_anew();
                    sound_check::check(state, effects);
                }
            }
        }
        BoothStep::Check => {}
    }
}

/// One step back before a recording; tells whether there was one. What a voice has said stands there as it said it.
pub(in crate::flow) fn back(state: &mut State, effects: &mut Vec<Effect>) -> bool {
    match state.booth.stage {
        BoothStep::Who => return false,
        BoothStep::Asker => {
            state.booth.stage = BoothStep::Who;
            state.focus_anew();
        }
        BoothStep::Answerer => ask_again(state, BoothStep::Asker),
        // The recording is on its way: there is nothing to go back to.
        BoothStep::Check if state.booth.beginning => {}
        BoothStep::Check => {
            effects.push(Effect::CloseLevel);
            ask_again(state, BoothStep::Answerer);
        }
    }
    true
}

fn ask_again(state: &mut State, stage: BoothStep) {
    ask(state, stage);
    let practice = state.booth.practice;
    let said = at_hand(state).zip(state.interview()).and_then(|(voice, one)| consent::last_said(&one.consents, practice, &voice));
    let Some((mut uses, form)) = said.map(|said| (said.uses.clone(), said.form)) else { return };
    let local = &mut state.booth;
    local.record = Some(uses.remove(&Use::Record));
    local.uses = uses;
    local.attested = form.filter(|form| matches!(form, GuardianForm::Attested { .. }));
}

fn ask(state: &mut State, stage: BoothStep) {
    let local = &mut state.booth;
    (local.stage, local.record, local.attested) = (stage, None, None);
    local.uses.clear();
    state.focus_anew();
}

/// Keeps what the voice at hand said.
fn said(state: &mut State, stamp: &Stamp) {
    let Some(Present { voice, minor, on_file }) = present(state) else { return };
    let form = on_file.map(|dated| GuardianForm::OnFile { dated }).or(state.booth.attested).filter(|_| minor);
    let (practice, language) = (state.booth.practice, state.look.language);
    let mut uses = std::mem::take(&mut state.booth.uses);
    if state.booth.record == Some(true) {
        uses.insert(Use::Record);
    }
    let id = stamp.fresh();
    state.change(|one| {
        let (interview, student) = (one.interview.id, one.interview.student);
        let consent = Consent { id, practice, interview, student, voice, uses, language, form, given_at: stamp.at };
        one.consents.push(consent.clone());
        consent
    });
}

/// An adult has a guardian's form in hand.
pub(in crate::flow) fn attested(state: &mut State, form: GuardianForm) {
    state.booth.attested = Some(form);
}

/// The recording is started, by an adult or in class practice.
pub(in crate::flow) fn start(state: &mut State, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let Some(session) = &state.session else { return };
    let (student, practice) = (session.file.student.id, state.booth.practice);
    let Some(answerer) = state.booth.answerer.clone() else { return };
    let Some(one) = session.interview() else { return };
    let room = [Voice::Student(student), answerer.clone()].map(|voice| consent::present(&state.school, voice));
    let today = stamp.at.date_naive();
    let Ok(token) = consent::token(practice, student, &room, &one.consents, &one.withdrawals, today) else {
        // Somebody changed their mind meanwhile: everybody is asked again.
        ask(state, BoothStep::Asker);
        return;
    };
    let destroy_on = destroy_on(state, token.uses().contains(&Use::KeepPastTerm));
    let with = name(state, &answerer);
    let interview = one.interview.id;
    let take = Take {
        id: stamp.fresh(),
        practice,
        interview,
        student,
        started_at: stamp.at,
        sample_rate: 0,
        frames: 0,
        gaps: Vec::new(),
        ending: None,
        destroy_on,
    };
    state.change(|one| {
        one.takes.push(take.clone());
        take.clone()
    });
    // The take is bound to its practice on the disk before its first sound.
    effects.extend(state.outbox.flush_now());
    state.booth.beginning = true;
    state.take = TakePage::of(&take, with);
    effects.push(Effect::BeginTake { take: Box::new(take), token, microphone: state.booth.microphone.clone() });
}
