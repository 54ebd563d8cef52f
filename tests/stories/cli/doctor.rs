//! Is this station ready?

use crate::program::{Ran, SmallDisk, Station, program};
use askwell::domain::{Help, RecordId};
use askwell::storage::{PrivateStore, StationFile};

/// Sets up a station with everything the doctor looks for.
fn ready() -> (Station, tempfile::TempDir) {
    let station = Station::set_up();
    let share = tempfile::tempdir().unwrap();
    let mut file = StationFile::read(station.folder()).unwrap().unwrap();
    file.share = Some(share.path().to_owned());
    file.write(station.folder()).unwrap();
    PrivateStore::open(station.folder()).unwrap().0.set_secret("school_key", &[7; 32]).unwrap();
    (station, share)
}

fn doctor(station: &Station) -> Ran {
    // No sound server of the tester's own answers.
    let mut command = program();
    command.env("XDG_RUNTIME_DIR", station.folder()).env_remove("PULSE_SERVER").arg("--data").arg(station.folder()).arg("doctor");
    Ran::new(command.output().unwrap())
}

fn line(out: &str, check: &str) -> String {
    let squeezed = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    out.lines().map(squeezed).find(|line| line.split_once(' ').is_some_and(|(_, rest)| rest.starts_with(check))).unwrap_or_default()
}

#[test]
fn a_ready_station_has_a_line_for_each_thing_and_nothing_broken() {
    let (station, share) = ready();
    let ran = doctor(&station);
    assert_eq!(ran.err, "", "no library may talk in between");
    let out = ran.exits(0);
    for check in [
        "station",
        "data folder",
        "database",
        "private database",
        "disk room",
        "microphone",
        "sound out",
        "share",
        "clock",
        "papers",
        "printer",
        "keys",
        "last nightly",
    ] {
        assert!(line(&out, check).starts_with("ok ") || line(&out, check).starts_with("attention "), "{check}: {out}");
    }
    assert_eq!(line(&out, "microphone"), "attention microphone none found: plug one in");
    assert!(line(&out, "last nightly").contains("never"));
    assert_eq!(std::fs::read_dir(share.path()).unwrap().count(), 0, "the probe is taken away again");
}

#[test]
fn the_findings_can_be_read_by_a_program() {
    let (station, _share) = ready();
    let nightly = format!(r#"{{"at":"{}","stations":3,"rows":42,"words":"all merged"}}"#, askwell::cli::now().to_rfc3339());
    PrivateStore::open(station.folder()).unwrap().0.set_secret("last_nightly", nightly.as_bytes()).unwrap();
    let out = station.run(&["doctor", "--json"]).exits(0);
    let found: serde_json::Value = serde_json::from_str(&out).unwrap();
    let all = found.as_array().unwrap();
    assert!(all.iter().all(|one| one["check"].is_string() && one["words"].is_string()));
    assert!(all.iter().all(|one| ["ok", "attention", "broken"].contains(&one["state"].as_str().unwrap())));
    let nightly = all.iter().find(|one| one["check"] == "last nightly").unwrap();
    assert!(nightly["words"].as_str().unwrap().ends_with("3 stations, 42 rows, all merged"), "{nightly}");
}

#[test]
fn a_folder_without_a_station_is_broken_and_stays_empty() {
    let station = Station::empty();
    let out = doctor(&station).exits(1);
    assert!(line(&out, "station").starts_with("broken"), "{out}");
    assert!(!station.folder().exists());
}

#[test]
fn a_damaged_database_is_told_and_not_touched() {
    let (station, _share) = ready();
    let path = station.folder().join("station.db");
    std::fs::write(&path, b"SQLite format 3\0 and then nothing of it").unwrap();
    let _ = std::fs::remove_file(station.folder().join("station.db-wal"));
    let out = doctor(&station).exits(1);
    assert!(line(&out, "database").starts_with("broken"), "{out}");
    assert_eq!(std::fs::read(&path).unwrap(), b"SQLite format 3\0 and then nothing of it");
    assert!(!station.folder().join("quarantine").exists());
}

#[test]
fn a_share_that_is_away_is_told() {
    let (station, share) = ready();
    share.close().unwrap();
    let out = doctor(&station).exits(1);
    assert!(line(&out, "share").contains("can't be reached"), "{out}");
}

#[test]
fn a_missing_school_key_is_told() {
    let (station, _share) = ready();
    std::fs::remove_file(station.folder().join("keys.db")).unwrap();
    let out = doctor(&station).exits(1);
    assert!(line(&out, "keys").starts_with("broken keys the school key is missing"), "{out}");
}

#[test]
fn a_clock_behind_the_newest_record_is_told() {
    let (station, _share) = ready();
    let at = askwell::cli::now() + chrono::Duration::days(2);
    let help = Help { id: RecordId::from_school("s", "h"), student: None, at, screen: "home".to_owned(), ..Help::default() };
    station.store().keep(&[help.into()]).unwrap();
    let out = doctor(&station).exits(1);
    assert!(line(&out, "clock").contains("but the newest record is of"), "{out}");
}

#[test]
fn a_disk_with_little_room_is_told_in_minutes_of_recording() {
    // Ten minutes at 48 kHz, and what stays free for the databases.
    let Some(disk) = SmallDisk::mount("size=124m") else { return };
    let station = Station::at(disk.path().join("data"));
    station.setup().exits(0);
    let out = doctor(&station).exits(1);
    assert!(line(&out, "disk room").starts_with("broken disk room room for 10 minutes"), "{out}");
}

#[test]
fn a_read_only_data_folder_is_broken() {
    let Some(disk) = SmallDisk::mount("size=8m") else { return };
    let station = Station::at(disk.path().join("data"));
    station.setup().exits(0);
    disk.make_read_only();
    let out = doctor(&station).exits(1);
    assert!(line(&out, "data folder").contains("can't be written"), "{out}");
}

#[test]
fn the_microphone_and_the_speaker_of_the_sound_server_are_named() {
    let (station, _share) = ready();
    let place = tempfile::tempdir().unwrap();
    let socket = place.path().join("native");
    let script = place.path().join("script");
    let lines = format!(
        "load-module module-native-protocol-unix auth-anonymous=1 socket={}\nload-module module-null-sink sink_name=spk\n\
         load-module module-remap-source master=spk.monitor source_name=mic source_properties=device.description=Desk\n",
        socket.display()
    );
    std::fs::write(&script, lines).unwrap();
    // A server takes any cookie here, but not none, and on a fresh machine nobody has made one yet.
    let cookie = place.path().join("cookie");
    std::fs::write(&cookie, [7; 256]).unwrap();
    let arguments = ["-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1", "--realtime=no", "--high-priority=no", "-F"];
    let log = place.path().join("log");
    let start = || {
        let mut server = std::process::Command::new("pulseaudio");
        for folder in ["HOME", "XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH"] {
            server.env(folder, place.path());
        }
        let said = std::fs::OpenOptions::new().create(true).append(true).open(&log).unwrap();
        let quiet = std::process::Stdio::null();
        server.env_remove("PULSE_SERVER").args(arguments).arg(&script).stdin(quiet).stdout(said.try_clone().unwrap()).stderr(said).spawn()
    };
    let Ok(mut server) = start() else {
        eprintln!("skipped: there is no pulseaudio here");
        return;
    };
    let mut out = String::new();
    for _ in 0..100 {
        // A server that could not begin, on a machine that is busy, is begun again: this story is about one that runs.
        if server.try_wait().unwrap().is_some() {
            server = start().unwrap();
        }
        let mut command = program();
        command
            .env("PULSE_SERVER", format!("unix:{}", socket.display()))
            .env("PULSE_COOKIE", &cookie)
            .arg("--data")
            .arg(station.folder())
            .arg("doctor");
        out = Ran::new(command.output().unwrap()).exits(0);
        if line(&out, "microphone").starts_with("ok") && line(&out, "sound out").starts_with("ok") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    server.kill().unwrap();
    server.wait().unwrap();
    let said = std::fs::read_to_string(&log).unwrap();
    assert_eq!(line(&out, "microphone"), "ok microphone Desk (PulseAudio)", "the speaker's own monitor is no microphone; {said}");
    assert!(line(&out, "sound out").starts_with("ok sound out"), "{out}");
}
