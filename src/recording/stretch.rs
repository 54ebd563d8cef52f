//! Slower and faster at the same pitch: WSOLA, after W. Verhelst and M. Roelands, "An overlap-add technique based on
//! waveform similarity (WSOLA) for high quality time-scale modification of speech", ICASSP 1993.
//!
//! The output is laid together from overlapping windows of the input. Each is taken from near the place where the speed
//! says it should be: from where it looks most like what would have followed the window before, so that the pitch
//! periods join.

use super::SoundError;

/// Length of what each window adds, in seconds. Two of them are a window: 24 ms hold two periods of the lowest voice.
const HOP: f64 = 0.012;
/// How far a window may lie from its place, in seconds: a whole period of a voice of 70 Hz, both ways together.
const REACH: f64 = 0.008;
/// The search looks at every so many samples first, and closely only around the best place.
const COARSE: usize = 6;

/// Sound that can be read anywhere. What lies outside reads as silence.
pub(super) trait Source {
    /// Fills `out` with the sound from a frame on.
    fn fill(&mut self, from: i64, out: &mut [f32]) -> Result<(), SoundError>;
}

/// The state between two windows.
#[derive(Debug)]
pub(super) struct Stretch {
    hop: usize,
    reach: usize,
    window: Vec<f32>,
    tail: Vec<f32>,
    at: f64,
    follows: Option<i64>,
}

impl Stretch {
    /// Begins at a frame.
    pub(super) fn new(rate: u32, at: u64) -> Self {
        let hop = ((f64::from(rate) * HOP) as usize).max(16);
        let reach = ((f64::from(rate) * REACH) as usize).max(8);
        // A Hann window whose halves, laid over each other, add up to one.
        let window = (0..2 * hop).map(|at| 0.5 - 0.5 * (std::f32::consts::PI * (at as f32 + 0.5) / hop as f32).cos()).collect();
        Self { hop, reach, window, tail: Vec::new(), at: at as f64, follows: None }
    }

    /// Gives the frame of the input that sounds next.
    pub(super) fn position(&self) -> u64 {
        self.at.max(0.0) as u64
    }

    /// Appends the next few milliseconds at a speed.
    pub(super) fn step(&mut self, speed: f64, source: &mut impl Source, out: &mut Vec<f32>) -> Result<(), SoundError> {
        let wanted = self.at.round() as i64;
        let place = match self.follows {
            None => wanted,
            Some(follows) => self.best(wanted, follows, source)?,
        };
        let mut found = vec![0.0; 2 * self.hop];
        source.fill(place, &mut found)?;
        let (first, second) = found.split_at_mut(self.hop);
        let (rising, falling) = self.window.split_at(self.hop);
        if self.follows.is_some() {
            for ((sample, weight), tail) in first.iter_mut().zip(rising).zip(&self.tail) {
                *sample = *sample * weight + tail;
            }
        }
        out.extend_from_slice(first);
        self.tail = second.iter().zip(falling).map(|(sample, weight)| sample * weight).collect();
        self.follows = Some(place + self.hop as i64);
        self.at += self.hop as f64 * speed;
        Ok(())
    }

    /// Finds the place near the wanted one that looks most like what would follow.
    fn best(&self, wanted: i64, follows: i64, source: &mut impl Source) -> Result<i64, SoundError> {
        let mut like = vec![0.0; self.hop];
        source.fill(follows, &mut like)?;
        let mut near = vec![0.0; self.hop + 2 * self.reach];
        source.fill(wanted - self.reach as i64, &mut near)?;
        let search = |places: &mut dyn Iterator<Item = usize>, every: usize| {
            places
                .map(|place| (place, likeness(&like, near.get(place..).unwrap_or_default(), every)))
                .max_by(|one, other| one.1.total_cmp(&other.1))
                .map_or(self.reach, |(place, _)| place)
        };
        let about = search(&mut (0..=2 * self.reach).step_by(COARSE), COARSE);
        let close = about.saturating_sub(COARSE)..=(about + COARSE).min(2 * self.reach);
        let place = search(&mut close.into_iter(), 1);
        Ok(wanted - self.reach as i64 + place as i64)
    }
}

/// Gives how alike two pieces of sound are (normalized cross-correlation), looking at every so many samples.
fn likeness(one: &[f32], other: &[f32], every: usize) -> f32 {
    let pairs = one.iter().zip(other).step_by(every);
    let (sum, power) = pairs.fold((0.0_f32, 1.0_f32), |(sum, power), (one, other)| (sum + one * other, power + other * other));
    sum / power.sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Tone(Vec<f32>);

    impl Source for Tone {
        fn fill(&mut self, from: i64, out: &mut [f32]) -> Result<(), SoundError> {
            for (place, at) in out.iter_mut().zip(from..) {
                *place = usize::try_from(at).ok().and_then(|at| self.0.get(at)).copied().unwrap_or(0.0);
            }
            Ok(())
        }
    }

    const RATE: u32 = 24_000;

    fn tone(hertz: f32) -> Tone {
        Tone((0..RATE * 3).map(|at| (at as f32 * hertz * std::f32::consts::TAU / RATE as f32).sin()).collect())
    }

    fn crossings(sound: &[f32]) -> usize {
        sound.windows(2).filter(|pair| pair[0] < 0.0 && pair[1] >= 0.0).count()
    }

    #[test]
    fn the_length_changes_and_the_pitch_does_not() {
        for speed in [0.75, 1.0, 1.25, 1.5] {
            for hertz in [110.0, 220.0, 440.0] {
                let (mut stretch, mut out, mut source) = (Stretch::new(RATE, 0), Vec::new(), tone(hertz));
                while stretch.position() < u64::from(RATE) * 2 {
                    stretch.step(speed, &mut source, &mut out).unwrap();
                }
                let seconds = out.len() as f64 / f64::from(RATE);
                assert!((seconds - 2.0 / speed).abs() < 0.03, "{speed}: {seconds} s");
                let found = crossings(&out) as f64 / seconds;
                assert!((found / f64::from(hertz) - 1.0).abs() < 0.015, "{hertz} Hz at {speed} became {found}");
                let middle = &out[RATE as usize / 10..out.len() - RATE as usize / 10];
                let power = middle.iter().map(|sample| sample * sample).sum::<f32>() / middle.len() as f32;
                assert!((0.42..0.55).contains(&power), "{hertz} Hz at {speed} has power {power}: windows cancel each other");
            }
        }
    }

    #[test]
    fn at_its_own_speed_sound_comes_out_as_it_went_in() {
        let (mut stretch, mut out, mut source) = (Stretch::new(RATE, 500), Vec::new(), tone(173.0));
        for _ in 0..50 {
            stretch.step(1.0, &mut source, &mut out).unwrap();
        }
        let worst = out.iter().zip(&source.0[500..]).map(|(one, other)| (one - other).abs()).fold(0.0, f32::max);
        assert!(worst < 0.02, "{worst}");
    }
}
