//! The system wants the program to end: `systemctl stop`, a machine that is switched off, Ctrl+C in a terminal.

use crate::ui::System;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGUSR1};
use signal_hook::flag;
use std::io;
use std::sync::Arc;

/// Gives what says so from now on. The station looks at it with each of its beats and ends in order: what was typed is
/// kept and nobody stays signed in.
///
/// A second signal does not end it at once: a session that ends sends several.
///
/// SIGUSR1 says that the machine is about to sleep (`kiosk/askwell-sleep.sh`).
pub(super) fn asked() -> io::Result<System> {
    let asked = System::default();
    for signal in [SIGTERM, SIGINT, SIGHUP] {
        flag::register(signal, Arc::clone(&asked.ends))?;
    }
    flag::register(SIGUSR1, Arc::clone(&asked.sleeps))?;
    Ok(asked)
}
