//! Listening back, heard by a second program at the loudspeaker.

use crate::server::SoundServer;
use crate::signals::{RATE, chirp, find_all, without_gaps};
use crate::steady::{IN_HAND, Watch};
use crate::story;
use askwell::recording::{Player, Playing, Sound};
use std::io::Read;
use std::process::{Child, Stdio};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

struct Tone(Vec<i16>);

impl Sound for Tone {
    fn rate(&self) -> u32 {
        RATE
    }

    fn frames(&self) -> u64 {
        self.0.len() as u64
    }

    fn read(&mut self, from: u64, out: &mut [i16]) {
        for (place, sample) in out.iter_mut().zip(self.0.iter().skip(usize::try_from(from).unwrap())) {
            *place = *sample;
        }
    }
}

/// Listens at the loudspeaker.
pub fn listen(server: &SoundServer) -> Listener {
    listen_at(server, "spk")
}

/// Listens at a loudspeaker by its name.
pub fn listen_at(server: &SoundServer, name: &str) -> Listener {
    let mut command = server.command("parec");
    command.args(["--raw", "-d", &format!("{name}.monitor"), "--rate=48000", "--channels=1", "--format=s16le", "--latency-msec=20"]);
    let mut parec = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut pipe = parec.stdout.take().unwrap();
    let heard = std::thread::spawn(move || {
        let mut bytes = Vec::new();
        pipe.read_to_end(&mut bytes).unwrap();
        bytes
    });
    std::thread::sleep(Duration::from_millis(500));
    Listener { parec, heard, watch: Watch::begin() }
}

pub struct Listener {
    parec: Child,
    heard: JoinHandle<Vec<u8>>,
    watch: Watch,
}

/// Ends listening and gives what was heard. Where the machine stood still the loudspeaker had nothing to say meanwhile: that
/// silence is none of the program's, and is left out.
pub fn what_was_heard(mut listener: Listener) -> Vec<i16> {
    std::thread::sleep(Duration::from_millis(300));
    // One whose server died has ended by itself.
    let _ = listener.parec.kill();
    listener.parec.wait().unwrap();
    let bytes = listener.heard.join().unwrap();
    let heard: Vec<i16> = bytes.as_chunks::<2>().0.iter().map(|pair| i16::from_le_bytes(*pair)).collect();
    if listener.watch.longest() < IN_HAND { heard } else { without_gaps(&heard) }
}

fn until(player: &Player, seconds: f32, so: impl Fn(&Player) -> bool) -> Duration {
    let begun = Instant::now();
    while !so(player) {
        assert!(begun.elapsed().as_secs_f32() < seconds, "{:?}", player.status());
        std::thread::sleep(Duration::from_millis(5));
    }
    begun.elapsed()
}

fn crossings(sound: &[i16]) -> usize {
    sound.windows(2).filter(|pair| pair[0] < 0 && pair[1] >= 0).count()
}

story!(a_take_is_heard_as_it_was_kept_bit_by_bit, |server, _at| {
    let tone = chirp(2.0, 200.0, 6_000.0);
    let listener = listen(server);
    let player = Player::open(None, Tone(tone.clone())).unwrap();
    assert_eq!(player.status().playing, Playing::Paused);
    player.play();
    let first = until(&player, 5.0, |player| player.status().frame > 0);
    assert!(first.as_secs_f32() < 0.4, "the first sound came after {first:?}");
    let took = until(&player, 5.0, |player| player.status().playing == Playing::Ended);
    assert!((1.8..3.0).contains(&took.as_secs_f32()), "{took:?}");
    assert_eq!(player.status().frame, player.status().frames);
    std::thread::sleep(Duration::from_millis(200));
    find_all(&what_was_heard(listener), &tone);
});

story!(one_can_pause_and_go_to_any_place, |server, _at| {
    let tone = chirp(4.0, 200.0, 6_000.0);
    let listener = listen(server);
    let player = Player::open(None, Tone(tone.clone())).unwrap();
    player.play();
    until(&player, 2.0, |player| player.status().frame > 24_000);
    player.pause();
    until(&player, 1.0, |player| player.status().playing == Playing::Paused);
    let frame = player.status().frame;
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(player.status().frame, frame, "it goes on");
    player.seek(144_000);
    until(&player, 1.0, |player| player.status().frame == 144_000);
    player.play();
    until(&player, 3.0, |player| player.status().playing == Playing::Ended);
    std::thread::sleep(Duration::from_millis(200));
    let heard = what_was_heard(listener);
    let last = find_all(&heard, &tone[144_000..]);
    let first = find_all(&heard, &tone[..20_000]);
    assert!(first < last);
    assert!(crate::signals::find(&heard, &tone[80_000..81_000]).is_none(), "what was skipped was heard");
});

story!(slower_and_faster_it_keeps_its_pitch, |server, _at| {
    for (speed, seconds) in [(75, 4.0), (150, 2.0)] {
        let tone: Vec<i16> =
            (0..3 * RATE).map(|at| (9_000.0 * (f64::from(at) * 440.0 * std::f64::consts::TAU / 48_000.0).sin()) as i16).collect();
        let listener = listen(server);
        let player = Player::open(None, Tone(tone)).unwrap();
        player.set_speed(speed);
        player.play();
        until(&player, 20.0, |player| player.status().playing == Playing::Ended);
        std::thread::sleep(Duration::from_millis(200));
        // The sound itself tells how long it is and how high; a tone is never silent.
        let sound = without_gaps(&what_was_heard(listener));
        let took = sound.len() as f64 / f64::from(RATE);
        assert!((took - seconds).abs() < 0.2, "{speed}: {took} s");
        let pitch = crossings(&sound) as f64 / took;
        assert!((pitch - 440.0).abs() < 8.0, "{speed}: {pitch} Hz");
    }
});

story!(a_loudspeaker_that_goes_away_is_told, |server, _at| {
    let listener = listen(server);
    let player = Player::open(None, Tone(chirp(20.0, 200.0, 6_000.0))).unwrap();
    player.play();
    until(&player, 2.0, |player| player.status().frame > 4_800);
    server.kill();
    until(&player, 3.0, |player| player.status().playing == Playing::Lost);
    what_was_heard(listener);
});
