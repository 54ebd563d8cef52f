//! A station in a folder of its own, worked on through the real program.

use askwell::domain::{School, Student};
use askwell::storage::{StationFile, Store};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

/// A data folder, and the program to work on it.
pub(crate) struct Station {
    folder: PathBuf,
    scratch: tempfile::TempDir,
}

impl Station {
    /// Takes a folder in which there is no station yet.
    pub(crate) fn empty() -> Self {
        let scratch = tempfile::tempdir().unwrap();
        Self { folder: scratch.path().join("data"), scratch }
    }

    /// Takes a folder by its path.
    pub(crate) fn at(folder: PathBuf) -> Self {
        Self { folder, scratch: tempfile::tempdir().unwrap() }
    }

    /// Sets a station up as `askwell setup` leaves it, quickly: no key and no PIN, which take a second each.
    pub(crate) fn set_up() -> Self {
        let station = Self::empty();
        let file = StationFile {
            school: "Test School".to_owned(),
            station: "Room 1".to_owned(),
            epoch: Default::default(),
            share: None,
            nightly_at: None,
            made_up: false,
            settings: Default::default(),
        };
        file.write(&station.folder).unwrap();
        let day = askwell::cli::now().date_naive();
        let campaign = askwell::domain::Campaign {
            id: askwell::domain::CampaignId::from_school("Test School", "first"),
            name: "First".to_owned(),
            begins: day,
            window_start: day,
            window_end: day,
            quota: 1,
            minutes: 20,
            dates: Default::default(),
            holidays: Default::default(),
            rooms: Vec::new(),
        };
        Store::open(&station.folder, &file.origin()).unwrap().0.keep(&[campaign.into()]).unwrap();
        station
    }

    /// Gives the data folder.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Runs the program on the folder.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        let output = program().arg("--data").arg(&self.folder).args(arguments).output().unwrap();
        Ran::new(output)
    }

    /// Sets the station up through the program.
    pub(crate) fn setup(&self) -> Ran {
        self.run(&["setup", "--school", "Test School", "--station", "Room 1"])
    }

    /// Imports a list.
    pub(crate) fn import(&self, kind: &str, list: impl AsRef<[u8]>) -> Ran {
        let file = self.scratch.path().join("list.csv");
        std::fs::write(&file, list).unwrap();
        self.run(&["import", kind, file.to_str().unwrap()])
    }

    /// Opens the station's database.
    pub(crate) fn store(&self) -> Store {
        Store::open(&self.folder, "test").unwrap().0
    }

    /// Reads the school.
    pub(crate) fn school(&self) -> School {
        self.store().school().unwrap()
    }

    /// Finds a student by first name.
    pub(crate) fn student(&self, first_name: &str) -> Student {
        self.school().students.into_iter().find(|one| one.first_name == first_name).unwrap()
    }
}

/// Gives the program, with nothing of the tester's own folders in reach.
pub(crate) fn program() -> Command {
    program_at(Path::new(env!("CARGO_BIN_EXE_askwell")))
}

/// The same, of the program that lies somewhere else.
pub(crate) fn program_at(program: &Path) -> Command {
    let mut command = Command::new(program);
    command.env_remove("ASKWELL_DATA").env("RUST_BACKTRACE", "1");
    // Here is no screen: a command that wants to open one says so and ends.
    command.env_remove("DISPLAY").env_remove("WAYLAND_DISPLAY").env("SLINT_BACKEND", "winit-software");
    command
}

/// What a run of the program said.
pub(crate) struct Ran {
    pub(crate) out: String,
    pub(crate) err: String,
    code: Option<i32>,
}

impl Ran {
    pub(crate) fn new(output: std::process::Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { out: text(output.stdout), err: text(output.stderr), code: output.status.code() }
    }

    /// Finds words on stdout.
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.out.contains(words), "{words:?} is not in {:?}; stderr: {}", self.out, self.err);
        self
    }

    /// Finds nothing on stdout.
    pub(crate) fn says_nothing(self) -> Self {
        assert_eq!(self.out, "", "stderr: {}", self.err);
        self
    }

    /// Finds words on stderr.
    pub(crate) fn complains(self, words: &str) -> Self {
        assert!(self.err.contains(words), "{words:?} is not in {:?}", self.err);
        assert!(!self.err.contains("panicked") && !self.err.contains("stack backtrace"), "{}", self.err);
        self
    }

    /// Finds one line on stderr, no more.
    pub(crate) fn in_one_line(self) -> Self {
        assert_eq!(self.err.trim_end().lines().count(), 1, "{}", self.err);
        self
    }

    /// Compares the exit code; gives what was said on stdout.
    pub(crate) fn exits(self, code: i32) -> String {
        assert_eq!(self.code, Some(code), "stdout: {} stderr: {}", self.out, self.err);
        self.out
    }
}

/// A small disk of its own (tmpfs), taken away at the end. Making one needs root.
pub(crate) struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    /// Mounts one; where that is not allowed, says that the story is skipped.
    pub(crate) fn mount(options: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(folder.path()).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self(folder));
        }
        eprintln!("skipped: no small disk can be mounted here");
        None
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn make_writable(&self) {
        assert!(Command::new("mount").args(["-o", "remount,rw"]).arg(self.path()).status().unwrap().success());
    }

    /// Waits until nobody writes on it: a disk is refused this (`EBUSY`) while any file on it is open for writing, be it
    /// by a thread of the program that is still at it or by a child that another story is just starting.
    pub(crate) fn make_read_only(&self) {
        let by = Instant::now() + Duration::from_secs(20);
        loop {
            let tried = Command::new("mount").args(["-o", "remount,ro"]).arg(self.path()).output().unwrap();
            if tried.status.success() {
                return;
            }
            assert!(Instant::now() < by, "{}", String::from_utf8_lossy(&tried.stderr));
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.path()).status();
    }
}
