//! The microphone check: numbers, and nothing but numbers.

use crate::booth::wait;
use crate::signals::{speaking, speech};
use crate::story;
use askwell::recording::{Level, Microphone, Reading, Room, judge_microphone, judge_room};

fn readings(level: &Level, count: usize) -> Vec<Reading> {
    let one = || {
        wait(0.1);
        level.read()
    };
    (0..count).map(|_| one()).collect()
}

story!(the_check_tells_a_silent_microphone_from_a_good_one_and_closes_it_again, |server, at| {
    let level = Level::open(None).unwrap();
    wait(0.4);
    level.read();
    assert_eq!(server.listeners(), 1);
    let nothing = readings(&level, 15);
    assert_eq!((judge_room(&nothing), judge_microphone(&nothing)), (Some(Room::Quiet), Some(Microphone::Silent)));
    let mut voice = speaking(server, at, &speech("One two three, can you hear me? One two three, can you hear me now?"));
    let spoken = readings(&level, 20);
    assert_eq!(judge_microphone(&spoken), Some(Microphone::Good), "{spoken:?}");
    voice.kill().unwrap();
    voice.wait().unwrap();
    assert!(!level.is_lost());
    drop(level);
    wait(0.5);
    assert_eq!(server.listeners(), 0);
});
