//! No two files import each other in a circle, and no room of `flow` looks up.

use crate::reader::{circles, imports, sources};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The rooms of `flow`, the highest first; what stands beside them says which of them is asked.
const FLOW: &[&str] = &["desk", "standby", "door", "call", "practice", "journey", "state", "effects", "rules"];

/// What stands above the rooms of `flow`.
const TOP: &[&str] = &["mod.rs", "event.rs", "hear.rs", "arrive.rs", "back.rs", "passed.rs", "idle.rs", "closing.rs"];

#[test]
fn no_two_files_import_each_other_in_a_circle() {
    let imports = imports(Path::new("src"));
    let all: usize = imports.values().map(BTreeSet::len).sum();
    assert!(all > 1500, "only {all} imports were found: the reader of this test is broken");
    let found = circles(&imports);
    assert!(found.is_empty(), "these import each other: {found:#?}");
}

#[test]
fn no_room_of_flow_looks_up() {
    let flow = Path::new("src/flow");
    let room = |file: &Path| {
        let inside = file.strip_prefix(flow).ok()?.iter().next()?.to_str()?.to_owned();
        FLOW.iter().position(|room| *room == inside)
    };
    let imports = imports(Path::new("src"));
    let mut upward = BTreeSet::new();
    for (file, others) in &imports {
        let Some(own) = room(file) else { continue };
        for other in others.iter().filter(|other| other.starts_with(flow)) {
            // The rooms are the highest first: a greater number is a lower room.
            if room(other).is_none_or(|room| room < own) {
                upward.insert(format!("{} -> {}", file.display(), other.display()));
            }
        }
    }
    assert!(upward.is_empty(), "these look up: {upward:#?}");
    let none = sources(flow).into_iter().filter(|file| room(file).is_none() && !TOP.iter().any(|top| **file == flow.join(top)));
    assert_eq!(none.collect::<Vec<_>>(), [""; 0].map(PathBuf::from), "these are in no room of flow");
}

#[test]
fn a_circle_is_found_however_it_was_imported() {
    let plants = Path::new("tests/architecture/plants");
    let circle = |plant: &str, files: &[&str]| {
        let folder = plants.join(plant);
        let imports = imports(&folder);
        let expected: Vec<PathBuf> = files.iter().map(|file| folder.join(file)).collect();
        let expected = if expected.is_empty() { vec![] } else { vec![expected] };
        assert_eq!(circles(&imports), expected, "{plant}: {imports:#?}");
    };
    circle("super", &["one.rs", "two.rs"]);
    circle("reexport", &["one.rs", "two.rs"]);
    circle("glob", &["one.rs", "two.rs"]);
    circle("braces", &["room/one.rs", "two.rs"]);
    circle("inside", &["one.rs", "two.rs"]);
    circle("parent", &["room/child.rs", "room/mod.rs"]);
    circle("none", &[]);
}
