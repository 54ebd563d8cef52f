//! What is spoken is what is kept, and nothing else.

use crate::booth::{consent, folder, heard, record, until, until_state, wait};
use crate::signals::{chirp, find, find_all, speak, speech};
use crate::story;
use askwell::domain::Missing;
use askwell::recording::{BLOCKS_A_SECOND, Capture, State, inventory};
use askwell::vault::{Contents, HEADER, Segment};

story!(what_is_spoken_is_kept_bit_by_bit, |server, at| {
    let take = folder(&at.join("data"));
    let capture = record(&take);
    let (tone, words) = (chirp(2.0, 200.0, 6_000.0), speech("Could you tell me what a typical day looks like?"));
    speak(server, at, &tone);
    speak(server, at, &words);
    wait(0.5);
    let kept = capture.stop();
    let sound = heard(&take);
    assert_eq!((kept.rate, kept.lost, kept.fault, kept.gaps.len()), (48_000, 0, None, 0));
    assert_eq!(kept.frames, sound.len() as u64);
    assert!(find_all(&sound, &tone) < find_all(&sound, &words));
    let found = take.sound().unwrap();
    assert!(found.is_whole() && !found.is_damaged());
    // The sound stands nowhere in the folder as it is.
    let plain: Vec<u8> = tone[5_000..5_032].iter().flat_map(|sample| sample.to_le_bytes()).collect();
    let sealed = std::fs::read(at.join("data/recordings").join(crate::booth::TAKE.to_string()).join("sound-0.sealed")).unwrap();
    assert!(!sealed.windows(16).any(|part| plain.chunks_exact(16).any(|bytes| bytes == part)));
    let segment =
        Segment { contents: Contents::Sound, number: 0, rate: 48_000, block: 48_000 * 2 / BLOCKS_A_SECOND, begins_ms: 0, gap: None };
    assert_eq!((sealed.len() - HEADER) as u64 % segment.stride(), 0);
});

story!(off_the_record_the_microphone_is_closed_and_the_gap_is_marked, |server, at| {
    let take = folder(&at.join("data"));
    let capture = record(&take);
    let (before, off, after) = (chirp(1.0, 300.0, 900.0), chirp(1.0, 1_500.0, 3_000.0), chirp(1.0, 4_000.0, 7_000.0));
    speak(server, at, &before);
    wait(0.3);
    let begun = std::time::Instant::now();
    capture.off_the_record();
    until_state(&capture, 1.0, State::OffTheRecord);
    wait(0.3);
    assert_eq!(server.listeners(), 0, "the microphone is still open");
    speak(server, at, &off);
    let frames = capture.status().frames;
    wait(0.5);
    assert_eq!(capture.status().frames, frames);
    capture.resume(None);
    let silent = begun.elapsed();
    until(&capture, 3.0, "sound again", |status| status.state == State::Running && status.frames > frames);
    speak(server, at, &after);
    wait(0.4);
    let kept = capture.stop();
    let sound = heard(&take);
    let place = find_all(&sound, &before);
    assert!(find_all(&sound, &after) > place);
    assert!((0..off.len() - 64).step_by(4_000).all(|from| find(&sound, &off[from..from + 64]).is_none()), "it was kept");
    assert_eq!(kept.gaps.len(), 1);
    assert_eq!((kept.gaps[0].at_frame, kept.gaps[0].why), (frames, Missing::OffTheRecord));
    assert!(u128::from(kept.gaps[0].milliseconds).abs_diff(silent.as_millis()) < 700, "{:?}, {silent:?}", kept.gaps);
    let found = take.sound().unwrap().gaps();
    assert_eq!((found[0].at_frame, found[0].why), (frames, Missing::OffTheRecord));
    assert!(found[0].milliseconds.abs_diff(kept.gaps[0].milliseconds) < 30);
});

story!(two_programs_record_at_once_and_each_gets_all_of_it, |server, at| {
    let (one, two) = (folder(&at.join("one")), folder(&at.join("two")));
    let (first, second) = (record(&one), record(&two));
    let mut other = server.command("parec").args(["--raw", "-d", "mic"]).stdout(std::process::Stdio::null()).spawn().unwrap();
    let tone = chirp(2.0, 200.0, 6_000.0);
    speak(server, at, &tone);
    wait(0.4);
    other.kill().unwrap();
    other.wait().unwrap();
    assert_eq!((first.stop().lost, second.stop().lost), (0, 0));
    find_all(&heard(&one), &tone);
    find_all(&heard(&two), &tone);
});

story!(a_microphone_is_chosen_by_name_and_one_that_is_not_there_is_told, |_server, at| {
    let found = inventory();
    assert_eq!(found.system, Some("PulseAudio"));
    let microphone = found.microphones.first().unwrap();
    let take = folder(&at.join("data"));
    let capture = crate::booth::record_from(&take, Some(microphone));
    assert_eq!(capture.practice(), consent().practice());
    drop(capture);
    let gone = askwell::recording::Device { id: "pulseaudio:gone".to_owned(), name: "Gone".to_owned() };
    assert!(Capture::begin(Some(&gone), consent(), take.sink()).is_err());
});
