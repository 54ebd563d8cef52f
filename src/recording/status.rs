//! What a recording tells of itself while it runs: numbers that are written in one place and read in any.

use super::Reading;
use super::meter::Meter;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

/// How a recording is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum State {
    /// Sound is kept.
    Running,
    /// Paused by somebody; the microphone is closed.
    Paused,
    /// Off the record; the microphone is closed.
    OffTheRecord,
    /// The microphone or its server gives nothing any more.
    Stalled,
    /// The microphone was unplugged, or its server died.
    DeviceLost,
    /// The disk is full.
    DiskFull,
    /// The disk can't be written.
    DiskFailed,
    /// The machine slept.
    Suspended,
    /// It is over.
    Stopped,
}

impl State {
    const ALL: [Self; 9] = [
        Self::Running,
        Self::Paused,
        Self::OffTheRecord,
        Self::Stalled,
        Self::DeviceLost,
        Self::DiskFull,
        Self::DiskFailed,
        Self::Suspended,
        Self::Stopped,
    ];

    /// Tells whether something broke off the recording that nobody asked for; it can be resumed.
    pub fn is_fault(self) -> bool {
        matches!(self, Self::Stalled | Self::DeviceLost | Self::DiskFull | Self::DiskFailed | Self::Suspended)
    }
}

/// What a recording tells of itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Status {
    /// How it is.
    pub state: State,
    /// Frames in a second.
    pub rate: u32,
    /// Frames recorded so far; those of the last block may not be on the disk yet.
    pub frames: u64,
    /// Frames that are on the disk.
    pub kept: u64,
    /// Frames that were lost because the disk or the machine was too slow.
    pub lost: u64,
    /// Whether nothing but silence has come in for a while: a muted microphone gives no error.
    pub silent: bool,
    /// How loud it was since the last time this was asked.
    pub level: Reading,
}

impl Status {
    /// Gives how long the recording is.
    pub fn elapsed(&self) -> Duration {
        Duration::from_millis(self.frames.saturating_mul(1000).checked_div(u64::from(self.rate)).unwrap_or(0))
    }
}

/// The numbers themselves.
#[derive(Debug)]
pub(super) struct Shared {
    state: AtomicU8,
    /// Whether sound is taken. Closed at once when somebody presses pause, before anything else is done.
    pub(super) hearing: AtomicBool,
    /// How often somebody pressed pause or off the record.
    pub(super) hushed: AtomicU32,
    pub(super) rate: AtomicU32,
    pub(super) kept: AtomicU64,
    pub(super) pending: AtomicU64,
    pub(super) lost: AtomicU64,
    pub(super) silent: AtomicBool,
    pub(super) heard_at: AtomicU64,
    pub(super) meter: Meter,
    /// When it began, in milliseconds of the machine's time.
    begun_ms: AtomicU64,
}

impl Shared {
    pub(super) fn new() -> Self {
        Self {
            state: AtomicU8::new(State::Running as u8),
            hearing: AtomicBool::new(true),
            hushed: AtomicU32::new(0),
            rate: AtomicU32::new(0),
            kept: AtomicU64::new(0),
            pending: AtomicU64::new(0),
            lost: AtomicU64::new(0),
            silent: AtomicBool::new(false),
            heard_at: AtomicU64::new(0),
            meter: Meter::default(),
            begun_ms: AtomicU64::new(machine_ms()),
        }
    }

    /// Gives the milliseconds since the recording began, those the machine slept through included.
    pub(super) fn now_ms(&self) -> u64 {
        machine_ms().saturating_sub(self.begun_ms.load(Ordering::Acquire))
    }

    /// Lets the recording begin now, or a while ago: with its first sound.
    pub(super) fn begins_now(&self, ago_ms: u64) {
        self.begun_ms.store(machine_ms().saturating_sub(ago_ms), Ordering::Release);
    }

    pub(super) fn state(&self) -> State {
        State::ALL.get(usize::from(self.state.load(Ordering::Acquire))).copied().unwrap_or(State::Stopped)
    }

    pub(super) fn set(&self, state: State) {
        self.state.store(state as u8, Ordering::Release);
    }

    pub(super) fn status(&self) -> Status {
        let kept = self.kept.load(Ordering::Acquire);
        Status {
            state: self.state(),
            rate: self.rate.load(Ordering::Relaxed),
            frames: kept + self.pending.load(Ordering::Relaxed),
            kept,
            lost: self.lost.load(Ordering::Relaxed),
            silent: self.silent.load(Ordering::Relaxed),
            level: self.meter.read(),
        }
    }
}

fn clock(clock: rustix::time::ClockId) -> Duration {
    let time = rustix::time::clock_gettime(clock);
    Duration::new(u64::try_from(time.tv_sec).unwrap_or(0), u32::try_from(time.tv_nsec).unwrap_or(0))
}

fn machine_ms() -> u64 {
    u64::try_from(awake_or_asleep().as_millis()).unwrap_or(u64::MAX)
}

/// Gives the time since the machine was started.
fn awake_or_asleep() -> Duration {
    clock(rustix::time::ClockId::Boottime)
}

/// Gives how long the machine has slept since it was started.
pub(super) fn slept() -> Duration {
    awake_or_asleep().saturating_sub(clock(rustix::time::ClockId::Monotonic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_read_as_it_was_set() {
        let shared = Shared::new();
        for state in State::ALL {
            shared.set(state);
            assert_eq!(shared.state(), state);
        }
    }
}
