//! The plug is pulled at random moments while keys arrive, thirty times; every key typed more than a second before is there.

use crate::driver::{NOW, Program, run};
use crate::steady::Watch;
use std::time::{Duration, Instant};

const CUTS: usize = 30;
/// How long the machine may stand still in a cut that counts: what a machine sleeps through nobody typed and nobody kept.
const STILL: Duration = Duration::from_millis(150);
const FIELD: &str = "Why do these interest you?";

#[test]
fn nothing_typed_more_than_a_second_before_a_power_cut_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let list = folder.path().join("roster.csv");
    std::fs::write(&list, "student_id,first_name,last_name,class\n1,Maya,Reyes,Period 3\n").unwrap();
    let data = folder.path().join("station");
    run(&data, NOW, &["setup", "--school", "Alder Creek High School", "--station", "Room 114"]);
    run(&data, NOW, &["import", "roster", list.to_str().unwrap()]);

    let mut worst = Duration::ZERO;
    let mut lost_letters = 0;
    let (mut cut, mut cuts) = (0, 0);
    while cut < CUTS {
        cuts += 1;
        assert!(cuts <= 3 * CUTS, "the machine stands still again and again");
        let program = Program::open(&data, NOW);
        if cuts == 1 {
            program.tap("Start");
            program.tap("Period 3");
            program.tap("Maya R.");
            program.choose_pin("4711");
            program.tap("Begin");
        } else {
            // The card asks; nothing is opened silently.
            program.see("Maya R., the station stopped while you were at work.");
            program.tap("Go on");
            program.see("Type your four digits");
            program.digits("4711");
        }
        program.write(FIELD, &format!("cut {cut}: "));
        program.click(FIELD);

        // A different moment for each cut, spread over the beat of saving: 700 ms to 2.4 s.
        let until = Duration::from_millis(700 + (cut as u64 * 577) % 1700);
        let watch = Watch::begin();
        let begun = Instant::now();
        let mut typed: Vec<(Instant, char)> = Vec::new();
        for letter in "abcdefghijklmnopqrstuvwxyz".chars().cycle() {
            if begun.elapsed() >= until {
                break;
            }
            program.keys(&letter.to_string());
            typed.push((Instant::now(), letter));
        }
        let cut_at = Instant::now();
        program.kill();
        if watch.longest() > STILL {
            continue;
        }

        let kept = kept_text(&data);
        let expected: String = format!("cut {cut}: ") + &typed.iter().map(|(_, letter)| *letter).collect::<String>();
        assert!(expected.starts_with(&kept), "cut {cut}: {kept:?} is not the beginning of {expected:?}");
        let missing = expected.chars().count() - kept.chars().count();
        if let Some((at, _)) = typed.len().checked_sub(missing).and_then(|first| typed.get(first)) {
            worst = worst.max(cut_at - *at);
        }
        lost_letters += missing;
        assert!(missing <= typed.len(), "cut {cut}: even what stood there before is missing");
        let old = typed.iter().filter(|(at, _)| cut_at - *at > Duration::from_secs(1)).count();
        assert!(typed.len() - missing >= old, "cut {cut}: a letter older than a second is missing");
        assert!(typed.len() > 10, "cut {cut}: only {} letters were typed", typed.len());
        cut += 1;
    }
    println!("{CUTS} cuts: {lost_letters} letters lost, the oldest of them typed {} ms before its cut", worst.as_millis());
}

fn kept_text(data: &std::path::Path) -> String {
    let database = rusqlite::Connection::open(data.join("station.db")).unwrap();
    database.query_row("SELECT body ->> '$.why' FROM document WHERE kind = 'interest'", [], |row| row.get(0)).unwrap()
}
