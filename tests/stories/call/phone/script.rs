//! The script itself: no dead end, every branch reachable, every word there in both languages.

use super::*;
use askwell::content::{Branch, Phase, ScriptStep};
use askwell::flow::call::phone_words::{slowly, spelled};
use proptest::prelude::*;
use std::collections::BTreeMap;

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
    for language in Language::ALL.iter().copied() {
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

#[test]
fn a_call_says_how_far_it_has_come_and_thanks_come_last() {
    let content = content();
    let script = &content.phone_script;
    for step in &script.steps {
        let phase = step.phase();
        assert_eq!(phase == Phase::Before, step.branch == Branch::Before && step.kind != StepKind::End, "{}", step.id);
        assert!(step.kind != StepKind::End || phase == Phase::Thanks, "{}", step.id);
    }
    let all: BTreeSet<Phase> = script.steps.iter().map(ScriptStep::phase).collect();
    assert_eq!(all.into_iter().collect::<Vec<_>>(), Phase::ALL);
    for (step, phase) in [
        ("reception-open", Phase::FrontDesk),
        ("time-open", Phase::Person),
        ("time-offer", Phase::Time),
        ("time-readback", Phase::Time),
        ("time-close", Phase::Thanks),
        ("slow-time", Phase::Time),
    ] {
        assert_eq!(script.step(step).unwrap().phase(), phase, "{step}");
    }
}

#[test]
fn the_screen_says_the_phase_of_the_call() {
    let station = calling();
    station.send(Event::Phone(Phone::Begin(Start::Phone)));
    station.see("Before, 1 of 5");
    walk_to(&station, "reception-open");
    station.see("Front desk, 2 of 5");
    walk_to(&station, "time-offer");
    station.see("A time, 4 of 5");
}
