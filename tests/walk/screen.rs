//! A private X screen with a window manager of its own, and hands to type on it. Nothing of the machine's user is touched.

use crate::driver::{Program, askwell};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const SIZE: (u32, u32) = (1280, 800);
/// How long the server, the window manager or a window may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// The screen; it and its window manager are ended when dropped.
pub struct Screen {
    server: Child,
    manager: Option<Child>,
    display: String,
    folder: tempfile::TempDir,
}

impl Screen {
    /// Starts a server under a number that is free, and openbox with the keys of `kiosk.xml`.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp", "-noreset", "-screen", "0", &format!("{}x{}x24", SIZE.0, SIZE.1)])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is not installed");
        let told = server.stdout.take().unwrap();
        let mut screen = Self { server, manager: None, display: String::new(), folder };
        let mut number = String::new();
        BufReader::new(told).read_line(&mut number).unwrap();
        assert!(!number.trim().is_empty(), "Xvfb did not start");
        screen.display = format!(":{}", number.trim());
        let keys = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/walk/kiosk.xml");
        let manager = screen.command("openbox").args(["--sm-disable", "--config-file"]).arg(keys).spawn();
        screen.manager = Some(manager.expect("openbox is not installed"));
        wait_until("the window manager did not start", || screen.asked("xprop", &["-root", "_NET_SUPPORTING_WM_CHECK"]).contains("# 0x"));
        screen
    }

    /// Opens the station over the whole screen.
    pub fn open(&self, data: &Path, now: &str) -> Program {
        let mut command = askwell(data, now);
        self.lend(&mut command);
        Program::start(command.env("SLINT_BACKEND", "winit-software"))
    }

    fn lend(&self, command: &mut Command) {
        command.env("DISPLAY", &self.display).env_remove("XAUTHORITY").env_remove("DBUS_SESSION_BUS_ADDRESS");
        for folder in ["HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"] {
            command.env(folder, self.folder.path());
        }
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        self.lend(&mut command);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn asked(&self, program: &str, arguments: &[&str]) -> String {
        let output = self.command(program).args(arguments).stdout(Stdio::piped()).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Does something with the keyboard.
    pub fn hands(&self, arguments: &[&str]) {
        let done = self.command("xdotool").args(arguments).status().expect("xdotool is not installed");
        assert!(done.success(), "xdotool {arguments:?}");
    }

    /// Presses keys together, as in `ctrl+alt+Delete`.
    pub fn press(&self, keys: &str) {
        self.hands(&["key", "--clearmodifiers", keys]);
    }

    /// Types a text.
    pub fn type_text(&self, text: &str) {
        self.hands(&["type", "--clearmodifiers", text]);
    }

    /// Gives what is wrong with how the station stands on the screen; nothing where it lies over all of it, alone, and has
    /// the keyboard.
    fn wrong(&self) -> Option<String> {
        let root = self.asked("xprop", &["-root", "_NET_ACTIVE_WINDOW", "_NET_CLIENT_LIST_STACKING"]);
        let mut lines = root.lines().map(|line| line.split("# ").nth(1).unwrap_or_default());
        let (active, stacked) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
        // One program, one window: whatever else were there would lie above it or below.
        if active.is_empty() || active == "0x0" || active != stacked {
            return Some(format!("the keyboard is with {active:?}, and the windows are {stacked:?}"));
        }
        let window = self.asked("xprop", &["-id", active, "WM_NAME", "_NET_WM_STATE"]);
        let place = self.asked("xwininfo", &["-id", active]);
        let says = |line: &str| place.lines().any(|other| other.trim() == line);
        let whole = window.contains("\"Askwell\"")
            && window.contains("_NET_WM_STATE_FULLSCREEN")
            && !window.contains("_NET_WM_STATE_HIDDEN")
            && says("Map State: IsViewable")
            && says("Absolute upper-left X:  0")
            && says("Absolute upper-left Y:  0")
            && says(&format!("Width: {}", SIZE.0))
            && says(&format!("Height: {}", SIZE.1));
        (!whole).then(|| format!("{window}{place}"))
    }

    /// Waits until the station lies over the whole screen, alone, and has the keyboard.
    pub fn see_it_whole(&self, after: &str) {
        let begun = Instant::now();
        while let Some(wrong) = self.wrong() {
            assert!(begun.elapsed() < PATIENCE, "after {after} the station does not lie over the screen: {wrong}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// Writes down whenever the station's window is, or is not, fullscreen.
pub struct Witness {
    listener: Child,
    log: PathBuf,
}

impl Screen {
    /// Watches the station's window from now on.
    pub fn witness(&self) -> Witness {
        let active = self.asked("xprop", &["-root", "_NET_ACTIVE_WINDOW"]);
        let window = active.split("# ").nth(1).unwrap().trim().to_owned();
        let log = self.folder.path().join("witness");
        let mut command = self.command("xprop");
        command.args(["-spy", "-id", &window, "_NET_WM_STATE"]).stdout(std::fs::File::create(&log).unwrap());
        let witness = Witness { listener: command.spawn().unwrap(), log };
        wait_until("nothing is told of the window", || !witness.read().is_empty());
        witness
    }
}

impl Witness {
    fn read(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }

    /// Counts how often the window was not fullscreen.
    pub fn losses(&self) -> usize {
        self.read().lines().filter(|line| !line.contains("FULLSCREEN")).count()
    }
}

impl Drop for Witness {
    fn drop(&mut self) {
        let _ = self.listener.kill();
        let _ = self.listener.wait();
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // Asked to end, the server takes its lock and its socket with it.
        for child in self.manager.iter_mut().chain([&mut self.server]) {
            let _ = Command::new("kill").arg(child.id().to_string()).status();
            let begun = Instant::now();
            while child.try_wait().is_ok_and(|ended| ended.is_none()) {
                if begun.elapsed() > PATIENCE {
                    let _ = child.kill();
                }
                std::thread::sleep(Duration::from_millis(10));
            }
        }
    }
}

/// Waits until something is so.
pub fn wait_until(otherwise: &str, mut so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !so() {
        assert!(begun.elapsed() < PATIENCE, "{otherwise}");
        std::thread::sleep(Duration::from_millis(20));
    }
}
