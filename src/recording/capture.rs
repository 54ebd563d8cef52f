//! A take: the only way to sound from a microphone, and it needs a consent that is complete.

use crate::domain::{Missing, RecordId};
use crate::flow::rules::consent::ConsentToken;
use crate::recording::devices::Device;
use crate::recording::error::SoundError;
use crate::recording::sink::FrameSink;
use crate::recording::status::{Shared, State, Status};
use crate::recording::writer::{Command, Earlier, Kept, Writer};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{self, Sender};
use std::thread::JoinHandle;

/// A recording that runs. It ends when it is stopped or dropped.
#[derive(Debug)]
pub struct Capture {
    token: ConsentToken,
    shared: Arc<Shared>,
    commands: Sender<Command>,
    thread: Option<JoinHandle<Kept>>,
}

impl Capture {
    /// Opens a microphone, or the one the system would take, and keeps what it hears. Uses the consent up.
    ///
    /// # Errors
    /// When the microphone can't be opened, the sound system does not answer within three seconds, or nothing can be kept.
    pub fn begin(device: Option<&Device>, token: ConsentToken, sink: impl FrameSink) -> Result<Self, SoundError> {
        Self::start(device, token, sink, None)
    }

    /// Goes on with a take in the middle of which the station stopped; consent is needed anew.
    ///
    /// # Errors
    /// As [`Capture::begin`].
    pub fn go_on(device: Option<&Device>, token: ConsentToken, sink: impl FrameSink, earlier: Earlier) -> Result<Self, SoundError> {
        Self::start(device, token, sink, Some(earlier))
    }

    fn start(device: Option<&Device>, token: ConsentToken, sink: impl FrameSink, earlier: Option<Earlier>) -> Result<Self, SoundError> {
        let shared = Arc::new(Shared::new());
        let mut writer = Writer::new(shared.clone(), sink, device.cloned(), earlier);
        writer.open(0)?;
        let (commands, receiver) = mpsc::channel();
        let thread = std::thread::Builder::new().name("recording".to_owned()).spawn(move || writer.work(&receiver))?;
        Ok(Self { token, shared, commands, thread: Some(thread) })
    }

    /// Gives the practice it belongs to.
    pub fn practice(&self) -> RecordId {
        self.token.practice()
    }

    /// Tells how it is. The level is counted from one asking to the next, so only one should ask.
    pub fn status(&self) -> Status {
        self.shared.status()
    }

    /// Takes no more sound from this moment on, and closes the microphone.
    pub fn pause(&self) {
        self.hush(State::Paused, Missing::Paused);
    }

    /// Takes no more sound from this moment on, closes the microphone, and marks the gap as off the record.
    pub fn off_the_record(&self) {
        self.hush(State::OffTheRecord, Missing::OffTheRecord);
    }

    fn hush(&self, state: State, why: Missing) {
        self.shared.hushed.fetch_add(1, Ordering::SeqCst);
        self.shared.hearing.store(false, Ordering::SeqCst);
        // A worker that has stopped has closed the microphone too.
        let _ = self.commands.send(Command::Hush(state, why));
    }

    /// Goes on as the same take, after a pause or a fault, with another microphone if one is named.
    ///
    /// Whether it does is told by [`Capture::status`] within three seconds.
    pub fn resume(&self, device: Option<&Device>) {
        let hushed = self.shared.hushed.load(Ordering::SeqCst);
        let _ = self.commands.send(Command::Resume(device.cloned(), hushed));
    }

    /// Ends it; everything is on the disk when this returns.
    pub fn stop(mut self) -> Kept {
        self.end().unwrap_or_default()
    }

    fn end(&mut self) -> Option<Kept> {
        self.shared.hearing.store(false, Ordering::SeqCst);
        let _ = self.commands.send(Command::Stop);
        self.thread.take()?.join().ok()
    }
}

impl Drop for Capture {
    fn drop(&mut self) {
        self.end();
    }
}
