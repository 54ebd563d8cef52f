//! A short, gentle tone to hear whether a loudspeaker works. It is made here; there is no file of it.

use super::player::{Player, Playing, Sound};
use super::{Device, SoundError};
use std::time::{Duration, Instant};

const RATE: u32 = 48_000;
/// How long it is, in frames: half a second.
const FRAMES: u64 = 24_000;
/// How long it takes to swell and to fade, in frames, so that it does not click.
const SWELL: f64 = 3_600.0;
/// A fifth of full scale: well heard, and nobody is startled.
const LOUDNESS: f64 = 6_500.0;
/// The A of a tuning fork, and its fifth after half of the time.
const PITCHES: [f64; 2] = [440.0, 660.0];
/// The longest it is waited for before the loudspeaker is closed all the same.
const PATIENCE: Duration = Duration::from_secs(3);

/// The tone.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tone;

impl Tone {
    fn sample(frame: u64) -> i16 {
        let half = FRAMES / 2;
        let [first, second] = PITCHES;
        let (at, pitch) = if frame < half { (frame, first) } else { (frame - half, second) };
        let (at, left) = (at as f64, half.saturating_sub(at) as f64);
        let swell = (at / SWELL).min(left / SWELL).clamp(0.0, 1.0);
        ((at * pitch * std::f64::consts::TAU / f64::from(RATE)).sin() * swell * LOUDNESS) as i16
    }
}

impl Sound for Tone {
    fn rate(&self) -> u32 {
        RATE
    }

    fn frames(&self) -> u64 {
        FRAMES
    }

    fn read(&mut self, from: u64, out: &mut [i16]) {
        for (place, frame) in out.iter_mut().zip(from..FRAMES) {
            *place = Self::sample(frame);
        }
    }
}

/// Plays the tone on a loudspeaker, or on the one the system would take, and comes back while it sounds.
///
/// # Errors
/// When the loudspeaker can't be opened.
pub fn play_tone(device: Option<&Device>) -> Result<(), SoundError> {
    let player = Player::open(device, Tone)?;
    player.play();
    let begun = Instant::now();
    std::thread::Builder::new().name("tone".to_owned()).spawn(move || {
        while begun.elapsed() < PATIENCE && !matches!(player.status().playing, Playing::Ended | Playing::Lost) {
            std::thread::sleep(Duration::from_millis(20));
        }
        // What the sound system took from us last is still on its way to the ear.
        std::thread::sleep(Duration::from_millis(200));
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_half_a_second_gentle_and_without_a_click() {
        let mut sound = vec![0; usize::try_from(FRAMES).unwrap()];
        Tone.read(0, &mut sound);
        assert_eq!(sound.len() as u64 * 2, u64::from(RATE));
        let loudest = sound.iter().map(|sample| sample.unsigned_abs()).max().unwrap();
        assert!((5_000..8_000).contains(&loudest), "{loudest}");
        let steepest = sound.windows(2).map(|pair| pair[0].abs_diff(pair[1])).max().unwrap();
        assert!(steepest < 700, "a step of {steepest} clicks");
        assert_eq!((sound[0], sound.last().unwrap().unsigned_abs() < 100), (0, true));
        let mut late = [1; 3];
        Tone.read(FRAMES - 1, &mut late);
        assert_eq!(late[1..], [1, 1], "beyond its end there is nothing");
    }
}
