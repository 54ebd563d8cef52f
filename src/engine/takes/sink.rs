//! Keeping a take: sealed, and on the disk, block by block.

use crate::engine::takes::TakeFolder;
use crate::recording::{BLOCKS_A_SECOND, FrameSink, PEAKS_A_SECOND, Peak, Run};
use crate::vault::{Contents, SealedWriter, Segment};
use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use zeroize::Zeroizing;

/// Peaks are synced every so many blocks: what is lost of them is drawn anew from the sound.
const PEAKS_SYNCED: u32 = 5 * BLOCKS_A_SECOND;
/// Bytes of a peak.
pub(super) const PEAK: u32 = 4;

/// Keeps the sound of one take.
#[derive(Debug)]
pub struct TakeSink {
    folder: TakeFolder,
    next: u16,
    run: Option<Files>,
}

#[derive(Debug)]
struct Files {
    sound: SealedWriter<File>,
    peaks: SealedWriter<File>,
    unsynced: u32,
}

impl TakeFolder {
    /// Gives where its sound is kept while it is recorded.
    pub fn sink(&self) -> TakeSink {
        TakeSink::new(self.clone())
    }
}

impl TakeSink {
    pub(super) fn new(folder: TakeFolder) -> Self {
        Self { folder, next: 0, run: None }
    }

    /// Makes a file for a run under a number that was never used in this take.
    fn create(&mut self, name: &str) -> io::Result<(PathBuf, File)> {
        loop {
            let path = self.folder.path.join(format!("{name}-{}.sealed", self.next));
            match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
                Ok(file) => return Ok((path, file)),
                Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {
                    self.next = self.next.checked_add(1).ok_or(io::ErrorKind::StorageFull)?;
                }
                Err(cause) => return Err(cause),
            }
        }
    }

    fn files(&mut self, run: &Run) -> io::Result<Files> {
        let (sound_path, sound_file) = self.create("sound")?;
        let segment = Segment {
            contents: Contents::Sound,
            number: self.next,
            rate: run.rate,
            // Two bytes a frame.
            block: run.rate / BLOCKS_A_SECOND * 2,
            begins_ms: u32::try_from(run.begins_ms).unwrap_or(u32::MAX),
            gap: run.gap,
        };
        let (peaks_path, peaks_file) = self.create("peaks")?;
        let (take, key) = (self.folder.take.0, &self.folder.key);
        let made = SealedWriter::begin(sound_file, key, take, &segment).and_then(|sound| {
            let segment = Segment { contents: Contents::Peaks, block: PEAKS_A_SECOND / BLOCKS_A_SECOND * PEAK, ..segment };
            let peaks = SealedWriter::begin(peaks_file, key, take, &segment)?;
            sound.get_ref().sync_all()?;
            File::open(&self.folder.path)?.sync_all()?;
            Ok(Files { sound, peaks, unsynced: 0 })
        });
        if made.is_err() {
            // Two files without sound; where they stay, they read as empty.
            let _ = (std::fs::remove_file(sound_path), std::fs::remove_file(peaks_path));
        }
        made
    }
}

impl FrameSink for TakeSink {
    fn begin(&mut self, run: &Run) -> io::Result<()> {
        self.run = None;
        self.run = Some(self.files(run)?);
        self.next = self.next.saturating_add(1);
        Ok(())
    }

    fn write_frame(&mut self, sound: &[i16], peaks: &[Peak]) -> io::Result<()> {
        let mut files = self.run.take().ok_or(io::ErrorKind::InvalidInput)?;
        files.sound.write_block(&bytes(sound))?;
        files.sound.get_ref().sync_data()?;
        files.peaks.write_block(&peak_bytes(peaks))?;
        files.unsynced += 1;
        if files.unsynced >= PEAKS_SYNCED {
            files.peaks.get_ref().sync_data()?;
            files.unsynced = 0;
        }
        self.run = Some(files);
        Ok(())
    }

    fn finish(&mut self, rest: &[i16], peaks: &[Peak]) -> io::Result<()> {
        let Some(files) = self.run.take() else { return Ok(()) };
        files.sound.finish(&bytes(rest))?.sync_all()?;
        files.peaks.finish(&peak_bytes(peaks))?.sync_all()
    }
}

fn bytes(sound: &[i16]) -> Zeroizing<Vec<u8>> {
    let mut bytes = Zeroizing::new(vec![0; sound.len() * 2]);
    for (pair, sample) in bytes.as_chunks_mut::<2>().0.iter_mut().zip(sound) {
        *pair = sample.to_le_bytes();
    }
    bytes
}

fn peak_bytes(peaks: &[Peak]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(peaks.iter().flat_map(|peak| [peak.low.to_le_bytes(), peak.high.to_le_bytes()].concat()).collect())
}
