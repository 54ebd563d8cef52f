//! Sound as a WAV file in memory, for an export; nothing open is ever written beside the sealed files.

use super::SoundError;
use std::io::Cursor;
use zeroize::Zeroizing;

/// Gives mono sound of 16 bits as the bytes of a WAV file.
///
/// # Errors
/// When it is longer than a WAV file can tell (4 GiB, twelve hours at 48 kHz).
pub fn wav(sound: &[i16], rate: u32) -> Result<Zeroizing<Vec<u8>>, SoundError> {
    let spec = hound::WavSpec { channels: 1, sample_rate: rate, bits_per_sample: 16, sample_format: hound::SampleFormat::Int };
    let fault = |error: hound::Error| SoundError::Disk(std::io::Error::other(error));
    // With room for all of it from the start, no copy is left behind by growing.
    let mut bytes = Zeroizing::new(Vec::with_capacity(sound.len().saturating_mul(2).saturating_add(64)));
    let mut writer = hound::WavWriter::new(Cursor::new(&mut *bytes), spec).map_err(fault)?;
    for sample in sound {
        writer.write_sample(*sample).map_err(fault)?;
    }
    writer.finalize().map_err(fault)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wav_reads_back_as_it_was() {
        let bytes = wav(&[1, -2, i16::MIN], 24_000).unwrap();
        let mut reader = hound::WavReader::new(bytes.as_slice()).unwrap();
        assert_eq!(reader.spec().sample_rate, 24_000);
        assert_eq!(reader.samples::<i16>().map(Result::unwrap).collect::<Vec<_>>(), [1, -2, i16::MIN]);
    }
}
