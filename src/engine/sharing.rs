//! Sharing, done by a program of its own: a share that hangs blocks whoever waits for it, and that must not be the station.

use crate::engine::{Clock, NightlyChild};
use crate::flow::Reply;
use crate::flow::effects::sharing::{Ended, SharingOutcome, SharingTold, Stage};
use crate::share::{self, LastNightly, Step};
use crate::storage::PrivateStore;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// How long the program may say nothing: no local work takes that long, and a share that answers is faster.
const PATIENCE: Duration = Duration::from_secs(600);

/// The program that shares, while it runs.
#[derive(Debug, Default)]
pub(super) struct Sharing(Option<Running>);

#[derive(Debug)]
struct Running {
    child: NightlyChild,
    heard: Duration,
    stopped: bool,
}

fn ended(ended: Ended) -> Reply {
    Reply::Sharing(SharingTold::Ended(SharingOutcome { ended, stations: 0, news: 0, missing: Vec::new() }))
}

impl Sharing {
    /// Starts the program on a data folder.
    pub(super) fn begin(&mut self, program: &Path, data: &Path, clock: &Clock) -> Option<Reply> {
        let mut command = Command::new(program);
        command.args(["nightly", "--progress", "--data"]).arg(data).stderr(Stdio::null());
        // A station whose clock was set for a demonstration hands it on.
        #[cfg(feature = "inspect")]
        command.env("ASKWELL_NOW", clock.now().with_timezone(&chrono::Local).format("%Y-%m-%dT%H:%M:%S").to_string());
        match NightlyChild::start(&mut command) {
            Ok(child) => {
                self.0 = Some(Running { child, heard: clock.uptime(), stopped: false });
                None
            }
            Err(error) => {
                tracing::error!(%error, "sharing could not be begun");
                Some(ended(Ended::Failed))
            }
        }
    }

    /// Tells how it goes; nothing where there is no news.
    pub(super) fn ask(&mut self, uptime: Duration, private: &PrivateStore) -> Option<Reply> {
        let running = self.0.as_mut()?;
        let mut stage = None;
        for line in running.child.said() {
            running.heard = uptime;
            stage = line.strip_prefix(share::PROGRESS).and_then(|step| serde_json::from_str(step).ok()).map(at).or(stage);
        }
        let over = running.child.ended();
        if over.is_none() && uptime.saturating_sub(running.heard) > PATIENCE {
            tracing::error!("the shared folder did not answer");
            self.0 = None;
            return Some(ended(Ended::Silent));
        }
        let Some(status) = over else { return stage.map(|stage| Reply::Sharing(SharingTold::At(stage))) };
        let stopped = running.stopped;
        self.0 = None;
        let how = match status.code() {
            _ if stopped => Ended::Stopped,
            Some(0) => Ended::Done,
            Some(3) => Ended::Away,
            Some(4) => Ended::LeftOut,
            _ => Ended::Failed,
        };
        let last = share::last_nightly(private).ok().flatten().filter(|_| matches!(how, Ended::Done | Ended::LeftOut));
        Some(last.map_or_else(
            || ended(how),
            |LastNightly { stations, news, missing, taken_back, strange, .. }| {
                let ended = match how {
                    Ended::LeftOut if missing.is_empty() && taken_back > 0 => Ended::TookBack,
                    // Of the records nothing is missing; the log and the doctor name what stands there.
                    Ended::LeftOut if missing.is_empty() && !strange.is_empty() => Ended::Done,
                    Ended::LeftOut if missing.is_empty() => Ended::HeldBack,
                    how => how,
                };
                Reply::Sharing(SharingTold::Ended(SharingOutcome { ended, stations, news, missing }))
            },
        ))
    }

    /// Stops it; whatever it was at is whole or not there.
    pub(super) fn stop(&mut self) {
        if let Some(running) = &mut self.0 {
            running.stopped = true;
            running.child.stop();
        }
    }
}

fn at(step: Step) -> Stage {
    match step {
        Step::Publishing => Stage::Publishing,
        Step::Reading { station, of } => Stage::Reading(station, of),
        Step::Merging => Stage::Merging,
        Step::TakingIn => Stage::TakingIn,
    }
}
