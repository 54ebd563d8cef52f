//! Each story runs in a process of its own, because a process knows only one sound server; and one at a time, because
//! sound is measured against the clock.

use crate::server::{self, SoundServer};
use crate::steady::{self, IN_HAND, Watch};
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;

/// Names the folder of the sound server in the process of a story.
const FOLDER: &str = "ASKWELL_SOUND_TEST";

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// How often a story is told again whose machine stood still. One whose machine kept time is told once.
const ATTEMPTS: u32 = 10;

/// Runs a story with a sound server.
pub fn alone(module: &str, name: &str, story: fn(&mut SoundServer, &Path)) {
    if let Some(folder) = std::env::var_os(FOLDER) {
        let folder = Path::new(&folder);
        let mut server = SoundServer::start(folder);
        server.keep_awake();
        story(&mut server, folder);
        return;
    }
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    let path = format!("{module}::{name}");
    let path = path.split_once("::").unwrap().1;
    for attempt in 1.. {
        let watch = Watch::begin();
        let (passed, said) = once(path);
        let longest = watch.longest();
        assert!(!passed || said.contains("1 passed"), "the story was not found: {said}");
        if passed {
            return;
        }
        if longest < IN_HAND || attempt == ATTEMPTS {
            panic!("attempt {attempt}, while the machine stood still for {longest:?} at most: {said}");
        }
        eprintln!("{path}: the machine stood still for {longest:?}, so nothing was measured; again");
        steady::wait();
    }
}

/// Tells whether a story was fulfilled, and what it said.
fn once(path: &str) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    let mut command = again(path);
    server::lend(&mut command, folder.path());
    let output = command.env(FOLDER, folder.path()).output().unwrap();
    // A story that was torn down in the middle leaves its server behind.
    if let Ok(pid) = std::fs::read_to_string(folder.path().join("pid")) {
        let command = std::fs::read_to_string(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        if command.contains(folder.path().to_str().unwrap()) {
            let _ = Command::new("kill").args(["-9", &pid]).status();
        }
    }
    (output.status.success(), format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)))
}

/// Gives this program again, to run one story.
pub fn again(path: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", path, "--nocapture", "--test-threads=2"]).env("RUST_BACKTRACE", "0");
    command
}

/// A story that runs with a sound server of its own.
#[macro_export]
macro_rules! story {
    ($(#[$note:meta])* $name:ident, $body:expr) => {
        #[test]
        $(#[$note])*
        fn $name() {
            $crate::alone::alone(module_path!(), stringify!($name), $body);
        }
    };
}
