//! The units by which systemd runs the station's night.

use std::process::Command;

#[test]
fn systemd_finds_nothing_wrong_with_the_units_of_the_night() {
    if Command::new("systemd-analyze").arg("--version").output().is_err() {
        println!("systemd is not installed here: not checked");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let units = ["askwell-nightly.service", "askwell-nightly.timer"].map(|name| {
        let text = std::fs::read_to_string(format!("{}/kiosk/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let there = folder.path().join(name);
        // The program is not installed where it is tested.
        std::fs::write(&there, text.replace("/usr/bin/askwell", env!("CARGO_BIN_EXE_askwell"))).unwrap();
        there
    });
    let done = Command::new("systemd-analyze").args(["verify", "--man=no"]).args(&units).output().unwrap();
    // It ends well on keys it does not know: only its silence counts.
    assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).as_ref()), (Some(0), ""));
}
