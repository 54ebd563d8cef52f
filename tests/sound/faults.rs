//! A sound server that dies, a microphone that is unplugged, one that freezes: told within three seconds, and nothing lost.

use crate::booth::{folder, heard, record, until, until_state, wait};
use crate::server::SoundServer;
use crate::signals::{chirp, find_all, speak};
use crate::story;
use askwell::domain::Missing;
use askwell::recording::{Capture, State};
use std::path::Path;
use std::time::Instant;

/// Speaks before and after a fault, and finds both in one take.
fn through_a_fault(
    server: &mut SoundServer,
    at: &Path,
    fault: impl FnOnce(&mut SoundServer, &Capture),
    mend: impl FnOnce(&mut SoundServer),
) {
    let take = folder(&at.join("data"));
    let capture = record(&take);
    let (before, after) = (chirp(1.0, 300.0, 900.0), chirp(1.0, 4_000.0, 7_000.0));
    speak(server, at, &before);
    wait(0.3);
    fault(server, &capture);
    let frames = capture.status().frames;
    assert_eq!(capture.status().kept, frames, "what was heard is not all on the disk");
    mend(server);
    capture.resume(None);
    until(&capture, 4.0, "sound again", |status| status.state == State::Running && status.frames > frames);
    speak(server, at, &after);
    wait(0.4);
    let kept = capture.stop();
    let sound = heard(&take);
    assert!(find_all(&sound, &before) < find_all(&sound, &after));
    assert_eq!((kept.gaps.len(), kept.gaps[0].why, kept.gaps[0].at_frame, kept.lost), (1, Missing::Microphone, frames, 0));
    assert!(take.sound().unwrap().is_whole());
}

/// Waits for the fault to be told.
fn told(capture: &Capture, begun: Instant, states: &[State]) {
    until(capture, 3.2, "a word about the fault", |status| states.contains(&status.state));
    assert!(begun.elapsed().as_secs_f32() < 3.2, "{:?}", begun.elapsed());
}

story!(a_sound_server_that_dies_is_told_and_the_take_goes_on_when_it_is_back, |server, at| {
    let fault = |server: &mut SoundServer, capture: &Capture| {
        let begun = Instant::now();
        server.kill();
        told(capture, begun, &[State::DeviceLost, State::Stalled]);
    };
    through_a_fault(server, at, fault, SoundServer::restart);
});

story!(a_microphone_that_is_unplugged_is_told_though_the_server_hands_out_another, |server, at| {
    let fault = |server: &mut SoundServer, capture: &Capture| {
        let begun = Instant::now();
        server.asked(&["unload-module", "module-remap-source"]);
        told(capture, begun, &[State::DeviceLost, State::Stalled]);
    };
    let mend = |server: &mut SoundServer| {
        server.asked(&["load-module", "module-remap-source", "master=spk.monitor", "source_name=mic"]);
        server.asked(&["set-default-source", "mic"]);
    };
    through_a_fault(server, at, fault, mend);
});

story!(a_microphone_that_freezes_for_six_seconds_is_told_and_nothing_waits_for_it, |server, at| {
    let fault = |server: &mut SoundServer, capture: &Capture| {
        let begun = Instant::now();
        server.signal("STOP");
        told(capture, begun, &[State::Stalled]);
        // Asking, pausing and resuming never wait for the server.
        let asked = Instant::now();
        capture.pause();
        capture.resume(None);
        assert!(asked.elapsed().as_millis() < 50, "{:?}", asked.elapsed());
        until_state(capture, 4.0, State::Stalled);
        wait((6.0 - begun.elapsed().as_secs_f32()).max(0.0));
    };
    through_a_fault(server, at, fault, |server| {
        server.signal("CONT");
        wait(0.5);
    });
});

story!(a_microphone_that_gives_nothing_but_silence_is_told, |_server, at| {
    let take = folder(&at.join("data"));
    let capture = record(&take);
    assert!(!capture.status().silent);
    let after = until(&capture, 7.0, "a word about the silence", |status| status.silent);
    assert!(after.as_secs_f32() > 4.0);
    assert_eq!(capture.status().state, State::Running);
});
