//! A screen can be read: no line of it runs out of the window.

use crate::reader::files;
use std::path::Path;

/// How long a line may be, in letters.
const LONGEST: usize = 140;

/// Tells whether a line holds one sentence and little beside it: Slint has no way to part a sentence.
fn is_one_sentence(line: &str) -> bool {
    let parts: Vec<&str> = line.split('"').collect();
    parts.len() == 3 && parts[0].len() + parts[2].len() <= 80
}

#[test]
fn no_line_of_a_screen_is_longer_than_140_letters_but_a_sentence_that_can_not_be_parted() {
    let screens = files(Path::new("ui"), "slint");
    assert!(screens.len() > 70, "only {} screens were found", screens.len());
    let mut long = Vec::new();
    for path in screens {
        for (number, line) in (1..).zip(std::fs::read_to_string(&path).unwrap().lines()) {
            if line.chars().count() > LONGEST && !is_one_sentence(line) {
                long.push(format!("{}:{number}", path.display()));
            }
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn every_screen_that_has_a_name_stands_in_the_window() {
    let shell = std::fs::read_to_string("ui/shell.slint").unwrap();
    let names = shell.split("enum ScreenName {").nth(1).unwrap().split('}').next().unwrap();
    let window = std::fs::read_to_string("ui/app.slint").unwrap();
    let missing: Vec<&str> = names.split(',').map(str::trim).filter(|name| !window.contains(&format!("ScreenName.{name}:"))).collect();
    assert!(names.split(',').count() > 30, "the names were not found");
    assert_eq!(missing, [""; 0], "these are never shown");
}
