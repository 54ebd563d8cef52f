//! `askwell nightly`: publish, merge, destroy what is due; one line for each station, then a total.

use crate::cli::clock::now;
use crate::cli::common::Common;
use crate::cli::data_folder::data_folder;
use crate::cli::exit::Exit;
use crate::cli::out::{complain, say};
use crate::engine::{self, Destroyed, Heard, NightlyChild};
use crate::share::{self, ShareError};
use crate::storage::{StationFile, StorageError};
use clap::Args;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// What the nightly takes.
#[derive(Debug, Args)]
pub(super) struct NightlyArgs {
    /// The shared folder; else the one named in station.toml
    #[arg(long, value_name = "DIR")]
    share: Option<PathBuf>,
    /// Tells on stdout how far it is, for the station's own screen
    #[arg(long, hide = true)]
    progress: bool,
    /// Tries again after 1, 5, 15 and 60 minutes while the shared folder is away, and gives up one that does not answer
    #[arg(long)]
    patient: bool,
    /// The pauses between the tries, in seconds
    #[arg(long, hide = true, value_delimiter = ',', default_values_t = [60, 300, 900, 3600])]
    pauses: Vec<u64>,
    /// After how many seconds a shared folder that does not answer is given up
    #[arg(long, hide = true, default_value_t = 600)]
    silence: u64,
}

/// Shares this station's work and merges every station's.
pub(super) fn run(common: &Common, args: &NightlyArgs) -> Exit {
    if args.patient { patient(common, args) } else { once(common, args) }
}

/// Has the night done by a program of its own, as often as it takes.
fn patient(common: &Common, args: &NightlyArgs) -> Exit {
    for (tries, pause) in args.pauses.iter().map(Some).chain([None]).enumerate() {
        let exit = tried(common, args);
        let (Exit::ShareAway, Some(pause)) = (exit, pause) else { return exit };
        complain(&format!("try {} of {}: it is tried again in {}", tries + 1, args.pauses.len() + 1, minutes(*pause)));
        std::thread::sleep(Duration::from_secs(*pause));
    }
    Exit::ShareAway
}

/// Has it done once, and gives up a program that says nothing for too long: a shared folder that hangs blocks it for ever.
fn tried(common: &Common, args: &NightlyArgs) -> Exit {
    let Ok(program) = std::env::current_exe() else { return once(common, args) };
    let mut command = Command::new(program);
    command.args(["nightly", "--progress", "--data"]).arg(data_folder(common.data.as_deref()));
    if let Some(share) = &args.share {
        command.arg("--share").arg(share);
    }
    let mut child = match NightlyChild::start(&mut command) {
        Ok(child) => child,
        Err(cause) => {
            complain(&format!("the nightly could not be started ({cause}); it will be done next time"));
            return Exit::Failed;
        }
    };
    loop {
        match child.hear(Duration::from_secs(args.silence)) {
            Heard::Line(line) if line.starts_with(share::PROGRESS) && !args.progress => {}
            Heard::Line(line) => say(&line),
            Heard::Nothing => {
                complain(&format!("the shared folder does not answer for {}: it was given up, and nothing is lost", minutes(args.silence)));
                return Exit::ShareAway;
            }
            Heard::Ended(status) => {
                let codes = [Exit::Done, Exit::Failed, Exit::Usage, Exit::ShareAway, Exit::LeftOut];
                let code = status.and_then(|status| usize::try_from(status.code()?).ok());
                return code.and_then(|code| codes.get(code)).copied().unwrap_or(Exit::Failed);
            }
        }
    }
}

fn minutes(seconds: u64) -> String {
    match (seconds / 60, seconds % 60) {
        (minutes, 0) => format!("{minutes} min"),
        _ => format!("{seconds} s"),
    }
}

fn once(common: &Common, args: &NightlyArgs) -> Exit {
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
                tracing::info!("nightly: {line}");
                let _ = writeln!(out, "{line}");
            }
            for sentence in &report.left_out {
                tracing::warn!("nightly: {sentence}");
                let _ = writeln!(trouble, "{sentence}");
            }
            if report.left_out.is_empty() { Exit::Done } else { Exit::LeftOut }
        }
        Err(error) => {
            tracing::error!("nightly: {error}");
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
