//! What a command says: results on stdout, trouble on stderr. A closed terminal is no reason to stop.

use std::io::Write;

/// Writes a line of results.
pub(super) fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// Writes a line of trouble.
pub(super) fn complain(line: &str) {
    let _ = writeln!(std::io::stderr(), "askwell: {line}");
}

/// Says that a database which could not be read was set aside.
pub(super) fn say_set_aside(path: Option<std::path::PathBuf>) {
    if let Some(path) = path {
        complain(&format!(
            "a damaged database was set aside as {} and a new one was begun: tell whoever looks after the station",
            path.display()
        ));
    }
}
