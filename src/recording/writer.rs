//! The thread behind a take: from the ring the microphone fills to blocks on the disk, and what is done about faults.

use crate::domain::{Gap, Missing};
use crate::recording::devices::Device;
use crate::recording::error::SoundError;
use crate::recording::open::{self, Open};
use crate::recording::resample::{Lane, kept_rate};
use crate::recording::sink::{BLOCKS_A_SECOND, FrameSink, Run, peaks};
use crate::recording::status::{Shared, State, slept};
use rtrb::{Consumer, Producer, RingBuffer};
use std::io;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;
use zeroize::{Zeroize, Zeroizing};

/// How often the ring is emptied.
const BEAT: Duration = Duration::from_millis(100);
/// How many seconds of sound wait in the ring at most: a disk that is busy with something else is outlasted.
const RING_SECONDS: usize = 10;
/// A microphone from which nothing comes for so long has stalled: a frozen server gives no error.
const STALLED_MS: u64 = 2_500;
/// A recording in which nothing was louder than [`FAINTEST`] for so long is called silent.
const SILENT_MS: u64 = 5_000;
/// -66 dBFS: below the noise of any microphone that is on.
const FAINTEST: u16 = 16;
/// A sleep shorter than this is the coarseness of two clocks.
const SLEPT: Duration = Duration::from_secs(1);

/// Something the worker is told to do.
#[derive(Debug)]
pub(super) enum Command {
    /// Close the microphone.
    Hush(State, Missing),
    /// Open it again, or another, unless somebody pressed pause since then: the number says how often that was done.
    Resume(Option<Device>, u32),
    /// End.
    Stop,
}

/// What is kept of a take that has ended.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// Frames in a second.
    pub rate: u32,
    /// Frames on the disk.
    pub frames: u64,
    /// Frames lost because the disk or the machine was too slow.
    pub lost: u64,
    /// The fault in which it ended, where it did.
    pub fault: Option<State>,
    /// What is not in it.
    pub gaps: Vec<Gap>,
}

pub(super) struct Writer<S> {
    shared: Arc<Shared>,
    sink: S,
    device: Option<Device>,
    running: Option<Running>,
    rate: u32,
    /// Milliseconds the take had been going when this program took it up.
    before_ms: u64,
    /// Milliseconds from the take's beginning to the end of what is kept.
    ends_ms: u64,
    frames: u64,
    why: Option<Missing>,
    gaps: Vec<Gap>,
    slept: Duration,
    loud_at: u64,
}

struct Running {
    open: Open,
    ring: Consumer<i16>,
    lane: Option<Lane>,
    block: Zeroizing<Vec<i16>>,
    /// Whether the run was begun in the sink, which is done with its first sound: opening can take its time.
    begun: bool,
}

impl<S: FrameSink> Writer<S> {
    pub(super) fn new(shared: Arc<Shared>, sink: S, device: Option<Device>, earlier: Option<Earlier>) -> Self {
        let mut writer = Self {
            shared,
            sink,
            device,
            running: None,
            rate: 0,
            before_ms: 0,
            ends_ms: 0,
            frames: 0,
            why: None,
            gaps: Vec::new(),
            slept: slept(),
            loud_at: 0,
        };
        if let Some(earlier) = earlier {
            writer.rate = earlier.rate;
            (writer.before_ms, writer.ends_ms, writer.frames) = (earlier.since_ms, earlier.ends_ms, earlier.frames);
            writer.why = Some(Missing::Restarted);
            writer.shared.kept.store(earlier.frames, Ordering::Release);
        }
        writer
    }

    /// Opens the microphone; with its first sound a run begins.
    pub(super) fn open(&mut self, hushed: u32) -> Result<(), SoundError> {
        // The rate is known only once the device is open, so the ring is made for the highest there is.
        let (producer, ring) = RingBuffer::new(RING_SECONDS * 48_000);
        self.shared.hearing.store(true, Ordering::SeqCst);
        if self.shared.hushed.load(Ordering::SeqCst) != hushed {
            // Somebody pressed pause this moment; what they ask for is next in the queue.
            self.shared.hearing.store(false, Ordering::SeqCst);
        }
        let open = open::microphone(self.device.as_ref(), ears(producer, self.shared.clone()))?;
        if self.rate == 0 {
            self.rate = kept_rate(open.rate);
        }
        let lane = Lane::new(open.rate, self.rate)?;
        let now = self.shared.now_ms();
        (self.loud_at, self.slept) = (now, slept());
        self.shared.heard_at.store(now, Ordering::Release);
        self.shared.rate.store(self.rate, Ordering::Relaxed);
        self.shared.set(State::Running);
        let block = Zeroizing::new(Vec::with_capacity(self.block_frames() * 2));
        self.running = Some(Running { open, ring, lane, block, begun: false });
        Ok(())
    }

    /// Works until it is told to stop, or nobody is left to tell.
    pub(super) fn work(mut self, commands: &Receiver<Command>) -> Kept {
        loop {
            match commands.recv_timeout(BEAT) {
                Ok(Command::Hush(state, why)) => self.close(state, why),
                Ok(Command::Resume(device, hushed)) => self.resume(device, hushed),
                Ok(Command::Stop) | Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => {}
            }
            self.look_around();
        }
        self.close(State::Stopped, Missing::Paused);
        let fault = Some(self.shared.state()).filter(|state| state.is_fault());
        self.shared.set(State::Stopped);
        let lost = self.shared.lost.load(Ordering::Relaxed);
        Kept { rate: self.rate, frames: self.frames, lost, fault, gaps: std::mem::take(&mut self.gaps) }
    }

    fn resume(&mut self, device: Option<Device>, hushed: u32) {
        if self.running.is_some() || self.shared.hushed.load(Ordering::SeqCst) != hushed {
            return;
        }
        self.device = device.or(self.device.take());
        if let Err(error) = self.open(hushed) {
            tracing::warn!(%error, "the recording could not be resumed");
            self.shared.hearing.store(false, Ordering::SeqCst);
            self.shared.set(match error {
                SoundError::Disk(cause) => disk_state(&cause),
                SoundError::NoAnswer => State::Stalled,
                _ => State::DeviceLost,
            });
        }
    }

    fn look_around(&mut self) {
        let Some(running) = &self.running else { return };
        let (lost, now) = (running.open.is_lost(), self.shared.now_ms());
        let quiet_for = now.saturating_sub(self.shared.heard_at.load(Ordering::Acquire));
        if slept().saturating_sub(self.slept) > SLEPT {
            self.close(State::Suspended, Missing::Suspended);
        } else if lost {
            self.close(State::DeviceLost, Missing::Microphone);
        } else if quiet_for > STALLED_MS {
            self.close(State::Stalled, Missing::Microphone);
        } else if let Err(cause) = self.drain() {
            self.disk_failed(&cause);
        }
        self.shared.silent.store(self.running.is_some() && now.saturating_sub(self.loud_at) > SILENT_MS, Ordering::Relaxed);
    }

    /// Closes the microphone and keeps what it heard till then.
    fn close(&mut self, state: State, why: Missing) {
        self.shared.hearing.store(false, Ordering::SeqCst);
        if let Some(running) = &self.running {
            // A run that never had any sound leaves the reason of the gap as it was.
            let heard = running.begun || running.ring.slots() > 0;
            self.why = if heard { Some(why) } else { self.why.or((self.frames > 0).then_some(why)) };
        } else if self.shared.state().is_fault() {
            // Who presses pause after a fault must still be told of it.
            return;
        }
        if let Err(cause) = self.drain().and_then(|()| self.finish()) {
            self.disk_failed(&cause);
        } else {
            self.shared.set(state);
        }
    }

    fn disk_failed(&mut self, cause: &io::Error) {
        tracing::error!(%cause, "sound could not be kept");
        self.shared.hearing.store(false, Ordering::SeqCst);
        self.running = None;
        self.why = Some(Missing::Disk);
        self.shared.pending.store(0, Ordering::Relaxed);
        self.shared.set(disk_state(cause));
    }

    /// Brings what waits in the ring to the disk, as far as it fills blocks.
    fn drain(&mut self) -> io::Result<()> {
        self.begin_run()?;
        let block_frames = self.block_frames();
        let Some(running) = &mut self.running else { return Ok(()) };
        let waiting = running.ring.slots();
        let mut loud = false;
        if let Ok(mut chunk) = running.ring.read_chunk(waiting) {
            let (first, second) = chunk.as_mut_slices();
            for part in [first, second] {
                loud |= part.iter().any(|sample| sample.unsigned_abs() >= FAINTEST);
                match &mut running.lane {
                    Some(lane) => lane.push(part, &mut running.block),
                    None => running.block.extend_from_slice(part),
                }
                part.zeroize();
            }
            chunk.commit_all();
        }
        if loud {
            self.loud_at = self.shared.now_ms();
        }
        while let Some(block) = running.block.get(..block_frames) {
            self.sink.write_frame(block, &peaks(block, self.rate))?;
            self.frames += block_frames as u64;
            self.ends_ms += 1000 / u64::from(BLOCKS_A_SECOND);
            running.block.rotate_left(block_frames);
            let left = running.block.len() - block_frames;
            running.block.get_mut(left..).unwrap_or_default().zeroize();
            running.block.truncate(left);
            self.shared.kept.store(self.frames, Ordering::Release);
        }
        self.shared.pending.store(running.block.len() as u64, Ordering::Relaxed);
        Ok(())
    }

    /// Begins a run once there is sound.
    fn begin_run(&mut self) -> io::Result<()> {
        let Some(running) = self.running.as_mut().filter(|running| !running.begun && running.ring.slots() > 0) else { return Ok(()) };
        let waits_ms = (running.ring.slots() as u64 * 1000).checked_div(u64::from(running.open.rate)).unwrap_or(0);
        let begins_ms = match self.why {
            None => 0,
            Some(_) => (self.before_ms + self.shared.now_ms().saturating_sub(waits_ms)).max(self.ends_ms),
        };
        if self.why.is_none() {
            self.shared.begins_now(waits_ms);
        }
        self.sink.begin(&Run { rate: self.rate, begins_ms, gap: self.why })?;
        running.begun = true;
        if let Some(why) = self.why.take() {
            self.gaps.push(Gap { at_frame: self.frames, milliseconds: begins_ms - self.ends_ms, why });
        }
        self.ends_ms = begins_ms;
        Ok(())
    }

    /// Keeps the rest of a run and ends it.
    fn finish(&mut self) -> io::Result<()> {
        let Some(mut running) = self.running.take() else { return Ok(()) };
        if !running.begun {
            return Ok(());
        }
        if let Some(lane) = &mut running.lane {
            lane.finish(&mut running.block);
        }
        let block_frames = self.block_frames();
        let blocks = running.block.chunks_exact(block_frames);
        let rest = blocks.remainder();
        for block in blocks {
            self.sink.write_frame(block, &peaks(block, self.rate))?;
        }
        self.sink.finish(rest, &peaks(rest, self.rate))?;
        self.frames += running.block.len() as u64;
        self.ends_ms += (running.block.len() as u64 * 1000).checked_div(u64::from(self.rate)).unwrap_or(0);
        self.shared.pending.store(0, Ordering::Relaxed);
        self.shared.kept.store(self.frames, Ordering::Release);
        Ok(())
    }

    fn block_frames(&self) -> usize {
        usize::try_from(self.rate / BLOCKS_A_SECOND).unwrap_or(1).max(1)
    }
}

/// Gives what the sound system's thread does with sound: copies it into the ring and counts. It never waits.
fn ears(mut ring: Producer<i16>, shared: Arc<Shared>) -> impl FnMut(&[i16]) + Send + 'static {
    move |sound| {
        shared.heard_at.store(shared.now_ms(), Ordering::Release);
        if !shared.hearing.load(Ordering::Acquire) {
            return;
        }
        shared.meter.hear(sound);
        let (_, left) = ring.push_partial_slice(sound);
        if !left.is_empty() {
            shared.lost.fetch_add(left.len() as u64, Ordering::Relaxed);
        }
    }
}

fn disk_state(cause: &io::Error) -> State {
    match cause.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => State::DiskFull,
        _ => State::DiskFailed,
    }
}

/// What is there already of a take that goes on after the station stopped in the middle of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Its rate.
    pub rate: u32,
    /// Frames that are kept of it.
    pub frames: u64,
    /// Milliseconds since it began.
    pub since_ms: u64,
    /// Milliseconds from its beginning to the end of what is kept.
    pub ends_ms: u64,
}
