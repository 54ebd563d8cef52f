//! What the program asks of the share, call by call: each may fail, and a disk may forget whatever was not flushed.

mod flushed;

use super::*;
use std::collections::BTreeSet;
use std::fs;

/// Every how-manieth place is tried; `ASKWELL_PLACES=1` tries all of them.
const PLACES: usize = 4;

fn places() -> usize {
    std::env::var("ASKWELL_PLACES").ok().and_then(|text| text.parse().ok()).unwrap_or(PLACES)
}

/// The library that stands between the program and the system.
pub(crate) fn library() -> &'static Path {
    static LIBRARY: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, path) = LIBRARY.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("share_calls.so");
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories/share_calls.c");
        let built = Command::new("cc").args(["-shared", "-fPIC", "-O2", "-o"]).arg(&path).arg(source).arg("-ldl").status().unwrap();
        assert!(built.success());
        (folder, path)
    });
    path
}

/// Lets a story run in a program of its own, for which the share hangs as soon as it comes to something on it. Gives the share
/// there, and nothing here, where that program has told its story.
pub(crate) fn hangs_at(story: &str, only: &str) -> Option<PathBuf> {
    if let Some(share) = std::env::var_os("SHARE_UNDER") {
        return Some(share.into());
    }
    let share = TempDir::new().unwrap();
    let mut program = Command::new(std::env::current_exe().unwrap());
    program.args(["--exact", story, "--nocapture"]).env("LD_PRELOAD", library()).env("SHARE_UNDER", share.path());
    program.env("SHARE_ONLY", only).env("SHARE_FAIL_AT", "1").env("SHARE_FAIL_AS", "stall");
    let mut told = program.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    let begun = std::time::Instant::now();
    while told.try_wait().unwrap().is_none() {
        if begun.elapsed().as_secs() > 120 {
            told.kill().unwrap();
            panic!("{story}: the story itself hangs");
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let told = told.wait_with_output().unwrap();
    assert!(told.status.success() && text(&told.stdout).contains("1 passed"), "{}{}", text(&told.stdout), text(&told.stderr));
    None
}

fn copy(from: &Path, to: &Path) {
    if to.exists() {
        fs::remove_dir_all(to).unwrap();
    }
    fs::create_dir_all(to).unwrap();
    for name in names(from) {
        let (from, to) = (from.join(&name), to.join(&name));
        if from.is_dir() { copy(&from, &to) } else { fs::copy(&from, &to).map(|_| ()).unwrap() }
    }
}

/// A school of two stations, of which the first has news for tonight; it can be put back to that moment.
pub(super) struct Evening {
    folder: TempDir,
    pub(super) one: Station,
    pub(super) two: Station,
}

impl Evening {
    pub(super) fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let (one, two) = (Station::new(1), Station::new(2));
        let share = folder.path().join("share");
        fs::create_dir(&share).unwrap();
        one.keep([student(1, "Ana").into(), student(2, "Ben").into()]).nightly(&share).unwrap();
        two.keep([student(3, "Cho").into()]).nightly(&share).unwrap();
        one.keep([student(4, "Dee").into()]);
        two.keep([student(2, "Benjamin").into()]);
        two.nightly(&share).unwrap();
        let evening = Self { folder, one, two };
        evening.save("share", &share);
        for station in [&evening.one, &evening.two] {
            evening.save(&station.origin, station.folder.path());
        }
        evening
    }

    pub(super) fn share(&self) -> PathBuf {
        self.folder.path().join("share")
    }

    fn saved(&self, name: &str) -> PathBuf {
        self.folder.path().join("saved").join(name)
    }

    pub(super) fn save(&self, name: &str, from: &Path) {
        copy(from, &self.saved(name));
    }

    pub(super) fn put_back(&self) {
        copy(&self.saved("share"), &self.share());
        for station in [&self.one, &self.two] {
            self.put_back_station(station, &station.origin);
        }
    }

    fn put_back_station(&self, station: &Station, name: &str) {
        for name in names(station.folder.path()) {
            let path = station.folder.path().join(name);
            if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.unwrap();
        }
        let saved = self.saved(name);
        for name in names(&saved) {
            let (from, to) = (saved.join(&name), station.folder.path().join(&name));
            if from.is_dir() { copy(&from, &to) } else { fs::copy(from, to).map(|_| ()).unwrap() }
        }
    }

    /// The first station's night under the eyes of the library.
    fn night(&self, settings: &[(&str, &str)]) -> Output {
        let mut program = Command::new(env!("CARGO_BIN_EXE_askwell"));
        program.args(["nightly", "--share"]).arg(self.share()).arg("--data").arg(self.one.folder.path());
        program.env_remove("ASKWELL_DATA").env("RUST_BACKTRACE", "1").env("LD_PRELOAD", library());
        program.env("SHARE_UNDER", self.share()).env("SHARE_COUNT", self.folder.path().join("count"));
        program.envs(settings.iter().copied()).output().unwrap()
    }

    fn count(&self) -> usize {
        fs::read_to_string(self.folder.path().join("count")).unwrap().parse().unwrap()
    }

    /// What anybody in the office who opens the export must find at every moment: it is whole, and nobody is gone from it.
    pub(super) fn export_is_whole(&self, when: &str) {
        let check: String = open(&self.share()).query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(check, "ok", "{when}");
        let names: BTreeSet<String> = first_names(&self.share()).into_iter().collect();
        assert!(["Ana", "Benjamin", "Cho"].iter().all(|name| names.contains(*name)), "{when}: {names:?}");
    }

    /// The nights that follow find nothing to complain of, and everything is there.
    fn next_nights_heal(&self, when: &str) {
        for station in [&self.two, &self.one, &self.two] {
            let report = station.nightly(&self.share()).unwrap_or_else(|error| panic!("{when}: {error}"));
            // The first of them may still name what it has to mend.
            if station.origin == self.one.origin {
                assert_eq!(report.left_out, [""; 0], "{when}");
            }
        }
        assert_eq!(self.two.nightly(&self.share()).unwrap().left_out, [""; 0], "{when}");
        assert_eq!(first_names(&self.share()), ["Ana", "Benjamin", "Cho", "Dee"], "{when}");
        for station in [&self.one, &self.two] {
            assert_eq!(station.store().school().unwrap().students.len(), 4, "{when}");
            let left: Vec<String> = names(&station.on(&self.share())).into_iter().filter(|name| name.contains("tmp")).collect();
            assert_eq!(left, [""; 0], "{when}");
        }
        let forks = "SELECT count(*) FROM revision WHERE station LIKE '%~%'";
        assert_eq!(self.one.store().connection().query_row(forks, [], |row| row.get::<_, i64>(0)).unwrap(), 0, "{when}");
    }
}

#[test]
fn whichever_call_on_the_share_fails_nothing_is_lost_or_torn_and_the_next_night_heals() {
    let evening = Evening::new();
    let done = evening.night(&[]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    let calls = evening.count();
    assert!(calls > 60, "only {calls} calls were seen");
    let kinds = ["eio", "enospc", "torn", "gone"];
    let mut failed = 0;
    for at in (1..=calls).filter(|at| at % places() == 0 || *at < 6) {
        let kind = kinds[(at / places()) % kinds.len()];
        let when = format!("call {at} of {calls} failing as {kind}");
        evening.put_back();
        let done = evening.night(&[("SHARE_FAIL_AT", &at.to_string()), ("SHARE_FAIL_AS", kind)]);
        let code = done.status.code();
        assert!(matches!(code, Some(0 | 3 | 4)), "{when}: {done:?}");
        failed += usize::from(code != Some(0));
        let said = text(&done.stderr);
        assert!(!said.contains("panicked") && said.lines().count() <= 3, "{when}: {said}");
        assert_eq!(said.is_empty(), code == Some(0), "{when}: {said}");
        evening.export_is_whole(&when);
        evening.next_nights_heal(&when);
    }
    assert!(failed > 10, "only {failed} of the nights noticed");
}

#[test]
fn a_call_that_never_returns_can_be_killed_and_the_next_night_heals() {
    let evening = Evening::new();
    evening.night(&[]);
    let calls = evening.count();
    for at in [1, calls / 3, calls / 2, calls - 3] {
        evening.put_back();
        let mut program = Command::new(env!("CARGO_BIN_EXE_askwell"));
        program.args(["nightly", "--share"]).arg(evening.share()).arg("--data").arg(evening.one.folder.path());
        program.env_remove("ASKWELL_DATA").env("LD_PRELOAD", library()).env("SHARE_UNDER", evening.share());
        program.env("SHARE_FAIL_AT", at.to_string()).env("SHARE_FAIL_AS", "stall");
        let mut child = program.spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_secs(2));
        assert!(child.try_wait().unwrap().is_none(), "call {at} did not hang");
        child.kill().unwrap();
        child.wait().unwrap();
        evening.export_is_whole(&format!("call {at} hung"));
        evening.next_nights_heal(&format!("call {at} hung"));
    }
}

#[test]
fn a_bit_that_flips_anywhere_in_what_a_station_published_is_found_and_changes_nothing_that_is_read() {
    let evening = Evening::new();
    evening.night(&[]);
    // What it published lies there, and nobody has merged it yet.
    copy(&evening.saved("share").join("combined"), &evening.share().join("combined"));
    fs::copy(evening.saved("share").join("askwell.db"), evening.share().join("askwell.db")).unwrap();
    evening.save("share", &evening.share());
    let (whole, before) = (BTreeSet::from(["Ana", "Benjamin", "Cho", "Dee"]), BTreeSet::from(["Ana", "Benjamin", "Cho"]));
    // The newest file, and both manifests.
    let folder = evening.one.on(&evening.saved("share"));
    let newest = names(&folder).into_iter().filter(|name| name.ends_with(".db")).max().unwrap();
    let mut flipped = 0;
    for name in [newest.as_str(), "MANIFEST.a", "MANIFEST.b"] {
        let good = fs::read(folder.join(name)).unwrap();
        for at in (0..good.len()).step_by(if name == newest { 64 * places() } else { 8 * places() }) {
            evening.put_back();
            let mut bad = good.clone();
            bad[at] ^= 1 << (at % 8);
            fs::write(evening.one.on(&evening.share()).join(name), bad).unwrap();
            let report = evening.two.nightly(&evening.share()).unwrap();
            let found = first_names(&evening.share());
            let found: BTreeSet<&str> = found.iter().map(String::as_str).collect();
            let when = format!("byte {at} of {name}: {:?}", report.left_out);
            assert_eq!(report.left_out.len(), 1, "{when}");
            assert!(found == whole || found == before, "{when}: {found:?}");
            assert!(name.starts_with("MANIFEST") || found == before, "{when}: a file that went bad was used");
            flipped += 1;
        }
    }
    assert!(flipped > 50, "{flipped}");
}
