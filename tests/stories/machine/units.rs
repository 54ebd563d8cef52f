//! The units by which systemd runs the station and its night.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

fn kiosk(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk").join(name)
}

/// Lets systemd look at units; gives its exit code and what it complains of, nothing where there is no systemd.
fn verified(names: &[&str]) -> Option<(Option<i32>, String)> {
    if Command::new("systemd-analyze").arg("--version").output().is_err() {
        println!("systemd is not installed here: not checked");
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let units = names.iter().map(|name| {
        let there = folder.path().join(name);
        // Nothing is installed where it is tested.
        let text = std::fs::read_to_string(kiosk(name)).unwrap().replace("/usr/bin/askwell", env!("CARGO_BIN_EXE_askwell"));
        let text = text.replace("/usr/lib/askwell/askwell-kiosk.sh", kiosk("askwell-kiosk.sh").to_str().unwrap());
        std::fs::write(&there, text).unwrap();
        there
    });
    let done = Command::new("systemd-analyze").args(["verify", "--man=no"]).args(units).output().unwrap();
    Some((done.status.code(), String::from_utf8_lossy(&done.stderr).into_owned()))
}

// It ends well on keys it does not know: only its silence counts.
const NOTHING_WRONG: (Option<i32>, String) = (Some(0), String::new());

#[test]
fn systemd_finds_nothing_wrong_with_the_units_of_the_night() {
    if let Some(found) = verified(&["askwell-nightly.service", "askwell-nightly.timer"]) {
        assert_eq!(found, NOTHING_WRONG);
    }
}

#[test]
fn systemd_finds_nothing_wrong_with_the_unit_of_the_station() {
    if let Some(found) = verified(&["askwell.service"]) {
        assert_eq!(found, NOTHING_WRONG);
    }
}

#[test]
fn the_station_reaches_no_network_and_is_opened_again_whatever_ends_it() {
    let unit = std::fs::read_to_string(kiosk("askwell.service")).unwrap();
    for line in [
        "Restart=always",
        // But not where it ended in order: an adult closed it.
        "RestartPreventExitStatus=0",
        "StartLimitIntervalSec=0",
        "RestrictAddressFamilies=AF_UNIX AF_NETLINK",
        "IPAddressDeny=any",
        "NoNewPrivileges=yes",
    ] {
        assert!(unit.lines().any(|one| one == line), "{line}");
    }
    let script = std::fs::read_to_string(kiosk("askwell-kiosk.sh")).unwrap();
    assert!(!script.contains("cage -s"), "with -s the consoles can be reached by keys");
}

/// The kiosk's script, with a cage that only starts what it is given and says nothing of how that ended.
struct Kiosk {
    folder: tempfile::TempDir,
}

impl Kiosk {
    fn with(station: &str, cage: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in [("askwell", station), ("cage", cage)] {
            let path = folder.path().join(name);
            std::fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
        Self { folder }
    }

    fn start(&self) -> Child {
        let path = format!("{}:{}", self.folder.path().display(), std::env::var("PATH").unwrap());
        let mut command = Command::new(kiosk("askwell-kiosk.sh"));
        command.env("PATH", path).env("TMPDIR", self.folder.path()).current_dir(self.folder.path());
        command.spawn().unwrap()
    }

    fn ended(&self) -> Option<i32> {
        self.start().wait().unwrap().code()
    }
}

const CAGE: &str = "shift; \"$@\"; exit 0";

#[test]
fn the_kiosk_ends_well_only_where_the_station_did() {
    assert_eq!(Kiosk::with("exit 0", CAGE).ended(), Some(0));
    assert_eq!(Kiosk::with("exit 1", CAGE).ended(), Some(1));
    assert_eq!(Kiosk::with("kill -9 $$", CAGE).ended(), Some(137));
    // The screen falls, and the station ends in order because of it.
    assert_eq!(Kiosk::with("exit 0", "shift; \"$@\"; kill -11 $$").ended(), Some(139));
    assert_ne!(Kiosk::with("exit 0", "exit 0").ended(), Some(0), "the station never began");
}

#[test]
fn a_kiosk_that_is_stopped_waits_until_the_station_has_kept_what_was_typed() {
    let station = "trap 'sleep 0.3; echo kept > kept; exit 0' TERM; echo $$ > begun; while :; do sleep 0.05; done";
    // A cage that is told to stop leaves its program to end by itself, and waits for it.
    let kiosk = Kiosk::with(station, "shift; trap : TERM; \"$@\" & echo $$ > cage; while kill -0 $! 2>/dev/null; do wait $!; done; exit 0");
    let mut child = kiosk.start();
    let number = |name: &str| std::fs::read_to_string(kiosk.folder.path().join(name)).unwrap_or_default().trim().to_owned();
    let begun = Instant::now();
    while number("begun").is_empty() || number("cage").is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(20), "the station did not begin");
        std::thread::sleep(Duration::from_millis(10));
    }
    // As systemd does it: everybody at once.
    let told = [child.id().to_string(), number("cage"), number("begun")];
    assert!(Command::new("kill").args(&told).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(number("kept"), "kept");
}
