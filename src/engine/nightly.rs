//! A nightly that is done by a program of its own: a share that hangs blocks whoever waits for it, and a program can be killed.

use std::io::{self, BufRead, BufReader};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryIter, channel};
use std::time::Duration;

/// The program that shares, while it runs. Dropped, it is killed; whatever it was at is whole or not there.
#[derive(Debug)]
pub struct NightlyChild {
    child: Option<Child>,
    lines: Receiver<String>,
}

/// What was heard of it.
#[derive(Debug)]
pub enum Heard {
    /// A line of its results or its progress.
    Line(String),
    /// Nothing, for as long as was waited.
    Nothing,
    /// It has ended, where the system says how.
    Ended(Option<ExitStatus>),
}

impl NightlyChild {
    /// Starts it.
    ///
    /// # Errors
    /// When the system can't.
    pub fn start(command: &mut Command) -> io::Result<Self> {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
        let (tell, lines) = channel();
        let out = child.stdout.take();
        let started = Self { child: Some(child), lines };
        // It ends with the program, or when nobody listens any more.
        std::thread::Builder::new().name("nightly".to_owned()).spawn(move || {
            let lines = out.into_iter().flat_map(|out| BufReader::new(out).lines().map_while(Result::ok));
            lines.map_while(|line| tell.send(line).ok()).for_each(drop);
        })?;
        Ok(started)
    }

    /// Gives the lines it said since it was asked last.
    pub fn said(&self) -> TryIter<'_, String> {
        self.lines.try_iter()
    }

    /// Waits for what it says next.
    pub fn hear(&mut self, patience: Duration) -> Heard {
        match self.lines.recv_timeout(patience) {
            Ok(line) => Heard::Line(line),
            Err(RecvTimeoutError::Timeout) => Heard::Nothing,
            Err(RecvTimeoutError::Disconnected) => Heard::Ended(self.child.take().and_then(|mut child| child.wait().ok())),
        }
    }

    /// Tells how it ended, once it has.
    pub fn ended(&mut self) -> Option<ExitStatus> {
        self.child.as_mut()?.try_wait().ok()?
    }

    /// Stops it.
    pub fn stop(&mut self) {
        if let Some(child) = &mut self.child {
            // One that has ended already needs no stopping.
            let _ = child.kill();
        }
    }
}

impl Drop for NightlyChild {
    fn drop(&mut self) {
        self.stop();
        if let Some(mut child) = self.child.take() {
            // What hangs in the system's hands may never end: nobody waits for it but a thread of its own.
            let _ = std::thread::Builder::new().name("nightly-left".to_owned()).spawn(move || child.wait());
        }
    }
}
