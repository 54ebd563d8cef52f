//! `askwell nightly`: publish, merge, destroy what is due; one line for each station, then a total.

use super::{Common, Exit, data_folder, now};
use crate::engine::{self, Destroyed};
use crate::share::{self, ShareError};
use crate::storage::{StationFile, StorageError};
use clap::Args;
use std::io::Write;
use std::path::{Path, PathBuf};

/// What the nightly takes.
#[derive(Debug, Args)]
pub(super) struct NightlyArgs {
    /// The shared folder; else the one named in station.toml
    #[arg(long, value_name = "DIR")]
    share: Option<PathBuf>,
    /// Tells on stdout how far it is, for the station's own screen
    #[arg(long, hide = true)]
    progress: bool,
}

/// Shares this station's work and merges every station's.
pub(super) fn run(common: &Common, args: &NightlyArgs) -> Exit {
    let (mut out, mut trouble) = (std::io::stdout(), std::io::stderr());
    let data = data_folder(common.data.as_deref());
    // Nothing can be done about a closed terminal; the work is done all the same.
    let told = |step: share::Step| {
        if args.progress
            && let Ok(step) = serde_json::to_string(&step)
        {
            // Nobody listening is no reason to stop.
            let _ = writeln!(std::io::stdout(), "{}{step}", share::PROGRESS);
        }
    };
    let erase = || match erase(&data) {
        Ok(()) => {}
        // It is tried again below, and every night.
        Err(error) => tracing::warn!(%error, "not all that is erased could be erased"),
    };
    let exit = match share::nightly(&data, args.share.as_deref(), now(), &told, &erase) {
        Ok(report) => {
            for line in report.lines.iter().chain([&report.total]) {
                let _ = writeln!(out, "{line}");
            }
            for sentence in &report.left_out {
                let _ = writeln!(trouble, "{sentence}");
            }
            if report.left_out.is_empty() { Exit::Done } else { Exit::LeftOut }
        }
        Err(error) => {
            let _ = writeln!(trouble, "{error}");
            match error {
                ShareError::NotConfigured => Exit::Usage,
                error if error.is_share_away() => Exit::ShareAway,
                _ => Exit::Failed,
            }
        }
    };
    // Without a share nobody asked for it yet.
    erase();
    // After the merge, which may have brought a withdrawal; and without it, for a day that has come has come.
    match destroy(&data) {
        Ok(Destroyed { count, doubt }) => {
            if count > 0 {
                let words = if count == 1 { "1 recording was due and was" } else { &format!("{count} recordings were due and were") };
                let _ = writeln!(out, "{words} destroyed");
            }
            let Some(last) = doubt else { return exit };
            let _ = writeln!(
                trouble,
                "the clock says {}, but this station was last used on {last}: no recording is destroyed by date until a teacher says at the station that the clock is right",
                now().date_naive()
            );
            if matches!(exit, Exit::Done) { Exit::LeftOut } else { exit }
        }
        Err(error) => {
            let _ = writeln!(trouble, "what is due could not be destroyed, it is tried again at the next start: {error}");
            if matches!(exit, Exit::Done) { Exit::LeftOut } else { exit }
        }
    }
}

/// Erases what is left of those whose records are erased, where a station is.
fn erase(data: &Path) -> Result<(), StorageError> {
    StationFile::read(data)?.map_or(Ok(()), |station| engine::erase_known(data, &station).map(|_| ()))
}

/// Destroys what is due, where a station is.
fn destroy(data: &Path) -> Result<Destroyed, StorageError> {
    match StationFile::read(data)? {
        Some(station) if data.join("recordings").exists() => engine::destroy_due(data, &station, now().date_naive()),
        _ => Ok(Destroyed::default()),
    }
}
