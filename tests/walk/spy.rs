//! A sound server of its own that writes down whoever opens a microphone.

use crate::server::SoundServer;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

pub struct Spy {
    listener: Child,
    server: SoundServer,
    folder: tempfile::TempDir,
}

impl Spy {
    /// Starts a private sound server with one microphone, and listens to what it reports.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let server = SoundServer::start(folder.path());
        let log = std::fs::File::create(folder.path().join("events")).unwrap();
        let listener = server.command("pactl").arg("subscribe").stdout(log).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(300));
        Self { listener, server, folder }
    }

    /// Makes a program use this sound server.
    pub fn lend(&self, command: &mut Command) {
        self.server.lend(command);
    }

    /// Gives the sound server.
    #[allow(dead_code, reason = "the benches use it")]
    pub fn server(&self) -> &SoundServer {
        &self.server
    }

    /// Gives every time a microphone was opened, in the server's words.
    pub fn openings(&self) -> Vec<String> {
        std::thread::sleep(Duration::from_millis(300));
        let events = std::fs::read_to_string(self.folder.path().join("events")).unwrap();
        events.lines().filter(|line| line.contains("'new' on source-output")).map(str::to_owned).collect()
    }

    /// Opens the microphone for a moment, to show that the spy would notice.
    pub fn open_the_microphone(&self) {
        let mut child = self.server.command("parec").args(["--raw", "-d", "mic"]).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(700));
        child.kill().unwrap();
        child.wait().unwrap();
    }
}

impl Drop for Spy {
    fn drop(&mut self) {
        let _ = self.listener.kill();
        let _ = self.listener.wait();
    }
}
