//! A sound server of its own that writes down whoever opens a microphone.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub struct Spy {
    folder: tempfile::TempDir,
    server: Child,
    listener: Child,
}

impl Spy {
    /// Starts a private sound server with one microphone, and listens to what it reports.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let script = folder.path().join("script.pa");
        let socket = folder.path().join("native");
        let mut file = std::fs::File::create(&script).unwrap();
        writeln!(file, "load-module module-native-protocol-unix auth-anonymous=1 socket={}", socket.display()).unwrap();
        writeln!(file, "load-module module-null-sink sink_name=spk rate=48000 channels=1 format=s16le").unwrap();
        writeln!(file, "load-module module-remap-source master=spk.monitor source_name=mic").unwrap();
        writeln!(file, "set-default-sink spk\nset-default-source mic").unwrap();
        let mut command = Command::new("pulseaudio");
        command.args(["-n", "-F"]).arg(&script).args([
            "--daemonize=no",
            "--use-pid-file=no",
            "--exit-idle-time=-1",
            "--realtime=no",
            "--high-priority=no",
        ]);
        let server =
            with(&mut command, folder.path()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("pulseaudio is not installed");
        let begun = Instant::now();
        while !with(Command::new("pactl").arg("info"), folder.path()).output().unwrap().status.success() {
            assert!(begun.elapsed() < Duration::from_secs(10), "the sound server did not start");
            std::thread::sleep(Duration::from_millis(50));
        }
        let log = std::fs::File::create(folder.path().join("events")).unwrap();
        let mut command = Command::new("pactl");
        command.arg("subscribe").env("LC_ALL", "C");
        let listener = with(&mut command, folder.path()).stdout(log).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(300));
        Self { folder, server, listener }
    }

    /// Makes a program use this sound server.
    pub fn lend(&self, command: &mut Command) {
        with(command, self.folder.path());
    }

    /// Gives every time a microphone was opened, in the server's words.
    pub fn openings(&self) -> Vec<String> {
        std::thread::sleep(Duration::from_millis(300));
        let events = std::fs::read_to_string(self.folder.path().join("events")).unwrap();
        events.lines().filter(|line| line.contains("'new' on source-output")).map(str::to_owned).collect()
    }

    /// Opens the microphone for a moment, to show that the spy would notice.
    pub fn open_the_microphone(&self) {
        let mut command = Command::new("parec");
        command.args(["--raw", "-d", "mic"]);
        let mut child = with(&mut command, self.folder.path()).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(700));
        child.kill().unwrap();
        child.wait().unwrap();
    }
}

fn with<'a>(command: &'a mut Command, folder: &Path) -> &'a mut Command {
    let socket: PathBuf = folder.join("native");
    command
        .env("XDG_RUNTIME_DIR", folder)
        .env("PULSE_RUNTIME_PATH", folder)
        .env("HOME", folder)
        .env("PULSE_SERVER", format!("unix:{}", socket.display()))
}

impl Drop for Spy {
    fn drop(&mut self) {
        for child in [&mut self.listener, &mut self.server] {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
