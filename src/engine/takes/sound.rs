//! Reading a take: its runs as one sound, any place of it at once, and its picture.

use crate::domain::Gap;
use crate::engine::takes::{TakeError, TakeFolder};
use crate::recording::{Earlier, Peak, Sound, peaks};
use crate::vault::{Contents, Ended, SealError, SealedReader};
use std::fs::File;
use std::path::Path;
use zeroize::{Zeroize, Zeroizing};

/// The sound of one take.
#[derive(Debug)]
pub struct TakeSound {
    folder: TakeFolder,
    runs: Vec<RunSound>,
    rate: u32,
    frames: u64,
    damaged: bool,
    cached: Option<Cached>,
}

#[derive(Debug)]
struct RunSound {
    reader: SealedReader<File>,
    number: u16,
    from: u64,
    frames: u64,
}

#[derive(Debug)]
struct Cached {
    run: usize,
    block: u32,
    sound: Zeroizing<Vec<i16>>,
}

impl TakeFolder {
    /// Gives its sound, all runs as one.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub fn sound(&self) -> Result<TakeSound, TakeError> {
        TakeSound::open(self)
    }
}

impl TakeSound {
    pub(super) fn open(folder: &TakeFolder) -> Result<Self, TakeError> {
        let mut sound = Self { folder: folder.clone(), runs: Vec::new(), rate: 0, frames: 0, damaged: false, cached: None };
        let mut numbers = Vec::new();
        for entry in std::fs::read_dir(&folder.path)? {
            numbers.extend(number_of(&entry?.path()));
        }
        numbers.sort_unstable();
        for number in numbers {
            sound.add(number)?;
        }
        Ok(sound)
    }

    fn add(&mut self, number: u16) -> Result<(), TakeError> {
        let path = self.folder.path.join(format!("sound-{number}.sealed"));
        let reader = match SealedReader::open(File::open(path)?, &self.folder.key, self.folder.take.0) {
            Ok(reader) => reader,
            // The station stopped before this run had any sound.
            Err(SealError::Empty) => return Ok(()),
            Err(SealError::Foreign) => {
                self.damaged = true;
                return Ok(());
            }
            Err(other) => return Err(other.into()),
        };
        let segment = *reader.segment();
        let fits = segment.contents == Contents::Sound && segment.number == number && (self.rate == 0 || self.rate == segment.rate);
        if !fits || reader.ended() == Ended::Tampered {
            self.damaged = true;
        }
        if fits {
            let frames = reader.bytes() / 2;
            self.rate = segment.rate;
            self.runs.push(RunSound { reader, number, from: self.frames, frames });
            self.frames += frames;
        }
        Ok(())
    }

    /// Tells whether its last run was ended by the station, and not by a crash.
    pub fn is_whole(&self) -> bool {
        self.runs.last().is_none_or(|run| run.reader.ended() == Ended::Whole)
    }

    /// Tells whether something in it is not what was recorded. Damage within shows only when it is read.
    pub fn is_damaged(&self) -> bool {
        self.damaged
    }

    /// Counts the frames that can be read, by reading all of them.
    pub fn readable(&mut self) -> u64 {
        let blocks: Vec<(usize, u32)> =
            self.runs.iter().enumerate().flat_map(|(at, run)| (0..run.reader.blocks()).map(move |block| (at, block))).collect();
        blocks.into_iter().map(|(at, block)| self.block(at, block).map_or(0, |sound| sound.len() as u64)).sum()
    }

    /// Gives what is not in it, in order.
    pub fn gaps(&self) -> Vec<Gap> {
        let pairs = self.runs.iter().zip(self.runs.iter().skip(1));
        let gap = |(before, after): (&RunSound, &RunSound)| {
            let begins = u64::from(after.reader.segment().begins_ms);
            let why = after.reader.segment().gap?;
            Some(Gap { at_frame: after.from, milliseconds: begins.saturating_sub(before.ends_ms(self.rate)), why })
        };
        pairs.filter_map(gap).collect()
    }

    /// Gives what there is of it, for going on with it; `since_ms` are the milliseconds since it began.
    pub fn earlier(&self, since_ms: u64) -> Earlier {
        let ends_ms = self.runs.last().map_or(0, |run| run.ends_ms(self.rate));
        Earlier { rate: self.rate, frames: self.frames, since_ms: since_ms.max(ends_ms), ends_ms }
    }

    /// Gives its picture: twenty peaks a second. What was not kept of it is drawn from the sound.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn peaks(&mut self) -> Result<Vec<Peak>, TakeError> {
        let mut picture = Vec::new();
        for at in 0..self.runs.len() {
            let Some(run) = self.runs.get(at) else { break };
            let (blocks, number) = (run.reader.blocks(), run.number);
            let path = self.folder.path.join(format!("peaks-{number}.sealed"));
            let kept = File::open(path).ok().and_then(|file| SealedReader::open(file, &self.folder.key, self.folder.take.0).ok());
            let mut kept = kept.filter(|kept| kept.segment().contents == Contents::Peaks && kept.segment().number == number);
            for block in 0..blocks {
                match kept.as_mut().and_then(|kept| kept.block(block).ok()) {
                    Some(bytes) => picture.extend(
                        bytes
                            .as_chunks::<4>()
                            .0
                            .iter()
                            .map(|[a, b, c, d]| Peak { low: i16::from_le_bytes([*a, *b]), high: i16::from_le_bytes([*c, *d]) }),
                    ),
                    None => {
                        let rate = self.rate;
                        picture.extend(self.block(at, block).map_or_else(Vec::new, |sound| peaks(sound, rate)));
                    }
                }
            }
        }
        Ok(picture)
    }

    /// Gives the sound of a block, which is kept till the next is asked for.
    fn block(&mut self, run: usize, block: u32) -> Option<&[i16]> {
        if self.cached.as_ref().is_none_or(|cached| (cached.run, cached.block) != (run, block)) {
            let read = self.runs.get_mut(run)?.reader.block(block);
            let bytes = match read {
                Ok(bytes) => bytes,
                Err(error) => {
                    tracing::warn!(%error, run, "a piece of a recording can't be read");
                    self.damaged = true;
                    return None;
                }
            };
            let sound = Zeroizing::new(bytes.as_chunks::<2>().0.iter().map(|pair| i16::from_le_bytes(*pair)).collect::<Vec<_>>());
            self.cached = Some(Cached { run, block, sound });
        }
        self.cached.as_ref().map(|cached| cached.sound.as_slice())
    }
}

impl RunSound {
    fn ends_ms(&self, rate: u32) -> u64 {
        u64::from(self.reader.segment().begins_ms) + (self.frames * 1000).checked_div(u64::from(rate)).unwrap_or(0)
    }
}

impl Sound for TakeSound {
    fn rate(&self) -> u32 {
        self.rate
    }

    fn frames(&self) -> u64 {
        self.frames
    }

    fn read(&mut self, from: u64, out: &mut [i16]) {
        let (mut at, mut rest) = (from, out);
        while !rest.is_empty() {
            let Some(index) = self.runs.iter().position(|run| at < run.from + run.frames) else { return };
            let Some(run) = self.runs.get(index) else { return };
            let inside = at - run.from;
            // Two bytes a frame; the file says how long its blocks are.
            let frames = u64::from(run.reader.segment().block / 2).max(1);
            let (block, skipped) = (inside / frames, inside % frames);
            // As far as this block goes, or the run.
            let length = (frames - skipped).min(run.frames - inside);
            let count = usize::try_from(length).unwrap_or(usize::MAX).min(rest.len());
            let Some((part, after)) = std::mem::take(&mut rest).split_at_mut_checked(count) else { return };
            let (block, skipped) = (u32::try_from(block).unwrap_or(u32::MAX), usize::try_from(skipped).unwrap_or(usize::MAX));
            let sound = self.block(index, block).unwrap_or_default();
            for (place, sample) in part.iter_mut().zip(sound.get(skipped..).unwrap_or_default()) {
                *place = *sample;
            }
            (at, rest) = (at + count as u64, after);
        }
    }
}

impl Drop for TakeSound {
    fn drop(&mut self) {
        if let Some(cached) = &mut self.cached {
            cached.sound.zeroize();
        }
    }
}

fn number_of(path: &Path) -> Option<u16> {
    path.file_name()?.to_str()?.strip_prefix("sound-")?.strip_suffix(".sealed")?.parse().ok()
}
