//! Listening back to a recorded practice, commenting on it, and taking it back.

use crate::calling::{at, chosen, kept, one, screen, unroll};
use crate::school;
use crate::station::{Station, moment};
use askwell::domain::*;
use askwell::engine::{TakeFolder, station_key};
use askwell::flow::door::gate;
use askwell::flow::{Event, Screen};
use askwell::recording::{BLOCKS_A_SECOND, FrameSink, Run, peaks};
use askwell::storage::PrivateStore;
use std::path::PathBuf;
use std::rc::Rc;

pub const RATE: u32 = 24_000;
pub const LINE: &str = "Listen, Nov 20 · 12 min · with Ms. Okafor";

pub fn id(name: &str) -> RecordId {
    RecordId::from_school(school::SCHOOL, name)
}

pub fn practice() -> Practice {
    Practice {
        id: id("practice"),
        interview: chosen().id,
        student: school::maya().id,
        with: "Ms. Okafor".to_owned(),
        at: moment("2026-11-20T10:00:00-08:00"),
        minutes: 12,
        recorded: true,
        comment_draft: None,
    }
}

pub fn take(seconds: u64) -> Take {
    Take {
        id: id("take"),
        practice: practice().id,
        interview: chosen().id,
        student: school::maya().id,
        started_at: moment("2026-11-20T09:48:00-08:00"),
        sample_rate: RATE,
        frames: seconds * u64::from(RATE),
        gaps: Vec::new(),
        ending: Some(Ending::Stopped),
        destroy_on: "2027-01-29".parse().unwrap(),
    }
}

pub fn consent(voice: Voice, uses: &[Use]) -> Consent {
    Consent {
        id: id(&format!("consent {voice:?}")),
        practice: practice().id,
        interview: chosen().id,
        student: school::maya().id,
        voice,
        uses: uses.iter().copied().collect(),
        language: Language::En,
        form: None,
        given_at: moment("2026-11-20T09:47:00-08:00"),
    }
}

fn mark(what: Happening, at_ms: u64) -> TimeMark {
    let Take { practice, interview, student, .. } = take(3);
    TimeMark { id: id(&format!("mark {at_ms}")), practice, interview, student, what, at_ms }
}

pub fn records(take: Take) -> Vec<Record> {
    let mut questions = QuestionList::new(chosen().id, school::maya().id);
    let question = QuestionId::from_school("story", "1");
    let text = "What surprised you most?".to_owned();
    questions.questions.push(Question { id: question, bank: String::new(), category: String::new(), text, comment: String::new() });
    vec![
        chosen().into(),
        questions.into(),
        practice().into(),
        take.into(),
        consent(Voice::Student(school::maya().id), &[Use::Record]).into(),
        consent(Voice::Adult(school::okafor().id), &[Use::Record, Use::TeacherMayListen]).into(),
        mark(Happening::Opening, 0).into(),
        mark(Happening::Question(question), 1_000).into(),
        mark(Happening::Star, 2_000).into(),
    ]
}

/// A chirp from 200 Hz to 4 kHz.
fn chirp(seconds: u64) -> Vec<i16> {
    let count = seconds * u64::from(RATE);
    let sample = |at: u64| {
        let (time, long) = (at as f64 / f64::from(RATE), seconds as f64);
        let phase = std::f64::consts::TAU * (200.0 * time + (4_000.0 - 200.0) * time * time / (2.0 * long));
        (phase.sin() * 12_000.0) as i16
    };
    (0..count).map(sample).collect()
}

/// Records without a microphone: seals a chirp as a practice would have been.
pub fn record(station: &Station, take: RecordId, seconds: u64, end: bool) {
    record_sound(station, take, &chirp(seconds), end);
}

fn record_sound(station: &Station, take: RecordId, sound: &[i16], end: bool) {
    let key = station_key(station.path(), None).unwrap();
    let (mut private, _) = PrivateStore::open(station.path()).unwrap();
    let mut sink = TakeFolder::create(station.path(), take, &mut private, &key).unwrap().sink();
    sink.begin(&Run { rate: RATE, begins_ms: 0, gap: None }).unwrap();
    for block in sound.chunks_exact(usize::try_from(RATE / BLOCKS_A_SECOND).unwrap()) {
        sink.write_frame(block, &peaks(block, RATE)).unwrap();
    }
    if end {
        sink.finish(&[], &[]).unwrap();
    }
}

/// A question, two seconds of silence and an answer, spoken by espeak-ng.
fn a_talk() -> Vec<i16> {
    let say = |words: &str| {
        let output = std::process::Command::new("espeak-ng").args(["--stdout", "-s", "150", words]).output().expect("espeak-ng");
        let mut reader = hound::WavReader::new(output.stdout.as_slice()).unwrap();
        let (spoken, rate): (Vec<i16>, _) = (reader.samples::<i16>().map_while(Result::ok).collect(), reader.spec().sample_rate);
        let count = spoken.len() * usize::try_from(RATE).unwrap() / usize::try_from(rate).unwrap();
        let at = |frame: usize| spoken[frame * usize::try_from(rate).unwrap() / usize::try_from(RATE).unwrap()];
        (0..count).map(at).collect::<Vec<i16>>()
    };
    let question = say("Could you tell me what surprised you most when you began to work in this field?");
    let answer = say("I thought that I would sit at a desk. Then I was out at the site on the very first day, and I loved it.");
    let silence = vec![0; usize::try_from(RATE * 2).unwrap()];
    [vec![0; usize::try_from(RATE).unwrap()], question, silence, answer].concat()
}

/// A student stands before the practice with a recording of three seconds.
fn recorded(take: Take) -> Station {
    let station = at(Screen::Practice, records(take));
    record(&station, id("take"), 3, true);
    station
}

pub fn listening() -> Station {
    let station = recorded(take(3));
    station.tap(LINE);
    station
}

pub fn folder(station: &Station) -> PathBuf {
    station.path().join("recordings").join(id("take").to_string())
}

pub fn wrapped_key(station: &Station) -> Option<Vec<u8>> {
    PrivateStore::open(station.path()).unwrap().0.take_key(id("take").0).unwrap()
}

/// Finds the files that hold any eight bytes of something.
pub fn holding(station: &Station, what: &[u8]) -> Vec<PathBuf> {
    let (mut found, mut folders) = (Vec::new(), vec![station.path().to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if std::fs::read(&path).unwrap().windows(8).any(|part| what.chunks_exact(8).any(|bytes| bytes == part)) {
                found.push(path);
            }
        }
    }
    found
}

fn take_it_back(station: &Station) {
    station.tap("Take the recording back");
    station.tap("Destroy it for Maya R.");
}

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
fn the_mirror_tells_what_it_heard_what_it_means_and_how_sure_it_is() {
    let talk = a_talk();
    let long = u64::try_from(talk.len()).unwrap() / u64::from(RATE);
    let station = at(Screen::Practice, records(take(long)));
    record_sound(&station, id("take"), &talk, true);
    station.tap(LINE);
    assert!(!station.shows("Listening … 0 %"));
    station.tap("Look in the mirror");
    for _ in 0..400 {
        station.pass(std::time::Duration::from_millis(250));
        if !station.says("Listening …") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
    }
    station.see("A mirror, not a grade.");
    station.see("After a question it was quiet for about 2");
    station.see("A short silence gives the other person time to think.");
    station.see("The longest stretch without a pause:");
    station.see("Voices for ");
    station.see("The voices are loud enough");
    station.see("How sure: ");
    station.tap("Put the mirror away");
    station.see_not("Voices for ");
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE body LIKE '%speech%'"), 0, "the mirror kept something");
}

#[test]
fn leaving_gives_the_mirror_up() {
    let station = listening();
    station.tap("Look in the mirror");
    station.tap("Back");
    station.tap(LINE);
    station.see_not("Listening …");
    assert!(station.shows("Look in the mirror"));
}

#[test]
fn taking_it_back_asks_first_and_says_what_it_means() {
    let station = listening();
    station.tap("Take the recording back");
    station.see("It can never be heard again, by anybody.");
    station.tap("Keep it");
    station.see("At 0:00 of 0:03");
    assert!(wrapped_key(&station).is_some());
    assert_eq!(kept(&station, "withdrawal"), 0);
}

#[test]
fn taken_back_no_byte_of_key_or_sound_is_left_and_the_practice_stays() {
    let station = listening();
    let key = wrapped_key(&station).unwrap();
    let sealed = std::fs::read(folder(&station).join("sound-0.sealed")).unwrap();
    assert!(!holding(&station, &key).is_empty() && !holding(&station, &sealed[..400]).is_empty(), "the search finds nothing");
    take_it_back(&station);
    station.see("This recording is gone");
    station.see("Taken back by: Maya");
    station.see("When: Dec 3, 9:15 AM");
    station.see("Destroyed: the sound, its picture, and the key that opened it");
    for what in [&key[..], &sealed[..400]] {
        assert_eq!(holding(&station, what), Vec::<PathBuf>::new());
    }
    assert!(!folder(&station).exists());
    assert_eq!(kept(&station, "withdrawal"), 1);
    assert_eq!((kept(&station, "practice"), kept(&station, "time_mark")), (1, 3));
    let (take, through) = one(&station, |one| (one.takes[0].clone(), one.withdrawals[0].through));
    assert_eq!((take.ending, take.frames, through), (Some(Ending::Withdrawn), 0, None));
    station.tap("To my practice");
    station.see("How it went, Nov 20 · 12 min · with Ms. Okafor");
}

#[test]
fn whoever_answered_takes_their_voice_back_too() {
    let station = listening();
    station.tap("Take the recording back");
    station.see("Whose voice should not be kept?");
    station.tap("Destroy it for Ms. Okafor");
    station.see("Taken back for: Ms. Okafor, while Maya Reyes was signed in");
    let voice = one(&station, |one| one.withdrawals[0].voice.clone());
    assert_eq!(voice, Voice::Adult(school::okafor().id));
    assert_eq!((wrapped_key(&station), folder(&station).exists()), (None, false));
}

#[test]
fn a_destruction_that_a_power_cut_interrupts_is_finished_when_the_station_starts() {
    let station = listening();
    let reader = rusqlite::Connection::open(station.path().join("keys.db")).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM take_key;").unwrap();
    reader.query_row("SELECT count(*) FROM take_key", [], |row| row.get::<_, i64>(0)).unwrap();
    take_it_back(&station);
    station.see("Nobody can listen to this recording any more");
    assert!(folder(&station).exists());
    let data = station.pull_the_plug();
    drop(reader);
    let station = Station::on(data, moment("2026-12-03T09:20:00-08:00"));
    assert_eq!((wrapped_key(&station), folder(&station).exists()), (None, false));
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'take' AND body ->> '$.ending' = 'withdrawn'"), 1);
}

#[test]
fn what_was_taken_back_can_not_be_opened_again_and_has_a_receipt() {
    let station = listening();
    take_it_back(&station);
    station.tap("To my practice");
    assert!(!station.shows(LINE));
    station.tap("Taken back, Nov 20 · 12 min · with Ms. Okafor");
    station.see("This recording is gone");
    let opened = station.effects().iter().filter(|effect| effect.starts_with("OpenTake")).count();
    assert_eq!(opened, 1, "it was opened once, before it was taken back");
}

#[test]
fn the_receipt_is_there_in_spanish_too() {
    let station = listening();
    take_it_back(&station);
    station.tap("Español");
    station.see("Esta grabación ya no existe");
    station.see("Se destruyó: el sonido, su imagen y la llave que lo abría");
}

#[test]
fn a_guardian_takes_it_back_through_a_teacher_and_not_through_a_standby_adult() {
    let station = listening();
    station.give_pin(school::okafor().id.0, "246813");
    station.tap("Take the recording back");
    station.tap("A guardian wants it gone");
    station.see("Take a recording back");
    station.see_not("Mr. Boone");
    station.send(Event::Gate(gate::Event::Adult(school::okafor().id)));
    station.digits("246813");
    station.see("Taken back by: a guardian of Maya");
    station.see("through Ms. Okafor");
    assert_eq!(one(&station, |one| one.withdrawals[0].through), Some(school::okafor().id));
    assert_eq!(kept(&station, "withdrawal"), 1);
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'withdraw_recording'"), 1);
    assert_eq!(wrapped_key(&station), None);
}

#[test]
fn a_destruction_that_fails_is_told_and_tried_again() {
    let station = listening();
    // Somebody else reads the keys, so that the log can't be emptied of them.
    let reader = rusqlite::Connection::open(station.path().join("keys.db")).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM take_key;").unwrap();
    let held = reader.query_row("SELECT count(*) FROM take_key", [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(held, 1);
    take_it_back(&station);
    station.see("Nobody can listen to this recording any more");
    station.see("It was taken back, but its files could not be removed yet.");
    station.see_not("Destroyed: the sound");
    assert_eq!(kept(&station, "withdrawal"), 1);
    station.tap("To my practice");
    drop(reader);
    station.tap("Taken back, Nov 20 · 12 min · with Ms. Okafor");
    station.see("Destroyed: the sound, its picture, and the key that opened it");
    assert!(!folder(&station).exists());
    assert_eq!(kept(&station, "withdrawal"), 1);
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
fn a_recording_whose_day_has_come_is_destroyed_when_the_station_starts() {
    let station = recorded(take(3));
    let other = id("another take");
    let later = Take { id: other, destroy_on: "2027-01-30".parse().unwrap(), ..take(3) };
    record(&station, other, 1, true);
    let (mut store, _) = askwell::storage::Store::open(station.path(), &crate::station::station_file().origin()).unwrap();
    store.keep(&[later.into()]).unwrap();
    drop(store);
    let key = wrapped_key(&station).unwrap();
    let data = station.pull_the_plug();
    // The station is used now and then, so that nobody doubts its clock.
    drop(Station::on(Rc::clone(&data), moment("2027-01-10T07:30:00-08:00")));
    let station = Station::on(Rc::clone(&data), moment("2027-01-29T07:30:00-08:00"));
    assert_eq!((wrapped_key(&station), holding(&station, &key)), (None, Vec::new()));
    let ending = "SELECT count(*) FROM document WHERE kind = 'take' AND body ->> '$.ending' = 'expired' AND body ->> '$.frames' = 0";
    assert_eq!(station.count(ending), 1);
    assert!(station.path().join("recordings").join(other.to_string()).exists(), "one whose day is to come was destroyed");
}

#[test]
fn what_was_taken_back_at_another_station_is_destroyed_here() {
    let station = recorded(take(3));
    let Take { practice, interview, student, .. } = take(3);
    let at = moment("2026-12-02T10:00:00-08:00");
    let withdrawal =
        Withdrawal { id: id("w"), practice, interview, student, voice: Voice::Student(student), through: None, voice_asked: false, at };
    let (mut store, _) = askwell::storage::Store::open(station.path(), &crate::station::station_file().origin()).unwrap();
    store.keep(&[withdrawal.into()]).unwrap();
    drop(store);
    // The next student begins: no restart is needed.
    station.send(Event::SignOut);
    assert_eq!(wrapped_key(&station), None);
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'take' AND body ->> '$.ending' = 'withdrawn'"), 1);
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
