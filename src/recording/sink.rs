//! Where sound goes that is kept. Another room knows how: this one gives it block by block.

use crate::domain::Missing;
use std::io;

/// A stretch of recording without a gap, as it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Frames in a second; the same for every run of a take.
    pub rate: u32,
    /// Milliseconds since the take began.
    pub begins_ms: u64,
    /// Why there is a gap before it; none for the first.
    pub gap: Option<Missing>,
}

/// The lowest and the highest sample of a short while, for the picture of the sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Peak {
    /// The lowest.
    pub low: i16,
    /// The highest.
    pub high: i16,
}

/// How many blocks a second is kept in. With a microphone that is heard in quarters of a second, a power cut then costs
/// half a second, and on a machine too busy to keep up not more than a whole one.
pub const BLOCKS_A_SECOND: u32 = 4;

/// How many peaks there are in a second; a block has whole ones.
pub const PEAKS_A_SECOND: u32 = 20;

/// Gives the peaks of a piece of sound; the last one may stand for less sound.
pub fn peaks(sound: &[i16], rate: u32) -> Vec<Peak> {
    let each = usize::try_from(rate / PEAKS_A_SECOND).unwrap_or(1).max(1);
    let peak = |part: &[i16]| {
        let mut peak = part.first().map_or(Peak::default(), |first| Peak { low: *first, high: *first });
        for sample in part {
            peak = Peak { low: peak.low.min(*sample), high: peak.high.max(*sample) };
        }
        peak
    };
    sound.chunks(each).map(peak).collect()
}

/// Keeps sound. Whatever it is given is on the disk when it returns.
pub trait FrameSink: Send + 'static {
    /// Begins a run; whatever was begun before is over, finished or not.
    ///
    /// # Errors
    /// When it can't be kept.
    fn begin(&mut self, run: &Run) -> io::Result<()>;

    /// Keeps exactly one block.
    ///
    /// # Errors
    /// When it can't be kept. What was kept before stays good, and the next call is [`FrameSink::begin`].
    fn write_frame(&mut self, sound: &[i16], peaks: &[Peak]) -> io::Result<()>;

    /// Keeps what is left, which may be nothing, and ends the run.
    ///
    /// # Errors
    /// When it can't be kept. What was kept before stays good.
    fn finish(&mut self, rest: &[i16], peaks: &[Peak]) -> io::Result<()>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peaks_are_the_outermost_samples_of_a_twentieth_of_a_second() {
        let mut sound = vec![0; 24_000];
        sound[2_400] = -7;
        sound[4_799] = 9;
        let found = peaks(&sound, 48_000);
        assert_eq!((found.len(), found[1]), (10, Peak { low: -7, high: 9 }));
        assert_eq!(peaks(&[3], 48_000), [Peak { low: 3, high: 3 }]);
        assert_eq!(peaks(&[], 48_000), []);
    }
}
