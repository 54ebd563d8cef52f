//! The engine's own thread: the screen never waits for it.

use crate::engine::state::Engine;
use crate::flow::{Effect, Reply};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::Duration;

/// How often waiting times are counted down.
const BEAT: Duration = Duration::from_secs(1);

/// The way to an engine on its own thread.
#[derive(Debug)]
pub struct Handle {
    sender: Option<Sender<Effect>>,
    thread: Option<JoinHandle<()>>,
}

impl Handle {
    /// Hands an effect over; never waits.
    pub fn send(&self, effect: Effect) {
        if let Some(sender) = &self.sender
            && sender.send(effect).is_err()
        {
            tracing::error!("the engine has stopped");
        }
    }
}

impl Drop for Handle {
    /// Lets the engine finish what it was given, so that leaving never loses a word.
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the engine stopped in the middle of something");
        }
    }
}

/// Starts an engine on its own thread; `hear` gets its replies there.
///
/// # Errors
/// When the system gives no thread.
pub fn spawn(mut engine: Engine, hear: impl Fn(Reply) + Send + 'static) -> std::io::Result<Handle> {
    engine.board.on_a_thread();
    engine.later.on_threads();
    let (sender, receiver) = mpsc::channel();
    let thread = std::thread::Builder::new().name("engine".to_owned()).spawn(move || {
        engine.begin().into_iter().for_each(&hear);
        loop {
            match receiver.recv_timeout(BEAT) {
                Ok(effect) => {
                    engine.let_pass();
                    engine.perform(effect).into_iter().for_each(&hear);
                }
                Err(RecvTimeoutError::Timeout) => {
                    engine.let_pass();
                    engine.late().into_iter().for_each(&hear);
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
    })?;
    Ok(Handle { sender: Some(sender), thread: Some(thread) })
}
