//! A language is files of words alone: one that nobody speaks, made from the English words, is shown on every screen, and
//! nothing there is left in English.

#[path = "../../../ui/pseudo.rs"]
#[allow(dead_code, reason = "its code is asked for where the languages are gathered")]
mod pseudo;

use crate::station::{NOW, Station, moment, station_file};
use askwell::domain::{Language, Record, Role, Student};
use askwell::flow::desk::campaign;
use askwell::flow::{Event, Look, LookEvent, Screen};
use pseudo::disguise;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The one that nobody speaks. It is never offered: a student of it is how it comes to be shown.
fn pseudo() -> Language {
    *Language::ALL.iter().find(|language| !Language::OFFERED.contains(language)).unwrap()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// What nobody translates: all that people wrote, and the names of things. "Winter" is in the preview of two versions,
/// which is all there is to show where there are none.
fn written(records: &[Record]) -> BTreeSet<String> {
    let all = format!("{records:?}");
    let names = format!("{:?} Askwell {NOW} Español English Winter", station_file());
    words(&all).chain(words(&names)).map(str::to_owned).collect()
}

/// Tells whether words are left as they are in English: letters, none of them dressed up, and not what somebody wrote.
fn is_left(label: &str, written: &BTreeSet<String>) -> bool {
    let dressed = |word: &str| word.contains(['á', 'é', 'í', 'ó', 'ú', 'Á', 'É', 'Í', 'Ó', 'Ú']);
    let plain = |word: &str| {
        word.chars().count() > 1
            && word.contains(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U'])
            && word.chars().all(char::is_alphabetic)
    };
    words(label).any(|word| plain(word) && !dressed(word) && !written.contains(word))
}

/// The screens at which an adult is at work; all others are a student's, or stand before anybody is at work.
const OF_ADULTS: [Screen; 11] = [
    Screen::Desk,
    Screen::Recordings,
    Screen::Erasing,
    Screen::Class,
    Screen::Campaign,
    Screen::Results,
    Screen::Contacts,
    Screen::Log,
    Screen::DeskVersions,
    Screen::Board,
    Screen::Settings,
];

/// Shows screens, and gives what is left in English on each.
fn left_in_english<'a>(
    station: &Station,
    screens: impl IntoIterator<Item = &'a Screen>,
    written: &BTreeSet<String>,
) -> BTreeMap<String, BTreeSet<String>> {
    let mut left: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for screen in screens {
        station.send(Event::Go(*screen));
        if *screen == Screen::Campaign {
            station.send(Event::Campaign(campaign::Event::Show));
        }
        station.settle();
        let shown = station.look(|state| (state.screen, state.look.language));
        assert_eq!(shown.1, pseudo(), "{shown:?} is not in the language");
        let labels = station.words().into_iter().filter(|label| is_left(label, written));
        left.entry(shown.0.key().to_owned()).or_default().extend(labels);
    }
    left
}

/// Students of the made-up school, one at each place on the way from the first sign-in to the end.
const ONE_OF_EACH_PLACE: [&str; 11] =
    ["Maya", "Brayan", "Hana", "Mateo", "Ximena", "Dante", "Saoirse", "Tyler", "Amara", "Yesenia", "Rohan"];

/// The made-up school, all of whose students speak a language.
fn school(language: Language) -> Vec<Record> {
    let made = askwell::made_up::demo(moment(NOW), &crate::station::content()).unwrap();
    let speaks = |record| match record {
        Record::Student(student) => Student { language, ..student }.into(),
        other => other,
    };
    made.records.into_iter().map(speaks).collect()
}

#[test]
fn a_student_finds_nothing_left_in_english_on_any_screen() {
    let records = school(pseudo());
    let written = written(&records);
    let mut shown = BTreeMap::new();
    for first_name in ONE_OF_EACH_PLACE {
        let student = records.iter().find_map(|record| match record {
            Record::Student(student) if student.first_name == first_name => Some(student),
            _ => None,
        });
        let student = student.unwrap_or_else(|| panic!("the made-up school has no {first_name}"));
        let station = Station::with(&records);
        station.sign_in_first_time(&student.class, &student.tile_name(), "4711");
        for (screen, left) in left_in_english(&station, Screen::ALL.iter().filter(|screen| !OF_ADULTS.contains(screen)), &written) {
            shown.entry(screen).or_insert_with(BTreeSet::new).extend(left);
        }
    }
    assert!(shown.len() > 20, "only these screens were shown: {:?}", shown.keys());
    shown.retain(|_, left| !left.is_empty());
    assert!(shown.is_empty(), "left in English: {shown:#?}");
}

#[test]
fn an_adult_finds_nothing_left_in_english_on_any_screen() {
    let records = school(Language::default());
    let written = written(&records);
    let Some(coordinator) = records.iter().find_map(|record| match record {
        Record::Adult(adult) if adult.role == Role::Coordinator => Some(adult.clone()),
        _ => None,
    }) else {
        panic!("the made-up school has no coordinator")
    };
    let station = Station::in_language(&records, pseudo());
    station.give_pin(coordinator.id.0, "246813");
    station.tap(&disguise("Teacher"));
    station.tap(&coordinator.name);
    station.digits("246813");
    let mut shown = left_in_english(&station, &OF_ADULTS, &written);
    assert!(shown.len() == OF_ADULTS.len(), "only these screens were shown: {:?}", shown.keys());
    shown.retain(|_, left| !left.is_empty());
    assert!(shown.is_empty(), "left in English: {shown:#?}");
}

#[test]
fn the_language_that_nobody_speaks_is_never_offered() {
    let station = Station::in_language(&[], pseudo());
    for _ in 0..=Language::OFFERED.len() {
        station.send(Event::Look(LookEvent::Language));
        assert_ne!(station.look(|state| state.look.language), pseudo());
    }
    assert!(!Language::codes().contains(pseudo().code()) && Look::default().language != pseudo());
}

#[test]
fn words_in_the_language_that_nobody_speaks_are_about_forty_percent_longer() {
    let texts = std::fs::read_to_string(Path::new("src/content/en/lessons.toml")).unwrap();
    let (before, after) = (texts.chars().count(), disguise(&texts).chars().count());
    assert!((135..=145).contains(&(after * 100 / before)), "{after} letters of {before}");
}
