//! Sound as a WAV file: what leaves the station when an adult saves a copy. The station itself keeps none.

use super::{Sound, SoundError};
use std::io::{Error, Seek, Write};
use zeroize::Zeroizing;

/// The most bytes of sound a WAV file can tell of.
const MOST: u64 = u32::MAX as u64 - 64;

/// Writes sound as a mono WAV file of 16 bits, a second at a time; tells whether it was written to its end.
///
/// `go_on` hears how many frames are written and says whether to go on.
///
/// # Errors
/// When it can't be written, or is longer than a WAV file can tell (4 GiB, twelve hours at 48 kHz).
pub fn write_wav(out: impl Write + Seek, sound: &mut impl Sound, mut go_on: impl FnMut(u64) -> bool) -> Result<bool, SoundError> {
    let (rate, frames) = (sound.rate(), sound.frames());
    if frames.saturating_mul(2) > MOST {
        return Err(SoundError::Disk(std::io::ErrorKind::FileTooLarge.into()));
    }
    let spec = hound::WavSpec { channels: 1, sample_rate: rate, bits_per_sample: 16, sample_format: hound::SampleFormat::Int };
    let mut writer = hound::WavWriter::new(out, spec).map_err(fault)?;
    let second = usize::try_from(rate).unwrap_or(48_000).max(1);
    let mut piece = Zeroizing::new(vec![0_i16; second]);
    let mut at = 0;
    while at < frames {
        if !go_on(at) {
            return Ok(false);
        }
        let count = usize::try_from(frames - at).map_or(second, |left| left.min(second));
        let Some(part) = piece.get_mut(..count) else { break };
        part.fill(0);
        sound.read(at, part);
        let mut samples = writer.get_i16_writer(u32::try_from(count).unwrap_or(0));
        for sample in part.iter() {
            samples.write_sample(*sample);
        }
        samples.flush().map_err(fault)?;
        at += count as u64;
    }
    writer.finalize().map_err(fault)?;
    Ok(true)
}

fn fault(error: hound::Error) -> SoundError {
    SoundError::Disk(match error {
        hound::Error::IoError(cause) => cause,
        other => Error::other(other),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    struct Known(Vec<i16>);

    impl Sound for Known {
        fn rate(&self) -> u32 {
            24_000
        }

        fn frames(&self) -> u64 {
            self.0.len() as u64
        }

        fn read(&mut self, from: u64, out: &mut [i16]) {
            let from = usize::try_from(from).unwrap();
            out.copy_from_slice(&self.0[from..from + out.len()]);
        }
    }

    #[test]
    fn a_wav_reads_back_as_it_was() {
        let known: Vec<i16> = (0..60_001_i32).map(|place| i16::try_from(place % 65_536 - 30_000).unwrap()).collect();
        let mut bytes = Cursor::new(Vec::new());
        let mut told = Vec::new();
        let whole = write_wav(&mut bytes, &mut Known(known.clone()), |at| {
            told.push(at);
            true
        });
        assert!(whole.unwrap());
        assert_eq!(told, [0, 24_000, 48_000]);
        let mut reader = hound::WavReader::new(bytes.get_ref().as_slice()).unwrap();
        assert_eq!((reader.spec().sample_rate, reader.spec().channels), (24_000, 1));
        assert_eq!(reader.samples::<i16>().map(Result::unwrap).collect::<Vec<_>>(), known);
    }

    #[test]
    fn writing_ends_when_it_is_given_up() {
        let mut bytes = Cursor::new(Vec::new());
        assert!(!write_wav(&mut bytes, &mut Known(vec![7; 60_000]), |at| at < 24_000).unwrap());
    }

    #[test]
    fn what_a_wav_cannot_tell_is_refused() {
        struct Endless;
        impl Sound for Endless {
            fn rate(&self) -> u32 {
                48_000
            }
            fn frames(&self) -> u64 {
                1 << 40
            }
            fn read(&mut self, _: u64, _: &mut [i16]) {}
        }
        assert!(write_wav(&mut Cursor::new(Vec::new()), &mut Endless, |_| true).is_err());
    }
}
