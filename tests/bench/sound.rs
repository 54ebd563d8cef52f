//! Recording on the real program beside `parec`, with both cores busy where that is asked for; and how long it takes from
//! opening an hour to its first sound.
//!
//! What is recorded is a ramp that repeats every 1.25 s at 48 kHz: a frame that is lost breaks it, and every break is counted,
//! in what the station kept and in what `parec` heard: breaks that both have are the player's or the sound server's.
//! `ASKWELL_BENCH_SECONDS` says how long it records (60), `ASKWELL_BENCH_BUSY` how many cores are kept busy meanwhile (0).

use crate::figures;
use crate::recording::Booth;
use crate::server::SoundServer;
use askwell::domain::{Moment, RecordId};
use askwell::engine::{Clock, Engine, TakeFolder, station_key};
use askwell::flow::effects::playback::Control;
use askwell::flow::{Effect, Reply};
use askwell::recording::{BLOCKS_A_SECOND, FrameSink, Run, Sound, peaks};
use askwell::storage::{PrivateStore, StationFile};
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use uuid::Uuid;

const RATE: usize = 48_000;
/// The ramp begins again after so many frames. It is never silent, and no value stands in it twice.
const PERIOD: usize = 60_000;
/// Openings of an hour's take.
const OPENINGS: usize = 7;

fn asked(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

fn ramp(frame: usize) -> i16 {
    i16::try_from(i64::try_from(frame % PERIOD).unwrap() - 30_000).unwrap()
}

/// Gives the processor time a process has used, in seconds. The kernel counts in hundredths (proc(5)).
fn processor_seconds(pid: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: f64 = fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap();
    ticks / 100.0
}

/// Gives the memory a process has now (`VmRSS`) or had at most (`VmHWM`), in MiB.
fn memory_mib(pid: u32, which: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with(which)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
}

/// Something that goes on until it is dropped.
struct Meanwhile {
    over: Arc<AtomicBool>,
    threads: Vec<std::thread::JoinHandle<()>>,
}

impl Meanwhile {
    fn new(count: u64, work: impl Fn(&AtomicBool) + Send + Clone + 'static) -> Self {
        let over = Arc::new(AtomicBool::new(false));
        let thread = |_| {
            let (over, work) = (over.clone(), work.clone());
            std::thread::spawn(move || work(&over))
        };
        Self { threads: (0..count).map(thread).collect(), over }
    }
}

impl Drop for Meanwhile {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Release);
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

fn busy(cores: u64) -> Meanwhile {
    Meanwhile::new(cores, |over| {
        while !over.load(Ordering::Acquire) {
            std::hint::black_box((0..10_000_u64).fold(1_u64, |a, b| a.wrapping_mul(31).wrapping_add(b)));
        }
    })
}

/// Plays the ramp to the loudspeaker that the microphone hears.
fn play_the_ramp(server: &SoundServer) -> (Child, std::thread::JoinHandle<()>) {
    let mut command = server.command("pacat");
    command.args(["--raw", "-d", "spk", "--rate=48000", "--channels=1", "--format=s16le", "--latency-msec=500"]);
    let mut pacat = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut pipe = pacat.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        for block in 0.. {
            let bytes: Vec<u8> = (0..4_800).flat_map(|at| ramp(block * 4_800 + at).to_le_bytes()).collect();
            if pipe.write_all(&bytes).is_err() {
                break;
            }
        }
    });
    (pacat, writer)
}

/// Records on the real program.
pub fn measure_recording() {
    let (seconds, cores) = (asked("ASKWELL_BENCH_SECONDS", 60), asked("ASKWELL_BENCH_BUSY", 0));
    println!("recording for {seconds} s, {cores} cores kept busy");
    let booth = Booth::new();
    let (mut pacat, writer) = play_the_ramp(booth.server());
    let station = booth.recording();
    let mut parec = booth.server().command("parec");
    parec.args(["--raw", "-d", "mic", "--rate=48000", "--channels=1", "--format=s16le"]);
    let mut parec = parec.stdout(Stdio::piped()).spawn().unwrap();
    let mut heard = parec.stdout.take().unwrap();
    let heard = std::thread::spawn(move || {
        let (mut breaks, mut bytes) = (Breaks::default(), [0; 9_600]);
        while heard.read_exact(&mut bytes).is_ok() {
            bytes.as_chunks::<2>().0.iter().for_each(|sample| breaks.hear(i16::from_le_bytes(*sample)));
        }
        breaks
    });
    let load = busy(cores);
    let (begun, station_before, parec_before) = (Instant::now(), processor_seconds(station.id()), processor_seconds(parec.id()));
    std::thread::sleep(Duration::from_secs(seconds));
    let took = begun.elapsed().as_secs_f64();
    let station_used = (processor_seconds(station.id()) - station_before) / took * 100.0;
    let parec_used = (processor_seconds(parec.id()) - parec_before) / took * 100.0;
    let (memory, peak) = (memory_mib(station.id(), "VmRSS:"), memory_mib(station.id(), "VmHWM:"));
    drop(load);
    parec.kill().unwrap();
    parec.wait().unwrap();
    station.tap("Stop recording");
    station.see("How did your asking go?");
    drop(station);
    pacat.kill().unwrap();
    pacat.wait().unwrap();
    writer.join().unwrap();
    println!("{:<44} {station_used:>8.2} % of a core", "station, window and all");
    println!("{:<44} {parec_used:>8.2} % of a core", "parec, the same run");
    println!("{:<44} {memory:>8.1} MiB", "station, resident while recording");
    println!("{:<44} {peak:>8.1} MiB", "station, at most: an adult's PIN takes 64");
    println!("{:<44} {:>8} breaks", "parec, the same run", heard.join().unwrap().count);
    report_breaks(booth.data(), took);
}

/// Where the ramp does not go on as it should.
#[derive(Default)]
struct Breaks {
    count: u64,
    last: Option<usize>,
}

impl Breaks {
    fn hear(&mut self, sample: i16) {
        let place = usize::try_from(i64::from(sample) + 30_000).unwrap_or(PERIOD);
        if self.last.is_some_and(|last| (last + 1) % PERIOD != place) {
            self.count += 1;
        }
        self.last = Some(place);
    }
}

fn report_breaks(data: &Path, took: f64) {
    let (private, _) = PrivateStore::open(data).unwrap();
    let take = std::fs::read_dir(data.join("recordings")).unwrap().next().unwrap().unwrap().file_name();
    let take = RecordId(take.to_str().unwrap().parse().unwrap());
    let mut sound = TakeFolder::open(data, take, &private, &station_key(data, None).unwrap()).unwrap().sound().unwrap();
    let frames = sound.frames();
    assert_eq!(usize::try_from(sound.rate()).unwrap(), RATE);
    let (mut breaks, mut at) = (Breaks::default(), 0);
    while at < frames {
        let mut part = vec![0_i16; usize::try_from((frames - at).min(480_000)).unwrap()];
        sound.read(at, &mut part);
        part.iter().for_each(|sample| breaks.hear(*sample));
        at += part.len() as u64;
    }
    let kept = frames as f64 / RATE as f64;
    println!("{:<44} {kept:>8.1} s of {took:.1} s and the start and end; {} breaks", "kept", breaks.count);
}

/// Names the folder of the process that opens a take: a process knows only one sound server.
pub const OPENING: &str = "ASKWELL_BENCH_OPENING";

/// Opens a take of an hour and waits for its first sound at the loudspeaker, in a process with a sound server of its own.
pub fn measure_opening() {
    let scratch = tempfile::tempdir().unwrap();
    let sound = scratch.path().join("sound");
    std::fs::create_dir(&sound).unwrap();
    let mut again = std::process::Command::new(std::env::current_exe().unwrap());
    crate::server::lend(&mut again, &sound);
    assert!(again.env(OPENING, scratch.path()).status().unwrap().success());
}

/// The same, in that process.
pub fn open_and_measure(scratch: &Path) {
    let (data, sound) = (scratch.join("station"), scratch.join("sound"));
    let mut server = SoundServer::start(&sound);
    server.keep_awake();
    let take = RecordId(Uuid::from_u128(0xa11));
    an_hour(&data, take);
    let file = StationFile {
        school: "Alder Creek High School".to_owned(),
        station: "Room 114 Station 2".to_owned(),
        epoch: Uuid::from_u128(7),
        share: None,
        nightly_at: None,
        made_up: true,
        settings: Default::default(),
    };
    let now = Moment::parse_from_rfc3339("2026-12-03T09:15:00-08:00").unwrap();
    let mut engine = Engine::new(&data, file, Clock::by_hand(now));
    engine.begin();
    let (mut opened, mut heard) = (vec![], vec![]);
    for _ in 0..OPENINGS {
        let mut parec = server.command("parec");
        parec.args(["--raw", "-d", "spk.monitor", "--rate=48000", "--channels=1", "--format=s16le", "--latency-msec=5"]);
        let mut parec = parec.stdout(Stdio::piped()).spawn().unwrap();
        let mut pipe = parec.stdout.take().unwrap();
        let first = std::thread::spawn(move || {
            let mut bytes = [0; 480];
            while pipe.read_exact(&mut bytes).is_ok() {
                if bytes.iter().any(|byte| *byte != 0) {
                    return Some(Instant::now());
                }
            }
            None
        });
        std::thread::sleep(Duration::from_millis(500));
        let begun = Instant::now();
        let replies = engine.perform(Effect::OpenTake(take, None));
        assert!(matches!(replies.as_slice(), [Reply::TakeOpened(_)]), "{replies:?}");
        opened.push(begun.elapsed().as_secs_f64() * 1000.0);
        engine.perform(Effect::Playback(Control::Play));
        let first = first.join().unwrap().unwrap();
        heard.push((first - begun).as_secs_f64() * 1000.0);
        engine.perform(Effect::CloseTake);
        parec.kill().unwrap();
        parec.wait().unwrap();
    }
    println!("an hour's take, 48 kHz (least, median, largest)");
    figures("opened, with its picture", "ms ", opened);
    figures("from opening to the first sound", "ms ", heard);
}

/// Seals an hour of the ramp.
fn an_hour(data: &Path, take: RecordId) {
    std::fs::create_dir_all(data).unwrap();
    let (mut private, _) = PrivateStore::open(data).unwrap();
    let key = station_key(data, None).unwrap();
    let mut sink = TakeFolder::create(data, take, &mut private, &key).unwrap().sink();
    let rate = u32::try_from(RATE).unwrap();
    sink.begin(&Run { rate, begins_ms: 0, gap: None }).unwrap();
    let block = RATE / BLOCKS_A_SECOND as usize;
    for number in 0..3_600 * BLOCKS_A_SECOND as usize {
        let sound: Vec<i16> = (0..block).map(|at| ramp(number * block + at)).collect();
        sink.write_frame(&sound, &peaks(&sound, rate)).unwrap();
    }
    sink.finish(&[], &[]).unwrap();
}
