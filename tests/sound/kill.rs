//! Thirty times `kill -9`, at any moment: a second is lost at most, and the rest plays.

use crate::alone::again;
use crate::booth::{folder, heard, record, wait};
use crate::signals::{RATE, noise, speaking};
use crate::story;
use std::io::Read;
use std::path::Path;
use std::process::Stdio;
use std::sync::{Arc, Mutex};

/// Names the data folder in the process that is killed.
const DATA: &str = "ASKWELL_SOUND_KILLED";

/// No story: the program that the story below kills.
#[test]
fn records_until_it_is_killed() {
    let Some(data) = std::env::var_os(DATA) else { return };
    let take = folder(Path::new(&data));
    let _capture = record(&take);
    std::fs::write(Path::new(&data).join("runs"), "").unwrap();
    wait(60.0);
}

story!(a_power_cut_at_any_moment_costs_a_second_at_most, |server, at| {
    // What the room really sounded like is written down by another program.
    let mut witness = server.command("parec");
    witness.args(["--raw", "-d", "mic", "--rate=48000", "--channels=1", "--format=s16le", "--latency-msec=20"]);
    let mut witness = witness.stdout(Stdio::piped()).spawn().unwrap();
    let (truth, mut pipe) = (Arc::new(Mutex::new(Vec::new())), witness.stdout.take().unwrap());
    let written = truth.clone();
    std::thread::spawn(move || {
        let mut buffer = [0; 4_096];
        while let Ok(count @ 1..) = pipe.read(&mut buffer) {
            written.lock().unwrap().extend_from_slice(&buffer[..count]);
        }
    });
    let mut voice = speaking(server, at, &noise(150.0));
    let (mut worst, mut chance) = (0.0_f32, 0x1234_5678_u32);
    for round in 0..30 {
        let data = at.join(format!("data-{round}"));
        std::fs::create_dir(&data).unwrap();
        let mut child = again("kill::records_until_it_is_killed").env(DATA, &data).stdout(Stdio::null()).spawn().unwrap();
        while !data.join("runs").exists() {
            wait(0.02);
        }
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        wait(0.6 + (chance >> 16) as f32 / 65_536.0 * 1.5);
        child.kill().unwrap();
        let bytes = truth.lock().unwrap().len();
        child.wait().unwrap();
        let sound = heard(&folder(&data));
        assert!(sound.len() >= 24_000, "round {round}: {} frames", sound.len());
        let real: Vec<i16> =
            truth.lock().unwrap()[..bytes / 2 * 2].as_chunks::<2>().0.iter().map(|pair| i16::from_le_bytes(*pair)).collect();
        let recent = real.len().saturating_sub(RATE as usize * 6);
        let last = &sound[sound.len() - 64..];
        let end = real[recent..].windows(64).position(|part| part == last).map(|place| recent + place + 64);
        let lost =
            real.len().saturating_sub(end.unwrap_or_else(|| panic!("round {round}: what was kept was never said"))) as f32 / RATE as f32;
        worst = worst.max(lost);
        assert!(lost <= 1.0, "round {round}: {lost} s were lost");
    }
    voice.kill().unwrap();
    voice.wait().unwrap();
    witness.kill().unwrap();
    witness.wait().unwrap();
    println!("lost at most {worst:.2} s");
});
