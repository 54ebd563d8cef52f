//! Opening the station: the rooms put together.

use super::clock::clock;
use super::{Exit, WindowArgs};
use crate::content::Content;
use crate::domain::Language;
use crate::engine::Engine;
use crate::storage::StationFile;
use crate::ui;
use std::path::Path;
use std::sync::Arc;

/// Opens the station on a data folder and runs until it is closed.
pub(super) fn open(folder: &Path, window: &WindowArgs) -> Exit {
    match try_open(folder, window) {
        Ok(()) => Exit::Done,
        Err(words) => {
            eprintln!("{words}");
            Exit::Failed
        }
    }
}

fn try_open(folder: &Path, window: &WindowArgs) -> Result<(), String> {
    let station = StationFile::read(folder).map_err(|error| error.to_string())?;
    let Some(station) = station else {
        return Err(format!("{} is not a station yet: run `askwell setup`, or `askwell demo` to look around.", folder.display()));
    };
    let content = Arc::new(Content::load().map_err(|error| error.to_string())?);
    let language = window.lang.as_deref().and_then(Language::from_code).unwrap_or_default();
    let clock = clock();
    // Slint's software renderer is the default: classroom machines have no good GPU.
    let engine = Engine::new(folder, station, clock.clone());
    ui::open(engine, content, language, clock, !window.windowed).map_err(|error| error.to_string())
}
