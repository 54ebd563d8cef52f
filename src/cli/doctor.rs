//! `askwell doctor`: is this station ready?

use crate::cli::exit::Exit;
use crate::cli::out::{complain, say};
use crate::doctor::{self, State};
use crate::domain::Moment;
use clap::Args;
use std::path::Path;

/// What the doctor takes.
#[derive(Debug, Args)]
pub(super) struct DoctorArgs {
    /// As a JSON array of objects with check, state and words
    #[arg(long)]
    json: bool,
}

pub(super) fn run(folder: &Path, args: &DoctorArgs, now: Moment) -> Exit {
    let checks = doctor::examine(folder, now);
    if args.json {
        match serde_json::to_string_pretty(&checks) {
            Ok(text) => say(&text),
            Err(cause) => complain(&format!("the findings can't be written as JSON: {cause}")),
        }
    } else {
        for one in &checks {
            say(&format!("{:<10} {:<17} {}", one.state.word(), one.check, one.words));
        }
    }
    if checks.iter().any(|one| one.state == State::Broken) { Exit::Failed } else { Exit::Done }
}
