//! The mirror, measured on speech made by espeak-ng and on noise.

use crate::recording::mirror::*;
use std::process::Command;

const KEPT: u32 = 24_000;

fn silence(seconds: f32) -> Vec<i16> {
    vec![0; (seconds * KEPT as f32) as usize]
}

/// Noise of a mean level, the same every time.
fn noise(seconds: f32, level: f32) -> Vec<i16> {
    let mut bits = 0x2545_f491_4f6c_dd1d_u64;
    // Even noise between -a and a has a mean level of a / sqrt(3).
    let size = 32_768.0 * 10_f32.powf(level / 20.0) * 3_f32.sqrt();
    let mut next = || {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        (bits >> 40) as f32 / (1 << 23) as f32 - 1.0
    };
    (0..(seconds * KEPT as f32) as usize).map(|_| (next() * size) as i16).collect()
}

/// Speech, in the kept rate, without the silence at its ends.
fn speech(words: &str, language: &str) -> Vec<i16> {
    let output = Command::new("espeak-ng").args(["--stdout", "-s", "150", "-v", language, words]).output().expect("espeak-ng");
    let mut reader = hound::WavReader::new(output.stdout.as_slice()).unwrap();
    let rate = reader.spec().sample_rate;
    let sound: Vec<i16> = reader.samples::<i16>().map_while(Result::ok).collect();
    let mut out = Vec::new();
    let mut lane = Lane::new(rate, KEPT).unwrap().unwrap();
    lane.push(&sound, &mut out);
    lane.finish(&mut out);
    let loud = |sample: &i16| sample.unsigned_abs() > 200;
    let (from, to) = (out.iter().position(loud).unwrap(), out.iter().rposition(loud).unwrap());
    out[from..=to].to_vec()
}

const QUESTION: &str = "Could you tell me what a typical day in your work looks like";
const ANSWER: &str =
    "I start early in the morning and look at the plans for the day. Then I talk with my team and we go out to the site together.";

fn told(sound: &[i16], questions: &[f32]) -> Mirror {
    let mut listener = Listener::new(KEPT).unwrap();
    sound.chunks(12_000).for_each(|piece| listener.hear(piece));
    listener.finish(questions)
}

fn length(sound: &[i16]) -> f32 {
    sound.len() as f32 / KEPT as f32
}

fn over(noise: &[i16], sound: &[i16]) -> Vec<i16> {
    sound.iter().zip(noise.iter().cycle()).map(|(one, two)| one.saturating_add(*two)).collect()
}

#[test]
fn silence_and_noise_hold_no_voice() {
    for sound in [silence(20.0), noise(20.0, -60.0), noise(20.0, -40.0), noise(20.0, -25.0)] {
        let mirror = told(&sound, &[0.0]);
        assert!(mirror.speech.value < 0.02, "{mirror:?}");
        assert_eq!(mirror.after_questions, [None]);
        assert!(mirror.longest_stretch.value < 0.5, "{mirror:?}");
    }
}

#[test]
fn the_silence_left_after_a_question_is_found_in_both_languages() {
    for language in ["en-us", "es"] {
        for left in [0.8, 1.5, 3.0] {
            let (question, answer) = (speech(QUESTION, language), speech(ANSWER, language));
            let sound = [silence(1.0), question, silence(left), answer, silence(8.0)].concat();
            let mirror = told(&over(&noise(5.0, -60.0), &sound), &[0.2]);
            let found = mirror.after_questions[0].unwrap();
            assert!((found.value - left).abs() < 0.25, "{language}: {left} s were left, {} found", found.value);
            assert_eq!(found.sure, Sure::Fairly);
        }
    }
}

#[test]
fn the_share_of_speech_the_longest_stretch_and_the_level_are_about_right() {
    let answer = speech(ANSWER, "en-us");
    let sound = [silence(4.0), answer.clone(), silence(6.0), speech(QUESTION, "en-us"), silence(9.0)].concat();
    let mirror = told(&over(&noise(5.0, -62.0), &sound), &[]);
    let spoken = length(&answer) + length(&speech(QUESTION, "en-us"));
    assert!((mirror.speech.value - spoken / length(&sound)).abs() < 0.08, "{mirror:?}, {} expected", spoken / length(&sound));
    assert!((mirror.longest_stretch.value - length(&answer)).abs() < 1.0, "{mirror:?}, {} expected", length(&answer));
    assert_eq!(mirror.speech.sure, Sure::Quite);
    assert!(!mirror.is_too_faint(), "{mirror:?}");
}

#[test]
fn faint_speech_is_called_faint_and_a_loud_room_makes_nothing_sure() {
    let sound = [silence(3.0), speech(ANSWER, "en-us"), silence(20.0)].concat();
    let faint: Vec<i16> = sound.iter().map(|sample| sample / 40).collect();
    let mirror = told(&over(&noise(5.0, -75.0), &faint), &[]);
    assert!(mirror.is_too_faint(), "{mirror:?}");
    let drowned = told(&over(&noise(5.0, -22.0), &sound), &[]);
    assert!(drowned.speech.sure < Sure::Quite, "{drowned:?}");
}

#[test]
fn an_empty_recording_tells_nothing_and_breaks_nothing() {
    let mirror = told(&[], &[0.0, 3.0]);
    assert_eq!((mirror.speech.value, mirror.level, mirror.after_questions.len()), (0.0, None, 2));
    assert_eq!(mirror.speech.sure, Sure::Hardly);
}
