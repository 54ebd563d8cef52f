//! From the microphone's rate to the one that is kept, and to the one at which voices are looked for.

use super::SoundError;
use rubato::audioadapter_buffers::direct::SequentialSlice;
use rubato::{Fft, FixedSync, Indexing, Resampler};
use zeroize::{Zeroize, Zeroizing};

/// Gives the rate at which sound from a microphone is kept.
///
/// 24,000 frames a second carry everything up to 12 kHz, which is all that speech needs. A microphone that gives 24 or
/// 48 kHz, as nearly all do, is kept as it is, bit by bit: a resampler would cost time and gain nothing but disk. Others
/// are brought to the next of the two above, so that nothing they heard is lost and every take has one of two rates.
pub fn kept_rate(device: u32) -> u32 {
    if device <= 24_000 { 24_000 } else { 48_000 }
}

/// Changes the rate of a stream of sound (rubato's synchronous FFT resampler, made for fixed ratios).
pub(super) struct Lane {
    resampler: Fft<f32>,
    waiting: Zeroizing<Vec<f32>>,
    out: Zeroizing<Vec<f32>>,
    /// Frames of the resampler's own delay that are still to be left out, so that nothing moves in time.
    delay: usize,
    ratio: f64,
    taken: u64,
    given: u64,
}

impl std::fmt::Debug for Lane {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Lane").field("ratio", &self.ratio).finish_non_exhaustive()
    }
}

impl Lane {
    /// Makes one; `None` where the rates are the same and the sound is better left alone.
    pub(super) fn new(from: u32, to: u32) -> Result<Option<Self>, SoundError> {
        if from == to {
            return Ok(None);
        }
        let (rate_in, rate_out) = (usize::try_from(from).unwrap_or(0), usize::try_from(to).unwrap_or(0));
        let resampler = Fft::new(rate_in, rate_out, 1024, 1, FixedSync::Both).map_err(|_| SoundError::Form)?;
        let (out, delay) = (vec![0.0; resampler.output_frames_max()], resampler.output_delay());
        let ratio = f64::from(to) / f64::from(from);
        Ok(Some(Self { resampler, waiting: Zeroizing::default(), out: out.into(), delay, ratio, taken: 0, given: 0 }))
    }

    /// Takes sound in, and appends what is ready.
    pub(super) fn push(&mut self, sound: &[i16], ready: &mut Vec<i16>) {
        self.waiting.extend(sound.iter().map(|sample| f32::from(*sample)));
        self.taken += sound.len() as u64;
        while self.waiting.len() >= self.resampler.input_frames_next() {
            let used = self.resampler.input_frames_next();
            self.step(None, ready);
            self.waiting.drain(..used);
        }
    }

    /// Appends what is still under way, so that as much comes out as went in.
    pub(super) fn finish(&mut self, ready: &mut Vec<i16>) {
        let due = (self.taken as f64 * self.ratio).round() as u64;
        // Each step gives something, so a few are enough; more would mean a resampler that stopped.
        for _ in 0..8 {
            if self.given >= due {
                break;
            }
            self.step(Some(self.waiting.len()), ready);
            self.waiting.clear();
        }
        let surplus = usize::try_from(self.given.saturating_sub(due)).unwrap_or(0);
        ready.truncate(ready.len().saturating_sub(surplus));
    }

    fn step(&mut self, rest: Option<usize>, ready: &mut Vec<i16>) {
        let needed = self.resampler.input_frames_next();
        if self.waiting.len() < needed {
            self.waiting.resize(needed, 0.0);
        }
        let room = self.out.len();
        let input = SequentialSlice::new(self.waiting.as_slice(), 1, needed);
        let output = SequentialSlice::new_mut(self.out.as_mut_slice(), 1, room);
        let (Ok(input), Ok(mut output)) = (input, output) else { return };
        let indexing = Indexing::new().partial_len(rest.unwrap_or(needed).min(needed));
        let Ok((_, made)) = self.resampler.process_into_buffer(&input, &mut output, Some(&indexing)) else { return };
        let skipped = self.delay.min(made);
        self.delay -= skipped;
        let sound = self.out.get(skipped..made).unwrap_or_default();
        ready.extend(sound.iter().map(|sample| sample.round().clamp(-32_768.0, 32_767.0) as i16));
        self.given += sound.len() as u64;
        self.out.as_mut_slice().zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resampled(from: u32, to: u32, sound: &[i16], piece: usize) -> Vec<i16> {
        let mut lane = Lane::new(from, to).unwrap().unwrap();
        let mut ready = Vec::new();
        sound.chunks(piece).for_each(|part| lane.push(part, &mut ready));
        lane.finish(&mut ready);
        ready
    }

    fn sine(rate: u32, hertz: f64, seconds: f64) -> Vec<i16> {
        let frames = (f64::from(rate) * seconds) as u32;
        (0..frames).map(|at| (10_000.0 * (f64::from(at) * hertz * std::f64::consts::TAU / f64::from(rate)).sin()) as i16).collect()
    }

    #[test]
    fn every_rate_of_a_microphone_is_kept_or_brought_to_the_next() {
        for (device, kept) in
            [(8_000, 24_000), (16_000, 24_000), (24_000, 24_000), (32_000, 48_000), (44_100, 48_000), (48_000, 48_000), (96_000, 48_000)]
        {
            assert_eq!(kept_rate(device), kept);
        }
        assert!(Lane::new(48_000, 48_000).unwrap().is_none());
    }

    #[test]
    fn a_tone_keeps_its_pitch_length_and_place_whatever_the_pieces() {
        for (from, to) in [(44_100, 48_000), (16_000, 24_000), (48_000, 16_000), (96_000, 48_000)] {
            let (sound, expected) = (sine(from, 440.0, 1.3), sine(to, 440.0, 1.3));
            for piece in [160, 1_000, 48_001] {
                let found = resampled(from, to, &sound, piece);
                assert!(found.len().abs_diff(expected.len()) <= 1, "{from} to {to}: {} for {}", found.len(), expected.len());
                let middle = 2_000..expected.len() - 2_000;
                let worst = found[middle.clone()].iter().zip(&expected[middle]).map(|(one, two)| one.abs_diff(*two)).max().unwrap();
                // The resampler's delay is told in whole frames: what is left of it is less than one.
                let one_frame = 10_000.0 * 440.0 * std::f64::consts::TAU / f64::from(to);
                assert!(f64::from(worst) < one_frame, "{from} to {to} in pieces of {piece}: {worst}");
            }
        }
    }
}
