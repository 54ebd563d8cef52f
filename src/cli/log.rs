//! The log: what the program did, a file a month in the station's data folder, for whoever looks after it. It names stations and
//! files, and no person.

use crate::domain::Moment;
use std::fs::{File, OpenOptions};
use std::path::Path;
use std::sync::Mutex;

/// How many months are kept.
const KEPT: usize = 12;

/// Begins to write into the log of a station. One that can't be written is no reason not to work.
pub(super) fn begin(folder: &Path, now: Moment) {
    if !folder.join("station.toml").exists() {
        return;
    }
    let logs = folder.join("log");
    let Ok(file) = open(&logs, &format!("{}.log", now.format("%Y-%m"))) else { return };
    sweep(&logs);
    // Another one is there only in a test.
    let _ = tracing_subscriber::fmt().with_ansi(false).with_max_level(tracing::Level::INFO).with_writer(Mutex::new(file)).try_init();
}

fn open(logs: &Path, name: &str) -> std::io::Result<File> {
    std::fs::create_dir_all(logs)?;
    OpenOptions::new().create(true).append(true).open(logs.join(name))
}

/// Removes the logs of months long past.
fn sweep(logs: &Path) {
    let entries = std::fs::read_dir(logs).into_iter().flatten().flatten();
    let mut months: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).filter(|name| is_month(name)).collect();
    months.sort();
    for name in months.iter().rev().skip(KEPT) {
        // It is tried again at the next start.
        let _ = std::fs::remove_file(logs.join(name));
    }
}

/// Tells whether a file is a log by its name ("2026-12.log").
fn is_month(name: &str) -> bool {
    name.strip_suffix(".log").is_some_and(|month| month.len() == 7 && month.bytes().all(|sign| sign.is_ascii_digit() || sign == b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_logs_is_kept_and_nothing_else_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        let months = (2024..2027).flat_map(|year| (1..=12).map(move |month| format!("{year}-{month:02}.log")));
        for name in months.chain(["notes.txt".to_owned(), "report.log".to_owned()]) {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        sweep(folder.path());
        let mut left: Vec<String> =
            std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        left.sort();
        assert_eq!((left.len(), left.first().map(String::as_str)), (14, Some("2026-01.log")));
    }
}
