//! The same over ALSA, through its PulseAudio plugin where that is installed.

use crate::booth::{folder, heard, record_from, wait};
use crate::signals::{chirp, find_all, speak};
use crate::story;
use askwell::recording::{Device, State};
use std::path::Path;

fn plugin() -> bool {
    ["x86_64-linux-gnu", "aarch64-linux-gnu"]
        .iter()
        .any(|kind| Path::new(&format!("/usr/lib/{kind}/alsa-lib/libasound_module_pcm_pulse.so")).exists())
}

story!(over_alsa_what_is_spoken_is_kept_bit_by_bit_and_a_dead_server_is_told, |server, at| {
    if !plugin() {
        eprintln!("skipped: libasound2-plugins is not installed");
        return;
    }
    let microphone = Device { id: "alsa:pulse".to_owned(), name: "ALSA".to_owned() };
    let take = folder(&at.join("data"));
    let capture = record_from(&take, Some(&microphone));
    let tone = chirp(2.0, 200.0, 6_000.0);
    speak(server, at, &tone);
    wait(1.0);
    server.kill();
    crate::booth::until(&capture, 3.2, "a word about the fault", |status| matches!(status.state, State::DeviceLost | State::Stalled));
    let kept = capture.stop();
    assert_eq!(kept.lost, 0);
    find_all(&heard(&take), &tone);
});
