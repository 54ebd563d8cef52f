//! Opening the station: the rooms put together.

use crate::cli::clock::clock;
use crate::cli::common::WindowArgs;
use crate::cli::ending;
use crate::cli::exit::Exit;
use crate::content;
use crate::domain::Language;
use crate::engine::Engine;
use crate::flow::Post;
use crate::storage::StationFile;
use crate::ui::{self, Frame};
use std::path::Path;

/// Opens the station on a data folder and runs until it is closed.
pub(super) fn open(folder: &Path, window: &WindowArgs) -> Exit {
    told(try_open(folder, window, None))
}

/// Opens the standby adult's board over a data folder of the school, on a share.
pub(super) fn board(folder: &Path, share: &Path, window: &WindowArgs) -> Exit {
    told(try_open(folder, window, Some(share)))
}

fn told(opened: Result<(), String>) -> Exit {
    match opened {
        Ok(()) => Exit::Done,
        Err(words) => {
            eprintln!("{words}");
            Exit::Failed
        }
    }
}

fn try_open(folder: &Path, window: &WindowArgs, board: Option<&Path>) -> Result<(), String> {
    let station = StationFile::read(folder).map_err(|error| error.to_string())?;
    let Some(mut station) = station else {
        if board.is_some() {
            return Err(format!(
                "{} does not belong to the school yet: run `askwell setup --school NAME --station \"Board\" --code CODE --share DIR` first, \
                 with the code of the school, so that this machine is known to its stations.",
                folder.display()
            ));
        }
        return Err(format!("{} is not a station yet: run `askwell setup`, or `askwell demo` to look around.", folder.display()));
    };
    // The window is made while the texts are read.
    let content = content::Reading::begin().map_err(|error| error.to_string())?;
    let settings = &station.settings;
    let asked_for = window.lang.as_deref().and_then(Language::from_code);
    let language = asked_for.map_or(settings.opens_in(), |asked_for| settings.offered(asked_for));
    let clock = clock();
    // Slint's software renderer is the default: classroom machines have no good GPU.
    let post = if board.is_some() { Post::Board } else { Post::Station };
    if let Some(share) = board {
        station.share = Some(std::path::absolute(share).unwrap_or_else(|_| share.to_owned()));
    }
    let engine = Engine::new(folder, station, clock.clone());
    let engine = if post == Post::Board { engine.for_a_board() } else { engine };
    let frame = size_asked_for().unwrap_or(if window.windowed { Frame::Window } else { Frame::Fullscreen });
    let system = ending::asked().map_err(|error| format!("The station could not be started: {error}; restart the machine."))?;
    ui::open(engine, content, language, clock, frame, post, system).map_err(|error| error.to_string())
}

/// Gives the size that `ASKWELL_SIZE` asks for ("1024x768"); only in a build for inspection.
fn size_asked_for() -> Option<Frame> {
    #[cfg(feature = "inspect")]
    if let Ok(size) = std::env::var("ASKWELL_SIZE") {
        let (width, height) = size.split_once('x')?;
        return Some(Frame::Sized(width.parse().ok()?, height.parse().ok()?));
    }
    None
}
