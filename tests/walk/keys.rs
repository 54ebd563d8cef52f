//! Every key by which a system is left, pressed on the real program over a whole screen, under a real window manager:
//! none leads out, and none loses a word.

use crate::classroom::{Classroom, FIELD, WORDS};
use crate::driver::Program;
use crate::key_list;
use crate::screen::wait_until;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// What may lie over the screen, and the way back from it.
const OVER: [(&str, &str); 2] = [("Close the station", "Never mind"), ("I am all right now", "Back: I still need help")];

/// Tells whether one text can be had from another by taking letters out: then nothing of it was lost.
fn is_in(old: &str, new: &str) -> bool {
    let mut letters = new.chars();
    old.chars().all(|letter| letters.any(|other| other == letter))
}

/// Goes back to where Maya was, from whatever a key opened, and types a letter; gives the words and what had opened.
fn write_on(room: &Classroom, station: &Program, after: &str) -> (String, BTreeSet<&'static str>) {
    let mut opened = BTreeSet::new();
    let begun = Instant::now();
    loop {
        assert!(begun.elapsed() < Duration::from_secs(30), "after {after} nothing can be typed any more");
        for (words, back) in OVER {
            if station.says(words) {
                opened.insert(words);
                station.tap(back);
            }
        }
        let Some(before) = station.written(FIELD) else { continue };
        room.screen.type_text("e");
        let typed = Instant::now();
        while typed.elapsed() < Duration::from_secs(1) {
            if let Some(now) = station.written(FIELD).filter(|now| now.len() > before.len()) {
                return (now, opened);
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        // What lay over the screen took the focus with it.
        if station.written(FIELD).is_some() {
            station.click(FIELD);
        }
    }
}

#[test]
fn no_key_leads_out_of_the_station_and_none_loses_a_word() {
    let room = Classroom::new();
    let mut station = room.open_and_write();
    let mut words = WORDS.to_owned();
    let mut opened = BTreeSet::new();
    let mut look = |station: &mut Program, after: &str| {
        assert!(station.runs(), "{after} ended the station");
        room.screen.see_it_whole(after);
        let (now, met) = write_on(&room, station, after);
        assert!(is_in(&words, &now), "{after} made {words:?} into {now:?}");
        assert!(station.says("Maya R. · Period 3"), "after {after} Maya is not signed in any more");
        words = now;
        opened.extend(met.into_iter().map(|what| (after.to_owned(), what)));
    };
    for keys in key_list::all() {
        let pressed: Vec<&str> = ["key", "--clearmodifiers"].into_iter().chain(keys.split(' ')).collect();
        room.screen.hands(&pressed);
        if keys == "alt+F4" {
            // It goes through the window manager, and is waited for.
            station.see("Close the station");
        }
        look(&mut station, &keys);
    }
    // Held for eight seconds, Shift asks many systems for slow keys.
    room.screen.hands(&["keydown", "shift"]);
    std::thread::sleep(Duration::from_secs(8));
    room.screen.hands(&["keyup", "shift"]);
    look(&mut station, "Shift held for eight seconds");

    for (keys, what) in &opened {
        let meant = if what.starts_with("Close") { keys.ends_with("alt+F4") } else { keys.ends_with("F1") };
        assert!(meant, "{keys} opened {what:?}");
    }
    assert!(opened.iter().any(|(keys, _)| keys == "alt+F4"), "the window was never asked to close");

    // An adult leaves it, and only with the PIN.
    room.ask_to_close(&station);
    room.screen.type_text(&room.pin);
    assert_eq!(station.ended(), Some(0));
    assert_eq!(room.kept(), words);
}

#[test]
fn a_station_that_is_not_fullscreen_any_more_comes_back_by_itself() {
    let room = Classroom::new();
    let mut station = room.open_and_write();
    let witness = room.screen.witness();
    for times in 1..=2 {
        room.screen.press("alt+F11");
        wait_until("the window manager did not take the screen away", || witness.losses() >= times);
        room.screen.see_it_whole("losing the screen");
    }
    assert!(station.runs());
    assert_eq!(station.written(FIELD).as_deref(), Some(WORDS));
}
