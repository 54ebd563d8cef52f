//! A screen can be read: no line of it runs out of the window.

use std::path::{Path, PathBuf};

/// How long a line may be, in letters.
const LONGEST: usize = 140;

fn screens(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(screens(&path));
        } else if path.extension().is_some_and(|ending| ending == "slint") {
            found.push(path);
        }
    }
    found
}

/// Tells whether a line holds one sentence and little beside it: Slint has no way to part a sentence.
fn is_one_sentence(line: &str) -> bool {
    let parts: Vec<&str> = line.split('"').collect();
    parts.len() == 3 && parts[0].len() + parts[2].len() <= 80
}

#[test]
fn no_line_of_a_screen_is_longer_than_140_letters_but_a_sentence_that_can_not_be_parted() {
    let screens = screens(Path::new("ui"));
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
