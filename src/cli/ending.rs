//! The system wants the program to end: `systemctl stop`, a machine that is switched off, Ctrl+C in a terminal.

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;
use std::io;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// Gives what says so from now on. The station looks at it with each of its beats and ends in order: what was typed is
/// kept and nobody stays signed in.
///
/// A second signal does not end it at once: a session that ends sends several.
pub(super) fn asked() -> io::Result<Arc<AtomicBool>> {
    let asked = Arc::new(AtomicBool::new(false));
    for signal in [SIGTERM, SIGINT, SIGHUP] {
        flag::register(signal, Arc::clone(&asked))?;
    }
    Ok(asked)
}
