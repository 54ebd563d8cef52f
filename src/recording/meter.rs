//! How loud it is, counted where the sound arrives and read anywhere else. Only numbers pass through here.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

/// What counts as no sound at all, in dBFS: the quietest step of 16 bits lies at -90.3.
pub const SILENCE: f32 = -96.0;
/// A sample this far out was cut off by the microphone's amplifier or converter.
const CLIPPED: u32 = 32_766;

/// Counts; written by one thread and read by another without either waiting.
#[derive(Debug, Default)]
pub(super) struct Meter {
    peak: AtomicU32,
    squares: AtomicU64,
    clipped: AtomicU64,
    samples: AtomicU64,
}

/// How loud it was since the last reading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The loudest sample, in dBFS.
    pub peak: f32,
    /// The mean level (root of the mean square), in dBFS; a full sine has -3.
    pub rms: f32,
    /// Samples that were cut off.
    pub clipped: u64,
    /// Samples there were.
    pub samples: u64,
}

impl Meter {
    /// Counts a piece of sound. Meant for the sound system's thread: nothing here waits, allocates or locks.
    pub(super) fn hear(&self, sound: &[i16]) {
        let (mut peak, mut squares, mut clipped) = (0, 0_u64, 0);
        for sample in sound {
            let size = u32::from(sample.unsigned_abs());
            peak = peak.max(size);
            squares += u64::from(size) * u64::from(size);
            clipped += u64::from(size >= CLIPPED);
        }
        self.peak.fetch_max(peak, Ordering::Relaxed);
        self.squares.fetch_add(squares, Ordering::Relaxed);
        self.clipped.fetch_add(clipped, Ordering::Relaxed);
        self.samples.fetch_add(sound.len() as u64, Ordering::Release);
    }

    /// Gives what was counted since the last reading, and begins anew.
    pub(super) fn read(&self) -> Reading {
        let samples = self.samples.swap(0, Ordering::Acquire);
        let squares = self.squares.swap(0, Ordering::Relaxed);
        let peak = self.peak.swap(0, Ordering::Relaxed);
        let mean = if samples == 0 { 0.0 } else { squares as f64 / samples as f64 };
        Reading { peak: decibels(f64::from(peak)), rms: decibels(mean.sqrt()), clipped: self.clipped.swap(0, Ordering::Relaxed), samples }
    }
}

/// Gives a size in dBFS.
pub(super) fn decibels(size: f64) -> f32 {
    if size <= 0.0 { SILENCE } else { ((20.0 * (size / 32_768.0).log10()) as f32).clamp(SILENCE, 0.0) }
}

/// Measures a piece of sound by itself.
pub(super) fn measure(sound: &[i16]) -> Reading {
    let meter = Meter::default();
    meter.hear(sound);
    meter.read()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_sine_stands_at_zero_and_its_mean_three_below() {
        let sine: Vec<i16> = (0..48_000).map(|at| (32_767.0 * (f64::from(at) * 0.05).sin()) as i16).collect();
        let reading = measure(&sine);
        assert!(reading.peak > -0.01 && (reading.rms + 3.01).abs() < 0.05, "{reading:?}");
        assert_eq!(reading.samples, 48_000);
        assert!(reading.clipped > 0);
    }

    #[test]
    fn reading_begins_anew() {
        let meter = Meter::default();
        meter.hear(&[100, -200]);
        assert_eq!(meter.read().samples, 2);
        assert_eq!(meter.read(), Reading { peak: SILENCE, rms: SILENCE, clipped: 0, samples: 0 });
        meter.hear(&[i16::MIN]);
        assert_eq!((meter.read().peak, meter.read().clipped), (0.0, 0));
    }
}
