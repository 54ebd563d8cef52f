//! What somebody lays on the share that has no place there: links to a station's own files, pipes, folders and files in each
//! other's place. The real program, every name and every level.

use super::calls::Evening;
use super::*;
use std::fs;
use std::os::unix::fs::symlink;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// What is laid in the place of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Laid {
    /// A link to a station's file, or to the folder they lie in.
    Link,
    /// A link that leads nowhere yet: who writes through it makes a file.
    Dangling,
    /// A second name of a station's file.
    Hard,
    Pipe,
    Socket,
    Device,
    Folder,
    /// A file, in place of a folder.
    File,
}

const ALL: [Laid; 8] = [Laid::Link, Laid::Dangling, Laid::Hard, Laid::Pipe, Laid::Socket, Laid::Device, Laid::Folder, Laid::File];

/// A settled school with news tonight, and copies of a station's files that links lead to.
struct Trap {
    evening: Evening,
    keep: TempDir,
}

impl Trap {
    fn new() -> Self {
        let evening = Evening::new();
        let keep = TempDir::new_in(evening.share().parent().unwrap()).unwrap();
        for name in ["keys.db", "station.db"] {
            fs::copy(evening.one.folder.path().join(name), keep.path().join(name)).unwrap();
        }
        fs::write(keep.path().join("askwell-station-key"), [7; 32]).unwrap();
        Self { evening, keep }
    }

    /// Every entry of the share, files and folders, by its path inside.
    fn entries(&self) -> Vec<String> {
        let mut found = Vec::new();
        let share = self.evening.share();
        let mut folders = vec![share.clone()];
        while let Some(folder) = folders.pop() {
            for name in names(&folder) {
                let path = folder.join(name);
                found.push(path.strip_prefix(&share).unwrap().display().to_string());
                if path.is_dir() {
                    folders.push(path);
                }
            }
        }
        found.sort();
        found
    }

    fn kept(&self) -> Vec<(String, Vec<u8>)> {
        names(self.keep.path()).into_iter().map(|name| (name.clone(), fs::read(self.keep.path().join(name)).unwrap())).collect()
    }

    /// Lays something in the place of an entry; tells whether that can be done here, and makes a difference.
    fn lay(&self, entry: &str, laid: Laid, target: &str) -> bool {
        let path = self.evening.share().join(entry);
        let was_folder = path.is_dir();
        let no_difference = if was_folder { matches!(laid, Laid::Folder | Laid::Hard) } else { laid == Laid::File };
        if no_difference {
            return false;
        }
        if was_folder {
            fs::remove_dir_all(&path).unwrap();
        } else if path.exists() {
            fs::remove_file(&path).unwrap();
        }
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let kept = if was_folder { self.keep.path().to_owned() } else { self.keep.path().join(target) };
        match laid {
            Laid::Link => symlink(kept, &path).unwrap(),
            Laid::Dangling => symlink(self.keep.path().join("new"), &path).unwrap(),
            Laid::Hard => fs::hard_link(kept, &path).unwrap(),
            Laid::Pipe => assert!(Command::new("mkfifo").arg(&path).status().unwrap().success()),
            Laid::Socket => drop(std::os::unix::net::UnixListener::bind(&path).unwrap()),
            // Only root may make one.
            Laid::Device => {
                let made = Command::new("mknod").arg(&path).args(["c", "1", "5"]).stderr(Stdio::null()).status().unwrap();
                return made.success();
            }
            Laid::Folder => fs::create_dir_all(path.join("full").join("of")).unwrap(),
            Laid::File => fs::write(&path, "a file").unwrap(),
        }
        true
    }

    /// The first station's night; one that hangs is a fault of its own.
    #[track_caller]
    fn night(&self, when: &str) -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_askwell"));
        program.args(["nightly", "--share"]).arg(self.evening.share()).arg("--data").arg(self.evening.one.folder.path());
        program.env_remove("ASKWELL_DATA").env("RUST_BACKTRACE", "1").stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = program.spawn().unwrap();
        let begun = Instant::now();
        while child.try_wait().unwrap().is_none() {
            if begun.elapsed() > Duration::from_secs(60) {
                child.kill().unwrap();
                panic!("{when}: the night hangs");
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        child.wait_with_output().unwrap()
    }

    /// Everything of the night went on: it named what is wrong in whole lines, published, merged and pulled.
    #[track_caller]
    fn went_on(&self, done: &Output, when: &str) {
        let said = text(&done.stderr);
        assert_eq!(done.status.code(), Some(4), "{when}: {done:?}");
        assert!(!said.contains("panicked"), "{when}: {said}");
        assert!(text(&done.stdout).contains("2 stations, "), "{when}: {done:?}");
        self.is_whole(when);
    }

    /// Everybody is in the export and at the seat, and it holds what the evening brought.
    #[track_caller]
    fn is_whole(&self, when: &str) {
        self.evening.export_is_whole(when);
        assert_eq!(first_names(&self.evening.share()), ["Ana", "Benjamin", "Cho", "Dee"], "{when}");
        assert_eq!(self.evening.one.store().school().unwrap().students.len(), 4, "{when}");
        let manifests = ["MANIFEST.a", "MANIFEST.b"].map(|name| self.evening.one.on(&self.evening.share()).join(name));
        assert!(manifests.iter().any(|path| path.symlink_metadata().is_ok_and(|about| about.is_file())), "{when}: nothing was published");
    }
}

/// Names under which programs write before they give a file its name, or look for one.
fn guessed(trap: &Trap) -> Vec<String> {
    let origin = &trap.evening.one.origin;
    let folders = ["".to_owned(), "combined/".to_owned(), format!("stations/{origin}/"), format!("withdrawals/{origin}/")];
    folders.iter().map(|folder| format!("{folder}.{origin}.tmp")).collect()
}

#[test]
fn a_link_in_place_of_any_name_on_the_share_changes_no_file_of_the_station() {
    let trap = Trap::new();
    let kept = trap.kept();
    let mut tried = 0;
    for entry in trap.entries().into_iter().chain(guessed(&trap)) {
        for (laid, target) in
            [(Laid::Link, "keys.db"), (Laid::Dangling, ""), (Laid::Hard, "station.db"), (Laid::Hard, "askwell-station-key")]
        {
            trap.evening.put_back();
            if !trap.lay(&entry, laid, target) {
                continue;
            }
            let when = format!("{laid:?} to {target:?} in place of {entry}");
            let done = trap.night(&when);
            assert!(trap.kept() == kept, "{when}: a file of the station was changed");
            if laid == Laid::Hard {
                // A file that is none of ours: what of it counts is read nowhere, and it may be written anew without a word.
                assert!(matches!(done.status.code(), Some(0 | 4)), "{when}: {done:?}");
                trap.is_whole(&when);
            } else {
                trap.went_on(&done, &when);
                assert!(text(&done.stderr).contains(&format!("{entry} on the share is ")), "{when} is not named: {done:?}");
            }
            tried += 1;
        }
    }
    assert!(tried > 50, "{tried}");
}

#[test]
fn a_pipe_or_folder_on_the_share_is_named_and_the_rest_of_the_night_goes_on() {
    let trap = Trap::new();
    let mut tried = 0;
    for entry in trap.entries() {
        for laid in ALL.into_iter().skip(3) {
            trap.evening.put_back();
            if !trap.lay(&entry, laid, "") {
                continue;
            }
            let when = format!("{laid:?} in place of {entry}");
            let done = trap.night(&when);
            trap.went_on(&done, &when);
            assert!(text(&done.stderr).contains(&format!("{entry} on the share is ")), "{when} is not named: {done:?}");
            tried += 1;
        }
    }
    assert!(tried > 50, "{tried}");
}

#[test]
fn what_nobody_of_the_school_laid_there_is_named_and_stops_nothing() {
    let trap = Trap::new();
    let share = trap.evening.share();
    let origin = &trap.evening.one.origin;
    let strangers = [
        "stations/x-00000000".to_owned(),
        "stations/x-00000000/MANIFEST.a".to_owned(),
        "stations/x-00000000/g1.db".to_owned(),
        "withdrawals/zz".to_owned(),
        "withdrawals/zz/g1".to_owned(),
        format!("withdrawals/{origin}/g1"),
        format!("withdrawals/{origin}/g9007199254740993"),
        format!("stations/{origin}/g99.db"),
        format!("stations/{origin}/g18446744073709551615.db"),
        "combined/c-0123456789abcdef.db".to_owned(),
        format!(".{origin}.0123456789abcdef.tmp"),
    ];
    for entry in &strangers {
        for laid in ALL.into_iter().filter(|laid| !matches!(laid, Laid::Hard | Laid::File)) {
            trap.evening.put_back();
            // A folder where folders are is a station nobody knows, and no fault.
            let is_station = matches!(entry.as_str(), "stations/x-00000000" | "withdrawals/zz");
            if !(laid == Laid::Folder && is_station) && trap.lay(entry, laid, "keys.db") {
                let when = format!("{laid:?} as {entry}");
                let done = trap.night(&when);
                trap.went_on(&done, &when);
                assert!(text(&done.stderr).contains(&format!("{entry} on the share is ")), "{when} is not named: {done:?}");
            }
        }
    }
    // All of it at once; and once what was set aside or left is gone, nobody speaks of it.
    trap.evening.put_back();
    for entry in strangers.iter().filter(|entry| !matches!(entry.as_str(), "stations/x-00000000" | "withdrawals/zz")) {
        trap.lay(entry, Laid::Pipe, "");
    }
    let done = trap.night("all at once");
    trap.went_on(&done, "all at once");
    for stranger in ["stations/x-00000000", "withdrawals/zz"] {
        fs::remove_dir_all(share.join(stranger)).unwrap();
    }
    // What is called as no file of ours is left where it is, and named as long as it lies there.
    let report = trap.evening.two.nightly(&share).unwrap();
    assert_eq!(report.left_out.len(), 2, "{report:?}");
    assert!(report.left_out.iter().all(|sentence| sentence.contains("g9007199254740993") || sentence.contains("g18446744073709551615.db")));
}

#[test]
fn a_name_with_a_line_break_forges_no_line_of_the_results() {
    let trap = Trap::new();
    for folder in ["stations", "withdrawals"] {
        fs::create_dir(trap.evening.share().join(folder).join("room-9\nroom-9-00000009: 5 rows, generation 1, new")).unwrap();
        symlink("/dev/null", trap.evening.share().join(folder).join("a\n9 stations, 99 rows, nothing missing")).unwrap();
    }
    let done = trap.night("line breaks");
    trap.went_on(&done, "line breaks");
    let lines = [text(&done.stdout), text(&done.stderr)].concat();
    assert!(!lines.lines().any(|line| line.starts_with("room-9-00000009: 5") || line.starts_with("9 stations")), "{lines}");
    assert!(lines.contains("room-9\\nroom-9-00000009"), "{lines}");
}

#[test]
fn what_a_night_left_that_died_while_it_wrote_is_swept_by_the_next() {
    let trap = Trap::new();
    let share = trap.evening.share();
    let origin = trap.evening.one.origin.clone();
    let mut left = guessed(&trap);
    left.extend(guessed(&trap).iter().map(|name| name.replace(".tmp", ".0123456789abcdef.tmp")));
    for name in &left {
        fs::write(share.join(name), "half of something").unwrap();
    }
    let others = share.join("combined").join(format!(".{}.0123456789abcdef.tmp", trap.evening.two.origin));
    fs::write(&others, "being written").unwrap();
    let done = trap.night("swept");
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    assert!(left.iter().all(|name| !share.join(name).exists()), "{:?}", names(&share.join("stations").join(origin)));
    assert!(others.exists(), "another station may be writing it");
    trap.is_whole("swept");
}

#[test]
fn a_share_behind_a_link_of_the_administrator_is_used_as_ever() {
    let trap = Trap::new();
    let way = trap.keep.path().join("way");
    symlink(trap.evening.share(), &way).unwrap();
    let done = askwell(trap.evening.one.folder.path(), &["--share", way.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    trap.is_whole("a link to the share");
}
