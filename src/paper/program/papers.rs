//! The program as the station runs it: words in, a page out.

// Clippy knows test functions, but not the helpers they share.
#![allow(clippy::unwrap_used)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

const WANTED: &str = r#"{"form":"pdf","document":{"language":"en","title":"A title","lead":"","sections":[],"foot":""}}"#;

fn program(wanted: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_askwell-paper"))
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(wanted.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn words_come_out_as_a_page() {
    let made = program(WANTED);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    assert!(made.stdout.starts_with(b"%PDF-") && made.stdout.trim_ascii_end().ends_with(b"%%EOF"));
    let picture = program(&WANTED.replace(r#""pdf""#, r#"{"picture":1}"#));
    assert!(picture.stdout.starts_with(b"<svg"), "{}", String::from_utf8_lossy(&picture.stderr));
}

#[test]
fn what_it_does_not_understand_gives_no_page_and_one_line() {
    for wanted in ["", "rubbish", r#"{"form":"pdf"}"#] {
        let made = program(wanted);
        let said = String::from_utf8(made.stderr).unwrap();
        assert!(!made.status.success() && made.stdout.is_empty() && said.lines().count() == 1, "{wanted:?}: {said}");
    }
}
