//! Every word on a screen is there in every language, and no translation is for a word that is gone.

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

/// What a screen says in English: the words, and those for several where it counts.
type Original = (String, Option<String>);

fn words_of_screens() -> BTreeSet<Original> {
    let mut words = BTreeSet::new();
    for path in files(Path::new("ui"), "slint") {
        let text = std::fs::read_to_string(&path).unwrap();
        for rest in text.split("@tr(").skip(1) {
            let one = quoted(rest).unwrap_or_else(|| panic!("{}: an @tr without plain words: {rest:.60}", path.display()));
            let after = &rest[rest.find('"').unwrap() + one.replace('\n', "\\n").replace('"', "\\\"").len() + 2..];
            words.insert((one, after.trim_start().strip_prefix('|').and_then(quoted)));
        }
    }
    words
}

/// The languages that have words: their folders.
fn languages() -> Vec<PathBuf> {
    let folders: Vec<PathBuf> = std::fs::read_dir("ui/lang").unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(!folders.is_empty(), "no language was found");
    folders
}

/// Gives what stands for each original: each translation with all its forms.
fn translations(folder: &Path) -> BTreeMap<Original, Vec<Vec<String>>> {
    let mut all: BTreeMap<Original, Vec<Vec<String>>> = BTreeMap::new();
    for path in files(folder, "po") {
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
            let Some(id) = read("msgid ").filter(|id| !id.is_empty()) else { continue };
            let many = read("msgid_plural ");
            let forms = match &many {
                None => read("msgstr ").into_iter().collect(),
                Some(_) => (0..6).map_while(|form| read(&format!("msgstr[{form}] "))).collect(),
            };
            all.entry((id, many)).or_default().push(forms);
        }
    }
    all
}

#[test]
fn every_word_on_a_screen_is_there_in_every_language() {
    let words = words_of_screens();
    assert!(words.len() > 100, "only {} words were found: the reader of this test is broken", words.len());
    assert!(words.iter().any(|(_, many)| many.is_some()), "no words that count were found: the reader of this test is broken");
    for language in languages() {
        let translations = translations(&language);
        let whole = |forms: &Vec<String>| !forms.is_empty() && forms.iter().all(|text| !text.trim().is_empty());
        let there = |word: &&Original| translations.get(*word).is_some_and(|found| found.iter().all(whole));
        let missing: Vec<&Original> = words.iter().filter(|word| !there(word)).collect();
        assert!(missing.is_empty(), "missing in {}: {missing:#?}", language.display());
    }
}

#[test]
fn no_translation_is_for_a_word_that_is_gone() {
    let words = words_of_screens();
    for language in languages() {
        let gone: Vec<Original> = translations(&language).into_keys().filter(|word| !words.contains(word)).collect();
        assert!(gone.is_empty(), "no screen says what is in {}: {gone:#?}", language.display());
    }
}

#[test]
fn a_word_has_one_translation_and_it_keeps_the_places_to_fill() {
    for language in languages() {
        for (word, found) in translations(&language) {
            assert!(found.iter().all(|text| text == &found[0]), "{word:?} is translated in several ways: {found:?}");
            let places = |text: &str| text.matches("{}").count();
            for form in &found[0] {
                assert_eq!(places(&word.0), places(form), "{word:?} and {form:?} have different places to fill");
            }
        }
    }
}

#[test]
fn every_language_has_its_words_for_the_screens_and_its_files_of_texts() {
    let texts = |code: &str| Path::new("src/content").join(code).join("language.toml").is_file();
    for folder in languages() {
        assert!(texts(folder.file_name().unwrap().to_str().unwrap()), "{} has no files in src/content", folder.display());
    }
    assert!(texts("en"), "the language of the screens has no files");
}
