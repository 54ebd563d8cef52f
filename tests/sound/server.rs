//! A private sound server: a microphone that hears what a loudspeaker says, and nobody else's.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The server, in a folder of its own.
pub struct SoundServer {
    folder: PathBuf,
    server: Child,
    waking: Option<Child>,
}

impl SoundServer {
    /// Starts one in a folder that is there.
    pub fn start(folder: &Path) -> Self {
        let script = folder.join("script.pa");
        let mut file = std::fs::File::create(&script).unwrap();
        writeln!(file, "load-module module-native-protocol-unix auth-anonymous=1 socket={}", folder.join("native").display()).unwrap();
        writeln!(file, "load-module module-null-sink sink_name=spk rate=48000 channels=1 format=s16le").unwrap();
        writeln!(file, "load-module module-remap-source master=spk.monitor source_name=mic").unwrap();
        writeln!(file, "set-default-sink spk\nset-default-source mic").unwrap();
        let server = Self { server: spawn(folder), folder: folder.to_owned(), waking: None };
        server.wait();
        server
    }

    fn wait(&self) {
        let begun = Instant::now();
        while !self.command("pactl").arg("info").output().unwrap().status.success() {
            assert!(begun.elapsed() < Duration::from_secs(10), "the sound server did not start");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Makes a program use this sound server.
    pub fn lend(&self, command: &mut Command) {
        lend(command, &self.folder);
    }

    /// Gives a program that uses this sound server.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        self.lend(&mut command);
        command.env("LC_ALL", "C");
        command
    }
}

/// Makes a program use the sound server of a folder.
pub fn lend(command: &mut Command, folder: &Path) {
    command
        .env("XDG_RUNTIME_DIR", folder)
        .env("PULSE_RUNTIME_PATH", folder)
        .env("HOME", folder)
        .env("PULSE_SERVER", format!("unix:{}", folder.join("native").display()));
}

fn spawn(folder: &Path) -> Child {
    let mut command = Command::new("pulseaudio");
    command.args(["-n", "-F"]).arg(folder.join("script.pa")).args([
        "--daemonize=no",
        "--use-pid-file=no",
        "--exit-idle-time=-1",
        "--realtime=no",
        "--high-priority=no",
    ]);
    lend(&mut command, folder);
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("pulseaudio is not installed");
    std::fs::write(folder.join("pid"), child.id().to_string()).unwrap();
    child
}

/// What is done to a server in the stories of faults.
#[allow(dead_code, reason = "the walk of the real program only listens")]
impl SoundServer {
    /// Keeps the loudspeaker awake: one of this server that nobody listens to works two seconds ahead of the clock.
    pub fn keep_awake(&mut self) {
        self.sleep();
        let mut command = self.command("parec");
        command.args(["--raw", "-d", "spk.monitor", "--latency-msec=20"]);
        self.waking = Some(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
        std::thread::sleep(Duration::from_millis(2_200));
    }

    fn sleep(&mut self) {
        if let Some(mut waking) = self.waking.take() {
            let _ = waking.kill();
            let _ = waking.wait();
        }
    }

    /// Kills it, as a crash would.
    pub fn kill(&mut self) {
        self.server.kill().unwrap();
        self.server.wait().unwrap();
    }

    /// Starts it again in the same place.
    pub fn restart(&mut self) {
        let _ = std::fs::remove_file(self.folder.join("native"));
        self.server = spawn(&self.folder);
        self.wait();
        self.keep_awake();
    }

    /// Sends it a signal by name.
    pub fn signal(&self, name: &str) {
        assert!(Command::new("kill").args([&format!("-{name}"), &self.server.id().to_string()]).status().unwrap().success());
    }

    /// Tells how many programs have the microphone open.
    pub fn listeners(&self) -> usize {
        let sources = self.asked(&["list", "short", "sources"]);
        let microphone = sources.lines().find(|line| line.contains("\tmic\t")).and_then(|line| line.split('\t').next()).unwrap();
        let listed = self.asked(&["list", "short", "source-outputs"]);
        listed.lines().filter(|line| line.split('\t').nth(1) == Some(microphone)).count()
    }

    /// Asks it something.
    pub fn asked(&self, arguments: &[&str]) -> String {
        String::from_utf8(self.command("pactl").args(arguments).output().unwrap().stdout).unwrap()
    }
}

impl Drop for SoundServer {
    fn drop(&mut self) {
        self.sleep();
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
