//! Sounds that are known to the last bit, and how they are found again.

use crate::server::SoundServer;
use std::io::Write;
use std::path::Path;
use std::process::{Child, Command, Stdio};

pub const RATE: u32 = 48_000;

/// A tone that rises from one pitch to another: every piece of it is like no other.
pub fn chirp(seconds: f32, from: f64, to: f64) -> Vec<i16> {
    let count = f64::from(seconds) * f64::from(RATE);
    let sample = |at: f64| {
        let time = at / f64::from(RATE);
        let turns = from * time + (to - from) * time * time / (2.0 * f64::from(seconds));
        (12_000.0 * (turns * std::f64::consts::TAU).sin()) as i16
    };
    (0..count as u32).map(|at| sample(f64::from(at))).collect()
}

/// Noise, the same every time.
pub fn noise(seconds: f32) -> Vec<i16> {
    let mut bits = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        i16::try_from((bits >> 50) as i64 - 8_192).unwrap()
    };
    (0..(seconds * RATE as f32) as usize).map(|_| next()).collect()
}

/// Speech of espeak-ng at the server's rate: every sample twice or so, which sounds a little low and is still speech.
pub fn speech(words: &str) -> Vec<i16> {
    let output = Command::new("espeak-ng").args(["--stdout", words]).output().expect("espeak-ng is not installed");
    let mut reader = hound::WavReader::new(output.stdout.as_slice()).unwrap();
    reader.samples::<i16>().map_while(Result::ok).flat_map(|sample| [sample, sample]).collect()
}

/// Speaks into the room; ends when it was said.
pub fn speak(server: &SoundServer, folder: &Path, sound: &[i16]) {
    assert!(speaking(server, folder, sound).wait().unwrap().success());
}

/// Begins to speak.
pub fn speaking(server: &SoundServer, folder: &Path, sound: &[i16]) -> Child {
    let path = folder.join(format!("spoken-{}.raw", sound.len()));
    let bytes: Vec<u8> = sound.iter().flat_map(|sample| sample.to_le_bytes()).collect();
    std::fs::File::create(&path).unwrap().write_all(&bytes).unwrap();
    let mut command = server.command("paplay");
    command.args(["--raw", "--rate=48000", "--channels=1", "--format=s16le", "-d", "spk"]).arg(path);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// Leaves out where a sound is silent for four samples or more, which none of the sounds here is in itself.
pub fn without_gaps(sound: &[i16]) -> Vec<i16> {
    sound.chunk_by(|one, other| (*one == 0) == (*other == 0)).filter(|run| run[0] != 0 || run.len() < 4).flatten().copied().collect()
}

/// Finds a piece in a sound; gives where the whole begins that it is the middle of.
///
/// It is a cross-correlation that counts only full agreement: the loudest place is looked for, then all is compared.
pub fn find(sound: &[i16], spoken: &[i16]) -> Option<usize> {
    let places = 0..spoken.len() - 63;
    let middle = places.max_by_key(|at| spoken[*at].unsigned_abs()).unwrap();
    let piece = &spoken[middle..middle + 64];
    let at = sound.windows(64).position(|window| window == piece)?;
    at.checked_sub(middle)
}

/// Finds a sound in another, bit by bit; gives where it begins.
pub fn find_all(sound: &[i16], spoken: &[i16]) -> usize {
    let at = find(sound, spoken).unwrap_or_else(|| panic!("what was spoken is not in the {} frames that were heard", sound.len()));
    let wrong = sound[at..].iter().zip(spoken).position(|(one, other)| one != other);
    assert_eq!(wrong, None, "of {} frames", spoken.len());
    assert!(sound.len() - at >= spoken.len(), "the end is missing");
    at
}
