//! The machine the station runs on: folder, disk, sound, share, printer.

use crate::doctor::check::{Check, State};
use crate::paper::Press;
use crate::recording;
use crate::storage::SharedFolder;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::time::Duration;

/// The rate nearly every microphone gives, and the higher of the two at which sound is kept.
const RATE: u32 = 48_000;

/// Makes and removes a small file, under a name that nobody can have laid there before.
fn try_writing(folder: &Path) -> std::io::Result<()> {
    // A probe that could not be written whole is removed as well.
    let mut probe = SharedFolder::open(folder)?.fresh("askwell-doctor")?;
    probe.file().write_all(b"askwell doctor").and_then(|()| probe.file().sync_all())?;
    probe.discard()
}

pub(super) fn folder(folder: &Path) -> Check {
    let shown = folder.display();
    let (state, words) = if !folder.is_dir() {
        (State::Broken, format!("{shown} is not there: make a station with askwell setup"))
    } else {
        match try_writing(folder) {
            Ok(()) => (State::Ok, format!("{shown} can be written")),
            Err(cause) => (
                State::Broken,
                format!("{shown} can't be written ({cause}): check its permissions and that the disk is not full or read-only"),
            ),
        }
    };
    Check::new("data folder", state, words)
}

pub(super) fn disk(folder: &Path) -> Check {
    let (state, words) = match rustix::fs::statvfs(folder) {
        Ok(room) => {
            let minutes = recording::minutes_left(room.f_bavail.saturating_mul(room.f_frsize), RATE);
            match minutes {
                0..60 => (State::Broken, format!("room for {minutes} minutes of recording: free some room")),
                60..600 => (State::Attention, format!("room for {minutes} minutes of recording: free some room soon")),
                _ => (State::Ok, format!("room for {minutes} minutes of recording")),
            }
        }
        Err(cause) => (State::Broken, format!("the room on the disk can't be told: {}", std::io::Error::from(cause))),
    };
    Check::new("disk room", state, words)
}

pub(super) fn sound() -> [Check; 2] {
    // A sound server that hangs must not hang the doctor.
    let found = within(Duration::from_secs(10), recording::inventory).unwrap_or_default();
    let system = found.system.map(|system| format!(" ({system})")).unwrap_or_default();
    [("microphone", found.microphones, "plug one in"), ("sound out", found.outputs, "plug in a speaker or headphones")].map(
        |(check, names, remedy)| {
            if names.is_empty() {
                Check::new(check, State::Attention, format!("none found: {remedy}"))
            } else {
                let names: Vec<String> = names.into_iter().map(|device| device.name).collect();
                Check::new(check, State::Ok, format!("{}{system}", names.join(", ")))
            }
        },
    )
}

pub(super) fn share(share: Option<&Path>) -> Check {
    let Some(share) = share else {
        return Check::new("share", State::Attention, "none is set: the work stays on this station");
    };
    let (shown, folder) = (share.display(), share.to_owned());
    let (state, words) = match within(Duration::from_secs(10), move || reach(folder)) {
        Some(Ok(())) => (State::Ok, format!("{shown} can be reached and written")),
        Some(Err(cause)) if cause.kind() == std::io::ErrorKind::NotFound => {
            (State::Broken, format!("{shown} can't be reached: check the network and that the share is mounted"))
        }
        Some(Err(cause)) => (State::Broken, format!("{shown} can't be written ({cause}): check the permissions of the share")),
        None => (State::Broken, format!("{shown} does not answer: check the network")),
    };
    Check::new("share", state, words)
}

fn reach(share: PathBuf) -> std::io::Result<()> {
    if share.is_dir() { try_writing(&share) } else { Err(std::io::ErrorKind::NotFound.into()) }
}

/// Does something on a thread of its own and waits for it no longer than a while.
fn within<T: Send + 'static>(time: Duration, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let (done, waiting) = mpsc::channel();
    std::thread::spawn(move || done.send(work()));
    waiting.recv_timeout(time).ok()
}

pub(super) fn printer() -> Check {
    let (state, words) = match crate::paper::printers() {
        Some(names) if !names.is_empty() => (State::Ok, names.join(", ")),
        Some(_) => (State::Attention, "none: drafts still lie in the outbox folder".to_owned()),
        None => (State::Attention, "none, printing is not installed (CUPS): drafts still lie in the outbox folder".to_owned()),
    };
    Check::new("printer", state, words)
}

pub(super) fn papers() -> Check {
    let (state, words) = match Press::of_this_program().try_out() {
        Ok(()) => (State::Ok, "a page was laid out".to_owned()),
        Err(error) => (State::Attention, error.to_string()),
    };
    Check::new("papers", state, words)
}
