//! Every word on a screen is there in Spanish, and no translation is for a word that is gone.

// Clippy knows test functions, but not the helpers they share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(path);
        }
    }
    found
}

/// Reads a quoted string that begins at the start of the text; gives it with its escapes undone.
fn quoted(text: &str) -> Option<String> {
    let mut letters = text.trim_start().strip_prefix('"')?.chars();
    let mut read = String::new();
    loop {
        match letters.next()? {
            '"' => return Some(read),
            '\\' => match letters.next()? {
                'n' => read.push('\n'),
                other => read.push(other),
            },
            letter => read.push(letter),
        }
    }
}

fn words_of_screens() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for path in files(Path::new("ui"), "slint") {
        let text = std::fs::read_to_string(&path).unwrap();
        for rest in text.split("@tr(").skip(1) {
            words.insert(quoted(rest).unwrap_or_else(|| panic!("{}: an @tr without plain words: {rest:.60}", path.display())));
        }
    }
    words
}

fn translations() -> BTreeMap<String, Vec<String>> {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for path in files(Path::new("ui/lang/es"), "po") {
        let text = std::fs::read_to_string(&path).unwrap();
        for entry in text.split("\n\n") {
            let read = |key: &str| {
                let at = entry.find(key)?;
                let mut lines = entry[at + key.len()..].lines();
                let mut value = quoted(lines.next()?)?;
                for line in lines.take_while(|line| line.trim_start().starts_with('"')) {
                    value.push_str(&quoted(line)?);
                }
                Some(value)
            };
            if let (Some(id), Some(words)) = (read("msgid "), read("msgstr "))
                && !id.is_empty()
            {
                all.entry(id).or_default().push(words);
            }
        }
    }
    all
}

#[test]
fn every_word_on_a_screen_is_there_in_spanish() {
    let translations = translations();
    let words = words_of_screens();
    assert!(words.len() > 100, "only {} words were found: the reader of this test is broken", words.len());
    let missing: Vec<&String> = words
        .iter()
        .filter(|word| !translations.get(*word).is_some_and(|found| found.iter().all(|text| !text.trim().is_empty())))
        .collect();
    assert!(missing.is_empty(), "without Spanish: {missing:#?}");
}

#[test]
fn no_translation_is_for_a_word_that_is_gone() {
    let words = words_of_screens();
    let gone: Vec<String> = translations().into_keys().filter(|word| !words.contains(word)).collect();
    assert!(gone.is_empty(), "no screen says: {gone:#?}");
}

#[test]
fn a_word_has_one_translation_and_it_keeps_the_places_to_fill() {
    for (word, found) in translations() {
        assert!(found.iter().all(|text| text == &found[0]), "{word:?} is translated in several ways: {found:?}");
        let places = |text: &str| text.matches("{}").count();
        assert_eq!(places(&word), places(&found[0]), "{word:?} and {:?} have different places to fill", found[0]);
    }
}
