//! Before a practice is recorded: every voice is asked, a no is fine, a minor's guardian counts, an adult starts it.

use crate::calling::{at, chosen, screen, unroll};
use crate::school;
use crate::station::Station;
use askwell::domain::*;
use askwell::flow::door::gate;
use askwell::flow::effects::sound::{Booth, Heard, Loudspeaker, NoSound, Verdict};
use askwell::flow::state::ask;
use askwell::flow::state::purpose::Purpose;
use askwell::flow::{Event, Reply, Screen};

/// What the teacher is asked for beside the PIN.
const FORM_DAY: &str = "Which day is on the form? Month/day/year";

fn of_age(mut student: Student) -> Student {
    student.adult = true;
    student
}

fn with_form(mut student: Student) -> Student {
    student.guardian_consent = Some("2026-09-15".parse().unwrap());
    student
}

fn opened(maya: Student) -> Station {
    let station = at(Screen::Practice, vec![chosen().into(), maya.into()]);
    station.tap("Record a practice");
    unroll(&station);
    station
}

fn asked(maya: Student) -> Station {
    let station = opened(maya);
    station.tap("Ms. Okafor");
    station.tap("Next");
    station
}

fn checked(maya: Student) -> Station {
    let station = asked(maya);
    station.tap("Yes");
    station.tap("Next");
    station.tap("Yes");
    station.tap("Next");
    station
}

fn consents(station: &Station) -> Vec<Consent> {
    station.look(|state| state.interview().unwrap().consents.clone())
}

fn plugged_in(station: &Station, minutes: Option<u64>) {
    with_loudspeakers(station, minutes, &[]);
}

fn with_loudspeakers(station: &Station, minutes: Option<u64>, names: &[&str]) {
    // No machine of ours has a microphone: what the engine would find is told by hand.
    station.send(Event::Booth(askwell::flow::practice::booth::Event::CheckAgain));
    let loudspeakers = names.iter().map(|name| Loudspeaker { id: format!("pulse:{name}"), name: (*name).to_owned() }).collect();
    station.app.dispatch(Event::Reply(Reply::Booth(Booth { microphones: Vec::new(), loudspeakers, minutes })));
    let no_sound = station.look(|state| state.booth.no_sound);
    assert!(matches!(no_sound, None | Some(NoSound::Microphone)), "{no_sound:?}");
}

#[test]
fn nobody_goes_on_before_it_is_said_who_answers() {
    let station = opened(of_age(school::maya()));
    assert!(!station.enabled("Next"));
    station.tap("Luis A.");
    station.tap("Next");
    station.see("Maya R.: may it be recorded?");
    station.see("destroyed by");
}

#[test]
fn somebody_on_no_list_can_answer_but_counts_as_a_minor() {
    let station = opened(of_age(school::maya()));
    station.write("Or somebody else", "Sam");
    station.tap("Next");
    station.tap("Yes");
    station.tap("Next");
    station.see("Sam: may it be recorded?");
    station.tap("Yes");
    station.see("none is on file");
    assert!(!station.enabled("Next"));
}

#[test]
fn a_no_is_kept_as_a_no_and_the_practice_goes_on_unrecorded() {
    let station = asked(of_age(school::maya()));
    station.tap("No");
    station.see("That is fine.");
    station.tap("Practice without recording");
    station.see("Practice · not recorded");
    assert!(consents(&station)[0].uses.is_empty());
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'consent'"), 1);
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'take'"), 0);
}

#[test]
fn the_other_voice_can_say_no_as_well() {
    let station = asked(of_age(school::maya()));
    station.tap("Yes");
    station.tap("Next");
    station.see("Ms. Okafor: may it be recorded?");
    station.tap("No");
    station.tap("Practice without recording");
    assert_eq!(screen(&station), Screen::Practice);
    assert!(consents(&station)[1].uses.is_empty());
}

#[test]
fn a_minor_without_a_guardian_on_file_cannot_be_recorded() {
    let station = asked(school::maya());
    station.see("none is on file");
    station.tap("Yes");
    assert!(!station.enabled("Next"));
    station.tap("No");
    assert!(station.enabled("Practice without recording"));
}

#[test]
fn a_teacher_who_holds_the_form_confirms_it_and_is_named_in_the_consent() {
    let station = asked(school::maya());
    station.tap("Yes");
    station.give_pin(school::okafor().id.0, "246813");
    station.tap("A teacher has the signed form");
    station.see_not("Mr. Boone");
    station.write(FORM_DAY, "9/15/2026");
    station.see("Tuesday, September 15, 2026");
    station.digits("246813");
    station.see("Ms. Okafor has the form in hand that your parent or guardian signed: Tuesday, September 15, 2026.");
    station.tap("Next");
    let form = consents(&station)[0].form;
    assert_eq!(form, Some(GuardianForm::Attested { dated: "2026-09-15".parse().unwrap(), by: school::okafor().id }));
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'attest_form'"), 1);
}

#[test]
fn a_form_without_its_day_from_the_future_or_of_long_ago_is_not_confirmed() {
    let station = asked(school::maya());
    station.tap("Yes");
    station.give_pin(school::okafor().id.0, "246813");
    station.tap("A teacher has the signed form");
    station.digits("24");
    station.see("Please type the day on the form first.");
    station.write(FORM_DAY, "12/4/2026");
    station.see("That day has not come yet.");
    station.digits("246813");
    station.see("That day has not come yet.");
    station.write(FORM_DAY, "6/2/2025");
    station.see("That form is more than a year and a half old.");
    station.digits("246813");
    assert!(station.look(|state| state.gate.is_some() && state.booth.attested.is_none()));
    assert!(!station.effects().iter().any(|effect| effect.starts_with("CheckPin")), "a PIN was checked for a form that does not count");
    station.write(FORM_DAY, "6/3/2025");
    station.see_not("year and a half");
    station.digits("246813");
    station.see("signed: Tuesday, June 3, 2025");
}

#[test]
fn in_spanish_the_day_of_the_form_comes_before_its_month() {
    let station = asked(school::maya());
    station.tap("Español");
    station.tap("Sí");
    station.give_pin(school::okafor().id.0, "246813");
    station.tap("Un docente tiene el formulario firmado");
    station.write("¿Qué día lleva el formulario? Día/mes/año", "4/3/2026");
    station.see("miércoles, 4 de marzo de 2026");
    station.digits("246813");
    station.look(|state| {
        assert_eq!(state.booth.attested, Some(GuardianForm::Attested { dated: "2026-03-04".parse().unwrap(), by: school::okafor().id }));
    });
}

#[test]
fn a_form_on_the_schools_list_is_enough() {
    let station = asked(with_form(school::maya()));
    station.see("is on file: Tuesday, September 15, 2026");
    station.tap("Yes");
    station.tap("Next");
    assert_eq!(consents(&station)[0].form, Some(GuardianForm::OnFile { dated: "2026-09-15".parse().unwrap() }));
}

#[test]
fn each_use_is_asked_on_its_own_and_kept_longer_is_said_with_its_day() {
    let station = asked(of_age(school::maya()));
    station.tap("Yes");
    station.tap("A teacher may listen to it too.");
    station.tap("It may be kept for a year, not only for this term.");
    station.see("2027");
    station.tap("It may be kept for a year, not only for this term.");
    station.tap("Next");
    assert_eq!(consents(&station)[0].uses, [Use::Record, Use::TeacherMayListen].into());
}

#[test]
fn it_is_explained_and_kept_in_the_language_of_the_voice() {
    let station = asked(of_age(school::maya()));
    station.tap("Español");
    station.see("¿Se puede grabar, para que Maya la escuche?");
    station.tap("Sí");
    station.tap("Siguiente");
    assert_eq!(consents(&station)[0].language, Language::Es);
}

#[test]
fn without_a_microphone_it_is_said_and_practice_without_one_is_offered() {
    let station = checked(of_age(school::maya()));
    station.app.dispatch(Event::Reply(Reply::NoSound(NoSound::Microphone)));
    station.see("The microphone can't be used.");
    assert!(!station.enabled("Start recording"));
    station.tap("Practice without recording");
    assert_eq!(screen(&station), Screen::Practice);
}

#[test]
fn less_than_ten_minutes_of_room_is_refused() {
    let station = checked(of_age(school::maya()));
    plugged_in(&station, Some(9));
    station.see("The disk has room for 9 minutes only.");
    assert!(!station.enabled("Start recording"));
    plugged_in(&station, None);
    assert!(!station.enabled("Start recording"), "a disk that can't be asked has no room");
}

#[test]
fn only_an_adult_starts_a_recording_and_without_a_microphone_no_practice_is_made_up() {
    let station = checked(of_age(school::maya()));
    plugged_in(&station, Some(600));
    station.app.dispatch(Event::Booth(askwell::flow::practice::booth::Event::CheckAgain));
    station.give_pin(school::boone().id.0, "246813");
    station.send(Event::Gate(askwell::flow::door::gate::Event::Open(askwell::flow::state::purpose::Purpose::StartRecording)));
    station.see("Start the recording");
    station.send(Event::Gate(askwell::flow::door::gate::Event::Adult(school::boone().id)));
    station.digits("246813");
    station.settle();
    assert!(station.effects().iter().any(|effect| effect.starts_with("BeginTake")));
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'start_recording'"), 1);
    // This machine has no microphone: the take never began, and says so.
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'practice'"), 0);
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'take' AND body ->> '$.ending' = 'cut_short'"), 1);
    assert_eq!(screen(&station), Screen::Booth);
    assert_eq!(std::fs::read_dir(station.path().join("recordings")).unwrap().count(), 0, "an empty take was left behind");
}

fn tones(station: &Station) -> Vec<String> {
    station.effects().into_iter().filter(|effect| effect.starts_with("PlayTone")).collect()
}

#[test]
fn among_two_speakers_one_is_chosen_heard_and_used_for_listening_back() {
    let station = checked(of_age(school::maya()));
    with_loudspeakers(&station, Some(600), &["Built-in", "Headphones"]);
    station.tap("Headphones");
    station.tap("Play a short tone");
    let asked = tones(&station);
    assert!(asked[0].contains("pulse:Headphones"), "{asked:?}");
    let chosen = Some(Loudspeaker { id: "pulse:Headphones".to_owned(), name: "Headphones".to_owned() });
    assert_eq!(station.look(|state| state.loudspeaker.clone()), chosen);
    station.send(Event::SignOut);
    assert_eq!(station.look(|state| state.loudspeaker.clone()), chosen, "the choice lasts while the program runs");
}

#[test]
fn one_speaker_needs_no_choice_but_can_be_heard() {
    let station = checked(of_age(school::maya()));
    with_loudspeakers(&station, Some(600), &["Built-in"]);
    assert!(!station.shows("Built-in"));
    station.tap("Play a short tone");
    assert_eq!(tones(&station), ["PlayTone(None)"]);
    // This machine has no speaker: that is said, and the recording is not held up by it.
    station.see("The tone could not be played.");
    station.look(|state| assert!(state.booth.no_sound.is_none() || state.booth.no_sound == Some(NoSound::Microphone)));
}

#[test]
fn without_a_speaker_it_is_said_and_recording_goes_on() {
    let station = checked(of_age(school::maya()));
    station.app.dispatch(Event::Booth(askwell::flow::practice::booth::Event::CheckAgain));
    let found = Booth { microphones: Vec::new(), loudspeakers: Vec::new(), minutes: Some(600) };
    station.app.dispatch(Event::Reply(Reply::Booth(found)));
    station.see("There is no speaker");
    assert!(!station.shows("Play a short tone"));
    assert!(station.enabled("Start recording"));
}

#[test]
fn while_a_tone_sounds_the_microphone_is_closed_so_that_it_counts_as_no_voice() {
    let station = checked(of_age(school::maya()));
    let before = station.effects().len();
    // The engine does nothing till the end: here it would find no microphone.
    station.app.dispatch(Event::Booth(askwell::flow::practice::booth::Event::CheckAgain));
    station.app.dispatch(Event::Reply(Reply::Heard(Heard { peak: 0.1, verdict: Some(Verdict::Quiet) })));
    station.app.dispatch(Event::Booth(askwell::flow::practice::booth::Event::PlayTone));
    for _ in 0..6 {
        station.clock.pass(std::time::Duration::from_millis(250));
        station.app.dispatch(Event::Tick);
    }
    assert_eq!(station.look(|state| state.booth.room), Some(Verdict::Quiet), "what was found out before no longer stands");
    station.app.dispatch(Event::Tick);
    station.pump();
    let all = station.effects().split_off(before);
    let of_sound = ["OpenLevel", "CloseLevel", "PlayTone", "Hear"];
    let order: Vec<&str> = all.iter().filter_map(|one| of_sound.into_iter().find(|name| one.starts_with(name))).collect();
    assert_eq!(order, ["OpenLevel", "OpenLevel", "CloseLevel", "PlayTone", "OpenLevel", "Hear"], "{all:?}");
}

#[test]
fn a_speaker_that_was_unplugged_is_chosen_no_more() {
    let station = checked(of_age(school::maya()));
    with_loudspeakers(&station, Some(600), &["Built-in", "Headphones"]);
    station.tap("Headphones");
    with_loudspeakers(&station, Some(600), &["Built-in"]);
    assert_eq!(station.look(|state| state.loudspeaker.clone()), None);
}

#[test]
fn back_leads_one_voice_back_and_what_it_said_stands_there() {
    let station = opened(of_age(school::maya()));
    station.tap("Ms. Okafor");
    station.tap("Next");
    station.tap("Yes");
    station.tap("A teacher may listen to it too.");
    station.tap("Next");
    station.see("Ms. Okafor: may it be recorded?");
    station.tap("Back");
    station.see("Maya R.: may it be recorded?");
    let said = station.look(|state| (state.booth.record, state.booth.uses.clone()));
    assert_eq!(said, (Some(true), [Use::TeacherMayListen].into()));
    station.tap("Back");
    assert_eq!(station.look(|state| state.booth.stage), askwell::flow::state::practice::BoothStep::Who);
    station.tap("Back");
    assert_eq!(station.look(|state| state.screen), Screen::Practice);
}

#[test]
fn an_adult_who_answers_says_yes_with_their_own_pin() {
    let station = opened(of_age(school::maya()));
    station.tap("Ms. Okafor");
    let may = |station: &Station| {
        station.send(Event::Gate(gate::Event::Open(Purpose::StartRecording)));
        station.look(|state| ask::adults(state).iter().map(|adult| adult.name.clone()).collect::<Vec<_>>())
    };
    assert_eq!(may(&station), ["Ms. Okafor"]);
    station.send(Event::Gate(gate::Event::Close));
    station.send(Event::Booth(askwell::flow::practice::booth::Event::Other("Sam".to_owned())));
    assert!(may(&station).len() > 1, "anybody of the school may start it where none of them speaks");
}
