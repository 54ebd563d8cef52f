//! The phone script: no dead end, every branch reachable, every word there; and the call as a student walks it.

use crate::calling::{at, chosen, one, screen};
use crate::school;
use crate::station::Station;
use askwell::content::{Content, PhoneScript, StepKind};
use askwell::domain::*;
use askwell::flow::call::phone::{Event as Phone, Start};
use askwell::flow::call::phone_words::{Blanks, slowly, spelled};
use askwell::flow::{Event, Screen};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn content() -> Content {
    Content::load().unwrap()
}

fn starts(script: &PhoneScript) -> [&str; 4] {
    [&script.start, &script.callback_start, &script.slow_start, &script.safe_exit]
}

fn reachable(script: &PhoneScript) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut todo: Vec<&str> = starts(script).to_vec();
    while let Some(id) = todo.pop() {
        if seen.insert(id.to_owned()) {
            todo.extend(script.step(id).unwrap().answers.iter().map(|answer| answer.to.as_str()));
        }
    }
    seen
}

/// Gives for each step how many answers lie between it and the nearest end.
fn distances(script: &PhoneScript) -> BTreeMap<String, usize> {
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for step in script.steps.iter().filter(|step| step.kind == StepKind::End) {
        found.insert(step.id.clone(), 0);
    }
    loop {
        let before = found.len();
        for step in &script.steps {
            if !found.contains_key(&step.id)
                && let Some(near) = step.answers.iter().filter_map(|answer| found.get(&answer.to)).min()
            {
                let far = near + 1;
                found.insert(step.id.clone(), far);
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

#[test]
fn every_answer_leads_to_a_step_and_only_an_end_has_no_answers() {
    let content = content();
    for step in &content.phone_script.steps {
        assert_eq!(step.kind == StepKind::End, step.answers.is_empty(), "{}", step.id);
        assert_eq!(step.kind == StepKind::End, step.outcome.is_some(), "{}", step.id);
        for answer in &step.answers {
            assert!(content.phone_script.step(&answer.to).is_some(), "{} leads to nowhere", step.id);
        }
    }
}

#[test]
fn every_step_can_be_reached_and_no_step_is_a_dead_end() {
    let content = content();
    let script = &content.phone_script;
    let all: BTreeSet<String> = script.steps.iter().map(|step| step.id.clone()).collect();
    assert_eq!(all.len(), script.steps.len(), "a step stands there twice");
    assert_eq!(reachable(script), all);
    let ends: BTreeSet<String> = distances(script).into_keys().collect();
    assert_eq!(ends, all);
}

#[test]
fn both_languages_have_every_text_and_answer_with_blanks_that_are_known() {
    let content = content();
    let script = &content.phone_script;
    for language in Language::ALL {
        for step in &script.steps {
            let words = script.words(&step.id, language).unwrap();
            assert!(!words.title.trim().is_empty() && !words.say.trim().is_empty(), "{} in {language:?}", step.id);
            assert!(!script.branch_name(step.branch, language).is_empty());
            let mut texts = vec![words.title.clone(), words.say.clone(), words.tip.clone()];
            for answer in &step.answers {
                assert!(!words.answer(&answer.id).is_empty(), "{}.{} in {language:?}", step.id, answer.id);
                texts.push(words.answer(&answer.id).to_owned());
            }
            let every = Blanks::given(Blanks::names().into_iter().map(|name| (name, "·".to_owned())).collect());
            for text in texts {
                assert!(!every.fill(&text).contains(['{', '}', '[', ']', '|']), "a blank nobody knows in {}: {text}", step.id);
            }
        }
        for outcome in Outcome::ALL {
            assert!(!script.outcome_name(outcome, language).is_empty());
        }
        for blank in [
            "employee",
            "employer",
            "teacher",
            "referrer",
            "work",
            "work_of",
            "work_own",
            "questions_next",
            "way_i_call",
            "way_you_call",
            "way_my_link",
            "way_your_link",
        ] {
            assert!(!script.blank(blank, language).trim().is_empty());
        }
    }
}

#[test]
fn both_languages_use_the_same_times_and_numbers_in_a_step() {
    let content = content();
    let script = &content.phone_script;
    for step in &script.steps {
        let used = |language| {
            let say = &script.words(&step.id, language).unwrap().say;
            let telling = [
                "slot_1",
                "slot_2",
                "slot_3",
                "work",
                "contact",
                "agreed_time",
                "agreed_number",
                "agreed_way",
                "questions_next",
                "number",
                "number_slow",
                "minutes",
                "name_spelled",
                "referrer_line",
            ];
            telling.into_iter().filter(|name| say.contains(&format!("{{{name}}}"))).collect::<Vec<_>>()
        };
        assert_eq!(used(Language::En), used(Language::Es), "{}", step.id);
    }
}

#[test]
fn names_are_spelled_and_numbers_said_digit_by_digit() {
    assert_eq!(spelled("Maya Reyes"), "M-A-Y-A R-E-Y-E-S");
    assert_eq!(spelled("José  O'Neil"), "J-O-S-É O-N-E-I-L");
    assert_eq!(slowly("(503) 555-0142"), "5 0 3, 5 5 5, 0 1 4 2");
    assert_eq!(slowly("555-0142 ext. 12"), "5 5 5, 0 1 4 2, ext, 1 2");
    assert_eq!(slowly(""), "");
}

proptest! {
    #[test]
    fn however_a_call_goes_it_can_end(choices in proptest::collection::vec(any::<prop::sample::Index>(), 0..80), start in 0_usize..4) {
        let content = content();
        let script = &content.phone_script;
        let near = distances(script);
        let mut at = starts(script)[start].to_owned();
        for choice in choices {
            let step = script.step(&at).unwrap();
            if step.answers.is_empty() {
                break;
            }
            at = step.answers[choice.index(step.answers.len())].to.clone();
        }
        prop_assert!(near[&at] < 12, "{at} is far from every end");
    }

    #[test]
    fn what_is_filled_in_never_becomes_a_blank(word in "[a-z{}_ ]{0,20}", text in "[a-z {}]{0,30}") {
        let blanks = Blanks::given(vec![("student", word.clone())]);
        let filled = blanks.fill(&format!("{{student}}·{text}"));
        let tidy = |text: &str| text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let begins = tidy(&[word.as_str(), "·"].concat());
        prop_assert!(filled.starts_with(&begins), "{:?} does not begin with {:?}", filled, begins);
    }
}

fn calling() -> Station {
    at(Screen::Phone, vec![chosen().into()])
}

fn path(station: &Station) -> Vec<String> {
    one(station, |one| one.call_plan.call.path.clone())
}

#[test]
fn the_three_times_and_the_number_are_kept_and_stand_in_the_script() {
    let station = calling();
    station.see("(503) 555-0142");
    station.see("5 0 3, 5 5 5, 0 1 4 2");
    station.write("First free time", "Tuesday at 10");
    station.write("Second free time", "Wednesday at 2");
    station.write("Third free time", "Friday at 9");
    station.write("The number where they can call you back", "503-555-0100");
    station.tap("Start the script");
    for answer in ["I feel ready", "I said it", "I know who to ask for"] {
        station.tap(answer);
    }
    station.see("One: Tuesday at 10. Two: Wednesday at 2. Three: Friday at 9.");
    station.tap("I'm free then");
    station.see("Your call-back number is 503-555-0100.");
    station.settle();
    let sql = "SELECT body ->> '$.slots[0]' FROM document WHERE kind = 'call_plan'";
    let kept: String = station.database().query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(kept, "Tuesday at 10");
}

#[test]
fn the_script_says_who_where_and_whom_and_leaves_blanks_that_can_be_said() {
    let station = calling();
    station.tap("Start the script");
    for answer in ["I feel ready", "I said it", "I know who to ask for"] {
        station.tap(answer);
    }
    station.see("No free times are written down yet.");
    for answer in ["I'm free then", "I have it all", "Front desk, I have a name"] {
        station.tap(answer);
    }
    station.see(
        "Hello, my name is Maya Reyes. I'm a student at Alder Creek High School. I'm calling to ask for a short talk about a career. May I please speak with Dr. Elena Rivera?",
    );
}

#[test]
fn nothing_that_is_not_written_down_is_read_out() {
    let station = calling();
    station.see("No free times yet? You can call anyway");
    station.see("No number to call you back?");
    let script = content().phone_script;
    for language in Language::ALL {
        let blanks = station.look(Blanks::of);
        for step in &script.steps {
            let say = blanks.fill(&script.words(&step.id, language).unwrap().say);
            for hole in [": .", ":.", " .", " ,", "  ", "{", "[", "|", "is .", "son ."] {
                assert!(!say.contains(hole), "{hole:?} in {}: {say}", step.id);
            }
        }
    }
    station.write("Second free time", "Wednesday at 2");
    station.see_not("No free times yet?");
    walk_to(&station, "time-offer");
    station.see("I'm free at this time: Wednesday at 2. Does it work for you?");
    station.see("The first time works");
    station.see_not("The second time works");
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
fn where_no_name_is_known_the_work_is_said() {
    let clinic = Contact { id: ContactId(uuid::Uuid::from_u128(99)), employee: String::new(), ..school::rivera() };
    let asked = Interview { contact: Some(clinic.id), ..chosen() };
    let station = at(Screen::Phone, vec![clinic.into(), asked.into()]);
    walk_to(&station, "before-who");
    station.see("You can ask the front desk who knows about the work of veterinarians.");
    walk_to(&station, "reception-open");
    station.see("May I please speak with someone who knows about the work of veterinarians?");
}

#[test]
fn a_career_is_named_as_people_say_it() {
    let station = calling();
    walk_to(&station, "before-purpose");
    station.see("I'm interested in the work of veterinarians.");
    station.tap("Español");
    station.see("Me interesa el trabajo de veterinarios.");
}

#[test]
fn the_script_names_whom_to_ask_for() {
    let station = calling();
    walk_to(&station, "before-who");
    station.see("You are calling Rivera Veterinary Clinic. Ask for Dr. Elena Rivera.");
}

#[test]
fn the_agreed_time_is_taken_down_where_it_is_read_back() {
    let station = calling();
    walk_to(&station, "time-number");
    station.write("Their number", "503 555 0177");
    station.send(Event::Phone(Phone::Answer("wrote-it".to_owned())));
    station.see("(Say the day and time.)");
    station.write("The day and time you agree on", "Thursday at 2:30");
    station.see("The day and time are Thursday at 2:30.");
    station.see("The number is 5 0 3, 5 5 5, 0 1 7 7.");
    for answer in ["correct", "got-both", "goodbye"] {
        station.send(Event::Phone(Phone::Answer(answer.to_owned())));
    }
    station.tap("Write it down");
    station.tap("On to the date");
    station.see("Thursday, December 10, 2:30 PM");
    assert_eq!(station.written("Their number"), "503 555 0177");
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

/// Walks the shortest way from one of the starts to a step.
fn walk_to(station: &Station, wanted: &str) {
    let (start, answers) = station.look(|state| {
        let script = &state.content.phone_script;
        let starts = [(Start::Phone, &script.start), (Start::CallBack, &script.callback_start), (Start::Slow, &script.slow_start)];
        let mut seen = BTreeSet::new();
        let mut todo: std::collections::VecDeque<(Start, String, Vec<String>)> =
            starts.into_iter().map(|(start, id)| (start, id.clone(), Vec::new())).collect();
        while let Some((start, id, answers)) = todo.pop_front() {
            if id == wanted {
                return (start, answers);
            }
            if seen.insert(id.clone()) {
                for answer in askwell::flow::call::phone::answers(state, script.step(&id).unwrap()) {
                    let more = answers.iter().cloned().chain([answer.id.clone()]).collect();
                    todo.push_back((start, answer.to.clone(), more));
                }
            }
        }
        panic!("no way leads to {wanted}");
    });
    station.send(Event::Phone(Phone::Begin(start)));
    for answer in answers {
        station.send(Event::Phone(Phone::Answer(answer)));
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
fn a_meeting_by_video_has_its_link_written_down_and_is_read_back_with_who_starts_it() {
    let station = calling();
    station.tap("They called me back");
    for answer in ["Someone I called", "They say yes"] {
        station.tap(answer);
    }
    for answer in ["their-time", "video"] {
        station.send(Event::Phone(Phone::Answer(answer.to_owned())));
    }
    assert_eq!(station.written("The link of the video meeting"), "", "a number is no link");
    assert_eq!(station.written("Their number"), "(503) 555-0142");
    station.write("The link of the video meeting", "https://meet.example/abc");
    station.tap("They will send a link");
    station.see("by video, and you send me the link.");
    station.see("The number is 5 0 3, 5 5 5, 0 1 4 2.");
    assert_eq!(one(&station, |one| one.call_plan.booking.clone()).unwrap().link, "https://meet.example/abc");
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
fn the_script_speaks_spanish_from_one_touch_to_the_next() {
    let station = calling();
    station.tap("Start the script");
    station.tap("Español");
    station.see("Respira con calma");
    station.see("¿Qué pasó?");
    station.tap("Ya puedo empezar");
    station.see("Tu motivo, una línea");
}

#[test]
fn without_a_contact_the_phone_leads_to_choosing_one() {
    let station = at(Screen::Phone, Vec::new());
    assert_eq!(screen(&station), Screen::Whom);
    assert_eq!(school::maya().first_name, "Maya");
}
