//! The call as a student walks it, step by step and back.

use super::*;
use crate::calling::screen;

fn path(station: &Station) -> Vec<String> {
    one(station, |one| one.call_plan.call.path.clone())
}

#[test]
fn a_call_is_walked_by_keys_and_one_press_too_many_answers_nothing() {
    let station = calling();
    station.tap("Start the script");
    station.keys("\t\n");
    assert_eq!(path(&station).last().unwrap(), "before-purpose");
    station.keys("\n\n");
    assert_eq!(path(&station).last().unwrap(), "before-purpose", "the answer pressed was to another step");
    station.keys("\t\n");
    assert_eq!(path(&station).last().unwrap(), "before-who", "the first control is the first answer");
}

#[test]
fn a_step_taken_back_takes_its_answer_back() {
    let station = calling();
    walk_to(&station, "time-mode");
    station.send(Event::Phone(Phone::Answer("video".to_owned())));
    station.tap("One step back");
    station.send(Event::Phone(Phone::Answer("phone".to_owned())));
    let agreed =
        station.look(|state| askwell::flow::rules::phone::agreed(&state.content.phone_script, &state.interview().unwrap().call_plan.call));
    assert_eq!(agreed.medium, Some(Medium::Phone));
}

#[test]
fn a_step_can_be_taken_back_down_to_the_preparation() {
    let station = calling();
    station.tap("Start the script");
    station.tap("I feel ready");
    station.see("Your reason, one line");
    station.tap("One step back");
    station.see("Take a slow breath");
    station.send(Event::Back);
    station.see("When are you free?");
    station.tap("Back");
    assert_eq!(screen(&station), Screen::Whom);
}

#[test]
fn a_call_leads_nowhere_but_to_its_log() {
    let station = calling();
    station.tap("Start the script");
    assert!(!station.shows("Back"));
    station.send(Event::Back);
    assert_eq!(screen(&station), Screen::Phone);
    station.tap("Start the script");
    for answer in ["I feel ready", "I said it", "I know who to ask for", "I'm free then", "I have it all"] {
        station.tap(answer);
    }
    station.tap("The call is over already");
    assert_eq!(screen(&station), Screen::AfterCall);
}

#[test]
fn from_every_step_of_the_script_one_touch_leads_to_the_line_that_ends_the_call() {
    let station = calling();
    let steps: Vec<(String, StepKind)> =
        station.look(|state| state.content.phone_script.steps.iter().map(|step| (step.id.clone(), step.kind)).collect());
    let exit = station.look(|state| state.content.phone_script.safe_exit.clone());
    let before = |step: &str| ["before-breathe", "before-purpose", "before-who", "before-slots", "before-number"].contains(&step);
    for (step, _) in steps.iter().filter(|(step, kind)| *kind != StepKind::End && *step != exit) {
        walk_to(&station, step);
        if path(&station).contains(&exit) {
            // The call has been ended this way already.
            continue;
        }
        assert_eq!(station.shows("The call is over already"), !before(step), "{step}: nobody is on the phone before dialing");
        station.tap("I want to end this call");
        assert_eq!(path(&station).last(), Some(&exit), "from {step}");
        station.see("I have to go now. Thank you. Goodbye.");
        assert!(station.shows("Ask an adult"));
    }
}

#[test]
fn a_call_ended_to_stay_safe_is_logged_so_and_that_contact_is_not_offered_again() {
    let station = calling();
    station.tap("They called me back");
    station.tap("I want to end this call");
    station.tap("I hung up");
    station.tap("An adult knows now");
    station.tap("Write it down");
    assert_eq!(one(&station, |one| one.call_plan.call.outcome), Some(Outcome::EndedUnsafe));
    station.tap("Save");
    station.send(Event::Go(Screen::Whom));
    assert!(!station.shows("Your choice"));
    station.see("Tomas Reed");
}

#[test]
fn a_call_back_and_the_slow_way_begin_at_their_own_steps() {
    let station = calling();
    station.tap("They called me back");
    station.see("Your phone rings");
    station.tap("One step back");
    station.tap("I need the slow way: another language, relay or interpreter");
    station.see("Slow and simple");
}

#[test]
fn the_map_shows_every_branch_and_where_i_am() {
    let station = calling();
    station.tap("Start the script");
    station.tap("I feel ready");
    station.tap("See the whole map");
    station.see("You are here: Your reason, one line");
    for branch in ["Before you dial", "Voicemail", "They say no", "Something feels wrong"] {
        station.see(branch);
    }
    assert!(station.shows("I want to end this call"));
    station.tap("Back to the call");
    station.see("What happened?");
}

#[test]
fn nobody_is_signed_out_while_on_the_phone() {
    let station = calling();
    station.tap("Start the script");
    station.pass(std::time::Duration::from_secs(300));
    assert_eq!(screen(&station), Screen::Phone);
    assert!(station.look(|state| state.session.is_some()));
}

#[test]
fn after_a_power_cut_the_call_goes_on_at_its_step() {
    let station = calling();
    station.tap("Start the script");
    station.tap("I feel ready");
    station.settle();
    let station = Station::on(station.pull_the_plug(), crate::station::moment("2026-12-03T09:20:00-08:00"));
    station.send(Event::SignIn(askwell::flow::door::sign_in::Event::GoOn));
    station.digits("4711");
    crate::calling::unroll(&station);
    assert_eq!(screen(&station), Screen::Phone);
    station.see("Your reason, one line");
}

#[test]
fn without_a_contact_the_phone_leads_to_choosing_one() {
    let station = at(Screen::Phone, Vec::new());
    assert_eq!(screen(&station), Screen::Whom);
    assert_eq!(school::maya().first_name, "Maya");
}
