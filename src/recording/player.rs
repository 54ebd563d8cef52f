//! Listening back: play, pause, seek, slower and faster at the same pitch.

use super::open::{self, Open};
use super::stretch::{Source, Stretch};
use super::{Device, SoundError};
use rtrb::{Consumer, Producer, RingBuffer};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How often the ring is filled up.
const BEAT: Duration = Duration::from_millis(15);
/// The sound that waits in the ring, in parts of a second: enough for a busy machine. A seek throws it away.
const AHEAD: u32 = 2;
/// How long a seek waits for the sound system to throw away what waits in the ring.
const FLUSHED: Duration = Duration::from_millis(300);
/// The slowest and the fastest, in hundredths.
const SPEEDS: std::ops::RangeInclusive<u64> = 75..=150;

/// Sound that can be listened to.
pub trait Sound: Send + 'static {
    /// Gives the frames in a second.
    fn rate(&self) -> u32;

    /// Gives how many frames there are.
    fn frames(&self) -> u64;

    /// Fills `out` with the sound from a frame on. What can't be read is left as it is, which is silence.
    fn read(&mut self, from: u64, out: &mut [i16]);
}

/// What a player does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Playing {
    /// It waits.
    Paused,
    /// It plays.
    Playing,
    /// It has come to the end.
    Ended,
    /// The loudspeaker went away.
    Lost,
}

/// What a player tells of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlayerStatus {
    /// What it does.
    pub playing: Playing,
    /// The frame that is heard.
    pub frame: u64,
    /// How many there are.
    pub frames: u64,
    /// The speed, in hundredths.
    pub speed: u64,
}

#[derive(Debug)]
enum Command {
    Play,
    Pause,
    Seek(u64),
    Speed(u64),
}

#[derive(Debug)]
struct Shared {
    playing: AtomicU8,
    sounding: AtomicBool,
    flush: AtomicBool,
    frame: AtomicU64,
    speed: AtomicU64,
}

/// Plays one take. It falls silent when it is dropped.
#[derive(Debug)]
pub struct Player {
    shared: Arc<Shared>,
    frames: u64,
    commands: Option<Sender<Command>>,
    thread: Option<JoinHandle<()>>,
}

impl Player {
    /// Opens a loudspeaker, or the one the system would take, and waits at the beginning.
    ///
    /// # Errors
    /// When it can't be opened, or the sound system does not answer within three seconds.
    pub fn open(device: Option<&Device>, sound: impl Sound) -> Result<Self, SoundError> {
        let (rate, frames) = (sound.rate(), sound.frames());
        let shared = Arc::new(Shared {
            playing: AtomicU8::new(Playing::Paused as u8),
            sounding: AtomicBool::new(false),
            flush: AtomicBool::new(false),
            frame: AtomicU64::new(0),
            speed: AtomicU64::new(100),
        });
        let (producer, consumer) = RingBuffer::new(usize::try_from(rate / AHEAD).unwrap_or(4_800).max(1));
        let open = open::loudspeaker(device, rate, mouth(consumer, shared.clone()))?;
        let (commands, receiver) = mpsc::channel();
        let worker = Worker { shared: shared.clone(), open, ring: producer, sound, at: 0, stretch: None, out: Vec::new() };
        let thread = std::thread::Builder::new().name("playing".to_owned()).spawn(move || worker.work(&receiver))?;
        Ok(Self { shared, frames, commands: Some(commands), thread: Some(thread) })
    }

    /// Plays on; from the beginning where the end was reached.
    pub fn play(&self) {
        self.send(Command::Play);
    }

    /// Falls silent and stays where it is.
    pub fn pause(&self) {
        self.shared.sounding.store(false, Ordering::Release);
        self.send(Command::Pause);
    }

    /// Goes to a frame and goes on with what it did.
    pub fn seek(&self, frame: u64) {
        self.send(Command::Seek(frame.min(self.frames)));
    }

    /// Plays slower or faster, in hundredths, from 75 to 150; the pitch stays.
    pub fn set_speed(&self, hundredths: u64) {
        self.send(Command::Speed(hundredths.clamp(*SPEEDS.start(), *SPEEDS.end())));
    }

    /// Tells what it does.
    pub fn status(&self) -> PlayerStatus {
        let all = [Playing::Paused, Playing::Playing, Playing::Ended, Playing::Lost];
        let playing = all.get(usize::from(self.shared.playing.load(Ordering::Acquire))).copied().unwrap_or(Playing::Lost);
        let frame = self.shared.frame.load(Ordering::Relaxed).min(self.frames);
        PlayerStatus { playing, frame, frames: self.frames, speed: self.shared.speed.load(Ordering::Relaxed) }
    }

    fn send(&self, command: Command) {
        if let Some(commands) = &self.commands {
            // A worker that has stopped says so in its status.
            let _ = commands.send(command);
        }
    }
}

impl Drop for Player {
    fn drop(&mut self) {
        self.shared.sounding.store(false, Ordering::Release);
        self.commands = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Gives what the sound system's thread does: it takes sound out of the ring, or gives silence. It never waits.
fn mouth(mut ring: Consumer<i16>, shared: Arc<Shared>) -> impl FnMut(&mut [i16]) + Send + 'static {
    move |out| {
        if shared.flush.load(Ordering::Acquire) {
            if let Ok(chunk) = ring.read_chunk(ring.slots()) {
                chunk.commit_all();
            }
            shared.flush.store(false, Ordering::Release);
        }
        if shared.sounding.load(Ordering::Acquire) {
            let (_, empty) = ring.pop_partial_slice(out);
            empty.fill(0);
        } else {
            out.fill(0);
        }
    }
}

struct Worker<S> {
    shared: Arc<Shared>,
    open: Open,
    ring: Producer<i16>,
    sound: S,
    /// The frame that goes into the ring next.
    at: u64,
    stretch: Option<Stretch>,
    out: Vec<f32>,
}

impl<S: Sound> Worker<S> {
    fn work(mut self, commands: &Receiver<Command>) {
        loop {
            match commands.recv_timeout(BEAT) {
                Ok(command) => self.obey(command),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            if self.open.is_lost() {
                self.shared.playing.store(Playing::Lost as u8, Ordering::Release);
            } else if self.is(Playing::Playing) {
                self.fill_up();
            }
        }
    }

    fn is(&self, playing: Playing) -> bool {
        self.shared.playing.load(Ordering::Acquire) == playing as u8
    }

    fn obey(&mut self, command: Command) {
        match command {
            Command::Play => {
                if self.is(Playing::Ended) {
                    self.go_to(0);
                }
                self.shared.playing.store(Playing::Playing as u8, Ordering::Release);
                self.fill_up();
                self.shared.sounding.store(true, Ordering::Release);
            }
            Command::Pause => {
                if self.is(Playing::Playing) {
                    self.shared.playing.store(Playing::Paused as u8, Ordering::Release);
                }
            }
            Command::Seek(frame) => {
                self.go_to(frame);
                if self.is(Playing::Ended) {
                    self.shared.playing.store(Playing::Paused as u8, Ordering::Release);
                }
            }
            Command::Speed(speed) => {
                self.tell();
                let heard = self.shared.frame.load(Ordering::Relaxed);
                self.shared.speed.store(speed, Ordering::Relaxed);
                self.go_to(heard);
            }
        }
    }

    /// Throws away what waits in the ring, and goes on from a frame.
    fn go_to(&mut self, frame: u64) {
        self.shared.flush.store(true, Ordering::Release);
        let begun = Instant::now();
        while self.shared.flush.load(Ordering::Acquire) && begun.elapsed() < FLUSHED {
            std::thread::sleep(Duration::from_millis(2));
        }
        (self.at, self.stretch) = (frame, None);
        self.out.clear();
        self.shared.frame.store(frame, Ordering::Relaxed);
    }

    fn fill_up(&mut self) {
        let speed = self.shared.speed.load(Ordering::Relaxed);
        let frames = self.sound.frames();
        while self.ring.slots() > self.out.len() && self.at < frames {
            if speed == 100 {
                self.plain(frames);
                break;
            }
            let stretch = self.stretch.get_or_insert_with(|| Stretch::new(self.sound.rate(), self.at));
            let made = stretch.step(speed as f64 / 100.0, &mut Read(&mut self.sound), &mut self.out);
            self.at = stretch.position().min(frames);
            if made.is_err() {
                self.at = frames;
            }
        }
        let ready: Vec<i16> =
            self.out.drain(..self.out.len().min(self.ring.slots())).map(|sample| sample.clamp(-32_768.0, 32_767.0) as i16).collect();
        // No more was taken out than there is room for.
        let _ = self.ring.push_partial_slice(&ready);
        self.tell();
        let empty = self.ring.slots() == self.ring.buffer().capacity();
        if self.at >= frames && empty && self.out.is_empty() && self.is(Playing::Playing) {
            self.shared.frame.store(frames, Ordering::Relaxed);
            self.shared.playing.store(Playing::Ended as u8, Ordering::Release);
        }
    }

    /// At its own speed sound goes through untouched.
    fn plain(&mut self, frames: u64) {
        let left = usize::try_from(frames - self.at).unwrap_or(usize::MAX);
        let mut piece = vec![0; self.ring.slots().min(left)];
        self.sound.read(self.at, &mut piece);
        let (pushed, _) = self.ring.push_partial_slice(&piece);
        self.at += pushed.len() as u64;
        self.stretch = None;
    }

    /// Tells the frame that is heard: the next one to go in, less what waits.
    fn tell(&self) {
        let waiting = (self.ring.buffer().capacity() - self.ring.slots() + self.out.len()) as u64;
        let behind = waiting * self.shared.speed.load(Ordering::Relaxed) / 100;
        self.shared.frame.store(self.at.saturating_sub(behind), Ordering::Relaxed);
    }
}

struct Read<'a, S>(&'a mut S);

impl<S: Sound> Source for Read<'_, S> {
    fn fill(&mut self, from: i64, out: &mut [f32]) -> Result<(), SoundError> {
        let before = usize::try_from(-from).unwrap_or(0).min(out.len());
        let mut sound = vec![0; out.len() - before];
        self.0.read(u64::try_from(from).unwrap_or(0), &mut sound);
        out.fill(0.0);
        for (place, sample) in out.iter_mut().skip(before).zip(sound) {
            *place = f32::from(sample);
        }
        Ok(())
    }
}
