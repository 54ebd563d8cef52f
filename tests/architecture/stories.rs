//! A story is read whole before it is changed, so no file of stories is long.

use crate::reader::sources;
use std::path::Path;

const LINES: usize = 400;

#[test]
fn no_story_file_is_longer_than_400_lines() {
    let files = sources(Path::new("tests/stories"));
    assert!(files.len() > 80, "only {} files were found: the reader of this test is broken", files.len());
    let lines = |path: &Path| std::fs::read_to_string(path).unwrap().lines().count();
    let long: Vec<String> = files
        .iter()
        .map(|path| (path, lines(path)))
        .filter(|(_, lines)| *lines > LINES)
        .map(|(path, lines)| format!("{} has {lines} lines", path.display()))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}
