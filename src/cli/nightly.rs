//! `askwell nightly`: publish, merge; one line for each station, then a total.

use super::{Common, Exit, data_folder, now};
use crate::share::{self, ShareError};
use clap::Args;
use std::io::Write;
use std::path::PathBuf;

/// What the nightly takes.
#[derive(Debug, Args)]
pub(super) struct NightlyArgs {
    /// The shared folder; else the one named in station.toml
    #[arg(long, value_name = "DIR")]
    share: Option<PathBuf>,
}

/// Shares this station's work and merges every station's.
pub(super) fn run(common: &Common, args: &NightlyArgs) -> Exit {
    let (mut out, mut trouble) = (std::io::stdout().lock(), std::io::stderr().lock());
    // Nothing can be done about a closed terminal; the work is done all the same.
    match share::nightly(&data_folder(common.data.as_deref()), args.share.as_deref(), now()) {
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
    }
}
