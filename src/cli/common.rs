//! What several commands take.

use crate::domain::Language;
use clap::Args;
use clap::builder::PossibleValuesParser;
use std::path::PathBuf;

/// What every command takes.
#[derive(Debug, Args)]
pub struct Common {
    /// The data folder; else ASKWELL_DATA, else /var/lib/askwell where it can be written, else the user's own
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

fn languages() -> PossibleValuesParser {
    Language::ALL.iter().map(|language| language.code()).into()
}

/// What opening the station takes.
#[derive(Debug, Args)]
pub struct WindowArgs {
    /// In a window, not fullscreen
    #[arg(long, global = true)]
    pub windowed: bool,
    /// The language to start in, by its code
    #[arg(long, global = true, value_name = "LANG", value_parser = languages())]
    pub lang: Option<String>,
}
