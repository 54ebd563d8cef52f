//! Listening: the picture, the places on the time line, and recordings that can't be heard.

use super::*;
use crate::calling::{screen, unroll};

#[test]
fn a_recording_opens_with_its_length_its_picture_and_what_lies_on_its_time_line() {
    let station = listening();
    assert_eq!(screen(&station), Screen::Listen);
    station.see("Your practice on Nov 20 with Ms. Okafor");
    station.see("At 0:00 of 0:03");
    station.see("Opening, 0:00");
    station.see("What surprised you most?, 0:01 · Question");
    station.see("Star, 0:02");
    station.look(|state| {
        let open = askwell::flow::practice::at_hand::open_sound(state).unwrap();
        assert_eq!((open.frames, open.rate, open.whole, open.damaged), (72_000, RATE, true, false));
        assert!(open.peaks.len() == 60 && open.peaks.iter().all(|(low, high)| *low < -8_000 && *high > 8_000));
    });
    station.tap("Back");
    assert_eq!(screen(&station), Screen::Practice);
    assert!(station.effects().iter().any(|effect| effect == "CloseTake"));
}

#[test]
fn without_a_loudspeaker_the_picture_is_there_and_a_sentence_says_so() {
    let station = listening();
    if station.look(|state| askwell::flow::practice::at_hand::open_sound(state).unwrap().speaker) {
        // This machine has one; tests/sound listens to what it plays.
        return;
    }
    station.see("There is no speaker to play it with.");
    assert!(!station.enabled("Play"));
}

#[test]
fn a_touch_of_a_mark_or_a_key_goes_to_its_place() {
    let station = listening();
    station.tap("What surprised you most?, 0:01 · Question");
    station.see("At 0:01 of 0:03");
    station.tap("On 10 seconds");
    station.see("At 0:03 of 0:03");
    station.tap("Back 10 seconds");
    station.see("At 0:00 of 0:03");
    station.tap("Star, 0:02");
    let sent = station.effects();
    assert!(sent.iter().any(|effect| effect == "Playback(Seek(24000))") && sent.iter().any(|effect| effect == "Playback(Seek(48000))"));
}

#[test]
fn who_has_not_everybodys_consent_any_more_hears_nothing_and_can_still_take_it_back() {
    let mut records = records(take(3));
    let no = Consent { id: id("no"), given_at: moment("2026-11-21T09:00:00-08:00"), ..consent(Voice::Adult(school::okafor().id), &[]) };
    records.push(no.into());
    let station = at(Screen::Practice, records);
    record(&station, id("take"), 3, true);
    station.tap(LINE);
    station.see("Not everybody who speaks in this recording agrees to it any more.");
    assert!(!station.effects().iter().any(|effect| effect.starts_with("OpenTake")));
    take_it_back(&station);
    assert_eq!(wrapped_key(&station), None);
}

#[test]
fn a_damaged_file_is_told_in_a_sentence() {
    let station = recorded(take(3));
    std::fs::write(folder(&station).join("sound-0.sealed"), [7; 5_000]).unwrap();
    station.tap(LINE);
    station.see("The files of this recording are damaged, so it cannot be played.");
    assert!(!station.shows("Play"));
    std::fs::remove_dir_all(folder(&station)).unwrap();
    station.tap("To my practice");
    station.tap(LINE);
    station.see("The files of this recording are damaged, so it cannot be played.");
}

#[test]
fn a_recording_of_another_station_is_told_in_a_sentence() {
    let station = at(Screen::Practice, records(take(3)));
    station.tap(LINE);
    station.see("This recording is not on this station.");
    take_it_back(&station);
    station.see("The station it was made at destroys it as soon as the two share their work.");
    station.see_not("Destroyed: the sound");
}

#[test]
fn what_a_crash_cut_short_is_shown_with_its_own_length_even_without_a_practice() {
    let cut = Take { frames: 0, sample_rate: 0, ending: None, ..take(0) };
    let left: Vec<Record> = records(cut).into_iter().filter(|record| !matches!(record, Record::Practice(_))).collect();
    let station = at(Screen::Practice, left);
    record(&station, id("take"), 2, false);
    station.see_not("How it went");
    station.tap("Listen, Nov 20 · 0 min");
    station.see("At 0:00 of 0:02");
    station.see("The station stopped while this was recorded.");
    station.settle();
    let take = one(&station, |one| one.takes[0].clone());
    assert_eq!((take.ending, take.seconds()), (Some(Ending::CutShort), 2));
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'take' AND body ->> '$.ending' = 'cut_short'"), 1);
}

#[test]
fn after_a_power_cut_the_way_goes_on_at_practice() {
    let station = listening();
    station.settle();
    let data = station.pull_the_plug();
    let station = Station::on(data, moment("2026-12-03T09:20:00-08:00"));
    station.tap("Go on");
    station.digits("4711");
    assert_eq!(screen(&station), Screen::Practice);
    unroll(&station);
    station.tap(LINE);
    station.see("At 0:00 of 0:03");
}
