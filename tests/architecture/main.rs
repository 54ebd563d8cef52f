//! The floors of the house: a room uses rooms on lower floors, never one above, and not its neighbors unless noted.

// Clippy knows test functions, but not the helpers they share.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice)]

mod circles;
mod look;
mod reader;
mod screens;
mod stories;
mod wcag;

use reader::sources;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// Each room with its floor, the rooms it may use, and crates it must never touch.
const ROOMS: &[(&str, &[&str], &[&str])] = &[
    ("domain", &[], &["rusqlite", "cpal", "slint", "std::fs", "std::process", "std::net", "SystemTime", "Instant", "getrandom"]),
    ("content", &["domain"], &["rusqlite", "cpal", "slint", "std::fs", "std::process", "std::net", "SystemTime", "Instant"]),
    (
        "flow",
        &["domain", "content"],
        &[
            "rusqlite",
            "cpal",
            "slint",
            "std::fs",
            "std::process",
            "std::net",
            "SystemTime",
            "Instant",
            "getrandom",
            "chrono::Local",
            "Utc::now",
        ],
    ),
    ("import", &["domain", "content"], &["rusqlite", "cpal", "slint", "std::fs"]),
    ("storage", &["domain"], &["cpal", "slint"]),
    ("vault", &["domain"], &["rusqlite", "cpal", "slint", "std::fs"]),
    ("recording", &["domain", "flow"], &["rusqlite", "slint"]),
    ("programs", &[], &["rusqlite", "cpal", "slint", "std::fs"]),
    ("paper", &["domain", "programs"], &["rusqlite", "cpal", "slint", "std::fs"]),
    ("share", &["storage", "vault", "content", "domain"], &["cpal", "slint"]),
    ("board", &["domain", "vault", "storage"], &["rusqlite", "cpal", "slint"]),
    ("made_up", &["content", "domain"], &["rusqlite", "cpal", "slint", "std::fs"]),
    (
        "engine",
        &["domain", "content", "flow", "import", "storage", "vault", "recording", "programs", "paper", "share", "board"],
        &["slint"],
    ),
    ("doctor", &["domain", "storage", "vault", "recording", "paper", "share"], &["slint"]),
    ("ui", &["domain", "content", "flow", "engine"], &["rusqlite", "cpal", "std::fs"]),
    ("cli", &["domain", "content", "flow", "import", "storage", "vault", "share", "paper", "made_up", "engine", "doctor", "ui"], &["cpal"]),
];

/// Where the program that lays pages out is written: a crate of its own.
const PAPER_PROGRAM: &str = "src/paper/program";

/// The code of a file without comments and without its inline tests, which stand at the end.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn room_of(path: &Path) -> String {
    let inside = path.strip_prefix("src").unwrap();
    inside.iter().next().unwrap().to_string_lossy().trim_end_matches(".rs").to_owned()
}

#[test]
fn no_room_uses_a_room_above_it_or_beside_it() {
    let allowed: BTreeMap<&str, &[&str]> = ROOMS.iter().map(|(room, rooms, _)| (*room, *rooms)).collect();
    let mut checked = 0;
    let mut faults = Vec::new();
    for (path, others) in reader::imports(Path::new("src")).iter().filter(|(path, _)| !path.ends_with("lib.rs")) {
        let room = room_of(path);
        let Some(may_use) = allowed.get(room.as_str()) else {
            faults.push(format!("{} belongs to no room of the house", path.display()));
            continue;
        };
        for other in others.iter().filter(|other| room_of(other) != room) {
            checked += 1;
            if !may_use.contains(&room_of(other).as_str()) {
                faults.push(format!("{} uses {}, which {room} may not", path.display(), other.display()));
            }
        }
    }
    assert!(checked > 500, "only {checked} uses were found: the reader of this test is broken");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_room_touches_what_it_must_never_touch() {
    let mut faults = Vec::new();
    for path in sources(Path::new("src")) {
        let room = room_of(&path);
        let Some((_, _, never)) = ROOMS.iter().find(|(name, _, _)| *name == room) else { continue };
        let code = code(&path);
        for word in *never {
            if code.contains(&format!("{word}::")) || code.contains(&format!("use {word}")) {
                faults.push(format!("{} touches {word}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The crates that a package of the lock file is built from, whatever they are used for.
fn built_from(package: &str) -> BTreeSet<String> {
    let lock = std::fs::read_to_string("Cargo.lock").unwrap();
    let mut needs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for entry in lock.split("[[package]]").skip(1) {
        let name = entry.split("name = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        let list = entry.split("dependencies = [").nth(1).and_then(|rest| rest.split(']').next()).unwrap_or_default();
        // A crate of which there are several is named with its version.
        needs.entry(name).or_default().extend(list.split('"').skip(1).step_by(2).filter_map(|need| need.split(' ').next()));
    }
    let (mut found, mut open) = (BTreeSet::new(), vec![package]);
    while let Some(name) = open.pop() {
        if found.insert(name.to_owned()) {
            open.extend(&needs[name]);
        }
    }
    found
}

#[test]
fn only_the_program_that_lays_pages_out_is_built_from_typst() {
    let typst = |package: &str| built_from(package).into_iter().filter(|name| name.starts_with("typst") || name.starts_with("krilla"));
    assert!(typst("askwell-paper").count() > 5, "the reader of this test is broken");
    assert_eq!(typst("askwell").collect::<Vec<_>>(), Vec::<String>::new());
    assert!(!built_from("askwell").contains("askwell-paper"), "the station is built without it");
    for path in sources(Path::new("src")) {
        assert!(!code(&path).contains("typst"), "{} names typst", path.display());
    }
}

#[test]
fn the_program_that_lays_pages_out_knows_what_is_wanted_of_it_and_nothing_else_of_the_station() {
    let mut shared = Vec::new();
    for path in sources(Path::new(PAPER_PROGRAM)) {
        let code = code(&path);
        for word in ["std::fs", "std::net", "askwell::", "SystemTime", "rusqlite", "slint", "cpal"] {
            assert!(!code.contains(word), "{} touches {word}", path.display());
        }
        // Only its test starts it.
        assert!(
            !code.contains("std::process::Command") && !code.contains("process::{Command") || path.ends_with("papers.rs"),
            "{}",
            path.display()
        );
        shared.extend(code.split("#[path = \"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()));
    }
    assert_eq!(shared, ["../../domain/document.rs"]);
    // What it reads knows nothing else either.
    let path = "src/domain/document.rs";
    let used: Vec<String> = code(Path::new(path)).lines().filter(|line| line.starts_with("use ")).map(str::to_owned).collect();
    assert!(used.iter().all(|line| line == "use super::Language;" || line.starts_with("use serde::")), "{path}: {used:?}");
}

/// What opens, makes or asks about files by their paths.
const BY_PATH: &[&str] = &[
    "std::fs",
    "File::open",
    "File::create",
    "OpenOptions",
    "read_dir",
    "symlink_metadata",
    ".metadata()",
    ".exists()",
    ".is_dir()",
    ".is_file()",
    "rustix::fs",
    "TempDir",
];

#[test]
fn what_lies_on_the_share_is_touched_in_one_place_alone() {
    let mut faults = Vec::new();
    for path in sources(Path::new("src")).into_iter().filter(|path| !path.ends_with("tests.rs")) {
        let code = code(&path);
        // The rooms of the share know no files but those they reach through that place, and the station's own.
        let is_of_the_share = matches!(room_of(&path).as_str(), "share" | "board") && !path.ends_with("share/local.rs");
        if is_of_the_share || path.ends_with("engine/board.rs") {
            faults.extend(BY_PATH.iter().filter(|word| code.contains(**word)).map(|word| format!("{} uses {word}", path.display())));
        }
        // Calls that take a folder and a name are made there, so that nobody forgets not to follow a link.
        let is_that_place = path.starts_with("src/storage/beneath") || path.ends_with("storage/beneath.rs");
        let calls = ["openat(", "renameat(", "unlinkat(", "mkdirat(", "statat("];
        let made = calls.iter().filter(|call| !is_that_place && code.contains(**call));
        faults.extend(made.map(|call| format!("{} calls {call})", path.display())));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let place = ["src/storage/beneath/folder.rs", "src/storage/beneath/fresh.rs"].map(|path| code(Path::new(path))).concat();
    for word in BY_PATH.iter().filter(|word| !word.ends_with("::fs")) {
        assert!(!place.contains(word), "the one way to the share uses {word}");
    }
    // What is opened or made there follows no link; only the share itself may be one.
    assert_eq!(place.matches("openat(").count(), 4);
    assert_eq!(place.matches("openat(CWD, share,").count(), 1);
    assert_eq!(place.matches("NOFOLLOW").count(), 4, "a folder, a file, a new file, and what is known of a name");
}

#[test]
fn nothing_in_the_program_opens_a_network_connection() {
    for path in sources(Path::new("src")) {
        let code = code(&path);
        for word in ["TcpStream", "TcpListener", "UdpSocket", "ToSocketAddrs", "reqwest", "hyper::"] {
            assert!(!code.contains(word), "{} uses {word}", path.display());
        }
    }
}

#[test]
fn the_live_interview_has_no_way_to_any_effect() {
    // Without effects it can ask the engine for nothing, the microphone least of all; without consent it could not.
    for path in sources(Path::new("src/flow/call/live")).into_iter().chain([PathBuf::from("src/flow/call/live.rs")]) {
        // The moment of an event lies beside the effects, and is none.
        let code = self::code(&path).replace("crate::flow::effects::Stamp", "");
        for word in ["Effect", "effects", "recording", "microphone", "Microphone", "consent", "Consent", "Capture"] {
            assert!(!code.contains(word), "{} names {word}", path.display());
        }
    }
    for path in [Path::new("src/ui/screens/call/live.rs"), Path::new("src/ui/screens/call/recap.rs")] {
        let code = self::code(path);
        for word in ["Effect", "recording", "Microphone", "consent", "Consent", "Capture"] {
            assert!(!code.contains(word), "{} names {word}", path.display());
        }
    }
}

#[test]
fn only_the_engine_can_open_a_microphone() {
    let mut faults = Vec::new();
    for path in sources(Path::new("src")) {
        let (room, code) = (room_of(&path), code(&path));
        if !matches!(room.as_str(), "engine" | "recording" | "lib") {
            // The doctor lists devices, which opens none.
            let words = ["Capture", "recording::Level", "recording::Player", "recording::{", "recording::*", "use crate::recording as"];
            faults.extend(words.iter().filter(|word| code.contains(**word)).map(|word| format!("{} names {word}", path.display())));
        }
        if code.contains("cpal") && !path.ends_with("recording/devices.rs") && !path.ends_with("recording/open.rs") {
            faults.push(format!("{} knows cpal", path.display()));
        }
        // The two ways to a microphone: the level, which gives numbers, and the take.
        let opens = code.matches("open::microphone(").count();
        if opens > usize::from(path.ends_with("recording/level.rs") || path.ends_with("recording/writer.rs")) {
            faults.push(format!("{} opens a microphone", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_take_can_only_be_begun_with_a_token_that_only_the_rules_of_consent_can_make() {
    // Everything that gives a take asks for the token, by value, so that it is used up.
    let capture = code(Path::new("src/recording/capture.rs"));
    let mut beginnings = 0;
    for function in capture.split("fn ").skip(1) {
        let head = function.split('{').next().unwrap();
        if head.contains("Self>") || head.contains("Self,") {
            beginnings += 1;
            assert!(head.contains("token: ConsentToken"), "{head}");
        }
    }
    assert_eq!(beginnings, 3, "begin, go_on and what they share");
    assert!(capture.contains("#[derive(Debug)]\npub struct Capture"), "a take can be copied or made up");
    for path in sources(Path::new("src/recording")) {
        let made = code(&path).matches(" Writer::new(").count() + code(&path).matches("Capture {").count();
        assert!(made == 0 || path.ends_with("capture.rs"), "{} begins a take of its own", path.display());
    }
    // The token: private fields, no copy, no default, not read from anywhere, made in one place.
    let consent = code(Path::new("src/flow/rules/consent.rs"));
    assert!(consent.contains("#[derive(Debug)]\npub struct ConsentToken {\n    practice: RecordId,\n    student: StudentId,\n    uses:"));
    let mut made = Vec::new();
    for path in sources(Path::new("src")) {
        let code = code(&path);
        let times = code.matches("ConsentToken {").count()
            - code.matches("struct ConsentToken {").count()
            - code.matches("impl ConsentToken {").count();
        made.extend(std::iter::repeat_n(path, times));
    }
    assert_eq!(made, [PathBuf::from("src/flow/rules/consent.rs")]);
}
