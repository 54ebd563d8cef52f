//! Tells whether the machine kept time while sound was measured.
//!
//! A machine that is shared with others stands still at times, for longer than a loudspeaker holds sound in hand. What is
//! heard then has a hole that no program could have mended, and says nothing of the program.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How often the time is looked at.
const STEP: Duration = Duration::from_millis(10);
/// Over how many steps the time is added up that other machines took.
const WINDOW: usize = 20;
/// What the kernel counts that time in.
const TICK: Duration = Duration::from_millis(10);
/// What the program that listens holds in hand (`parec` is asked for 20 ms), which is how long a machine may stand still.
pub const IN_HAND: Duration = Duration::from_millis(20);

/// Looks at the time until it is asked.
pub struct Watch {
    done: Arc<AtomicBool>,
    thread: JoinHandle<Duration>,
}

impl Watch {
    pub fn begin() -> Self {
        let done = Arc::new(AtomicBool::new(false));
        let seen = done.clone();
        Self { done, thread: std::thread::spawn(move || watch(&seen)) }
    }

    /// Gives the longest time for which the machine stood still.
    pub fn longest(self) -> Duration {
        self.done.store(true, Ordering::Release);
        self.thread.join().unwrap()
    }
}

/// Waits until the machine has kept time for two seconds, a quarter of a minute at most.
pub fn wait() {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(15) {
        let watch = Watch::begin();
        std::thread::sleep(Duration::from_secs(2));
        if watch.longest() < IN_HAND {
            return;
        }
    }
}

fn watch(done: &AtomicBool) -> Duration {
    let mut longest = Duration::ZERO;
    let mut stolen = VecDeque::from([stolen_ticks()]);
    while !done.load(Ordering::Acquire) {
        let begun = Instant::now();
        std::thread::sleep(STEP);
        longest = longest.max(begun.elapsed().saturating_sub(STEP));
        stolen.push_back(stolen_ticks());
        if stolen.len() > WINDOW {
            stolen.pop_front();
        }
        longest = longest.max(TICK * stolen.back().unwrap().saturating_sub(*stolen.front().unwrap()));
    }
    longest
}

/// The time that the machine wanted and others got, since it was started: the eighth figure of the first line.
fn stolen_ticks() -> u32 {
    let told = std::fs::read_to_string("/proc/stat").unwrap_or_default();
    told.split_ascii_whitespace().nth(8).and_then(|ticks| ticks.parse::<u64>().ok()).map_or(0, |ticks| ticks as u32)
}
