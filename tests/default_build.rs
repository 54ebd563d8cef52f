//! A build without the feature `inspect` has neither the inspection port, nor a clock that can be set, nor the language of the tests.

/// Only a build without the feature can show what it lacks; tests/run.sh makes one.
#[cfg(not(feature = "inspect"))]
mod without_inspect {
    use std::process::{Command, Stdio};
    use std::time::Duration;

    #[test]
    fn the_program_knows_no_inspection_port_and_obeys_no_set_clock() {
        let program = std::fs::read(env!("CARGO_BIN_EXE_askwell")).unwrap();
        let has = |word: &str| program.windows(word.len()).any(|part| part == word.as_bytes());
        assert!(has("ASKWELL_DATA"), "the reader of this test is broken");
        assert!(!has("SLINT_MCP_PORT"));
        assert!(!has("ASKWELL_NOW"));
        assert!(!has("ASKWELL_SIZE"));
    }

    #[test]
    fn the_program_speaks_no_language_that_nobody_speaks() {
        let program = std::fs::read(env!("CARGO_BIN_EXE_askwell")).unwrap();
        let has = |word: &str| program.windows(word.len()).any(|part| part == word.as_bytes());
        assert!(has("Empezar"), "the reader of this test is broken");
        // "and", as that language has it.
        assert!(!has("ááññd"));
    }

    #[test]
    fn the_station_does_not_open_without_a_display() {
        let folder = tempfile::tempdir().unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_askwell"))
            .args(["demo", "--windowed", "--data"])
            .arg(folder.path().join("station"))
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env("SLINT_BACKEND", "headless-software")
            .env("SLINT_MCP_PORT", "9377")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        for _ in 0..100 {
            if let Some(status) = child.try_wait().unwrap() {
                assert!(!status.success());
                return;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        child.kill().unwrap();
        panic!("the program went on without a display");
    }
}
