//! The end of a student's records: wherever it is decided, it is carried out at every station, and nothing brings them back.

use super::*;
use askwell::engine::{self, TakeFolder, station_key};
use proptest::collection::{btree_set, vec};

/// Nobody writes this by chance.
const SECRET: &str = "Quokkas sleep in the boiler room";

fn ana() -> StudentId {
    student(1, "Ana").id
}

fn words(number: u128, who: u128, highlight: &str) -> Record {
    let (interview, student) = (InterviewId(Uuid::from_u128(number)), StudentId(Uuid::from_u128(who)));
    Recap { interview, student, highlights: vec![highlight.to_owned()] }.into()
}

fn erasure(student: StudentId) -> Erasure {
    Erasure { student, because: Because::Asked, day: tonight().date_naive() }
}

pub(super) fn decide(station: &Station, student: StudentId) -> usize {
    let file = StationFile::read(station.folder.path()).unwrap().unwrap();
    engine::decide_erasure(station.folder.path(), &file, &[erasure(student)], tonight()).unwrap().erased
}

/// Ana wrote at both stations, Ben at the second, and each had its night.
fn school() -> (TempDir, Station, Station) {
    let share = TempDir::new().unwrap();
    let (one, two) = (Station::new(1), Station::new(2));
    one.keep([student(1, "Ana").into(), words(50, 1, SECRET)]).nightly(share.path()).unwrap();
    two.keep([student(2, "Ben").into(), words(51, 1, &format!("{SECRET} too")), words(52, 2, "Ben's own")]).nightly(share.path()).unwrap();
    one.nightly(share.path()).unwrap();
    (share, one, two)
}

/// Lists the files below a folder that hold some bytes.
pub(super) fn holding(folder: &Path, bytes: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in names(&folder).into_iter().map(|name| folder.join(name)) {
            if path.is_dir() {
                folders.push(path);
            } else if std::fs::read(&path).unwrap().windows(bytes.len()).any(|part| part == bytes) {
                found.push(path.display().to_string());
            }
        }
    }
    found
}

fn waiting(station: &Station) -> Vec<String> {
    share::last_nightly(&station.keys()).unwrap().unwrap().waiting
}

#[test]
fn erased_at_one_station_it_is_in_no_file_of_any_station_after_their_nights() {
    let (share, one, two) = school();
    let everywhere = || [share.path(), one.folder.path(), two.folder.path()].map(|folder| holding(folder, SECRET.as_bytes()).len());
    assert!(everywhere().iter().all(|files| *files > 0), "the search is broken");
    assert_eq!(decide(&one, ana()), 1);
    assert!(!one.folder.path().join("share-cache").join(&one.origin).exists());

    one.nightly(share.path()).unwrap();
    assert_eq!(first_names(share.path()), ["Ben"], "the export is without her from the first night on");
    assert_eq!(holding(&share.path().join("combined"), SECRET.as_bytes()), [""; 0]);
    assert_eq!(holding(&one.on(share.path()), SECRET.as_bytes()), [""; 0]);
    assert_eq!(waiting(&one), [two.origin.as_str()], "who has not erased yet is named");

    two.nightly(share.path()).unwrap();
    assert_eq!(waiting(&two), [""; 0]);
    one.nightly(share.path()).unwrap();
    assert_eq!(waiting(&one), [""; 0]);
    assert_eq!(everywhere(), [0; 3], "{:?}", holding(share.path(), SECRET.as_bytes()));
    for station in [&one, &two] {
        assert!(station.store().file(ana()).is_err());
        assert_eq!(station.store().erased_here().unwrap(), [erasure(ana())]);
        assert!(station.store().file(student(2, "Ben").id).is_ok());
    }
    assert_eq!(first_names(share.path()), ["Ben"]);
    // From then on nights are as short as ever.
    let before =
        (one.generations(share.path()), names(&share.path().join("combined")), names(&share.path().join("withdrawals").join(&one.origin)));
    assert_eq!(one.nightly(share.path()).unwrap().left_out, [""; 0]);
    assert_eq!(
        (one.generations(share.path()), names(&share.path().join("combined")), names(&share.path().join("withdrawals").join(&one.origin))),
        before
    );
}

#[test]
fn a_night_says_which_station_has_not_erased_yet() {
    let (share, one, two) = school();
    decide(&one, ana());
    let done = askwell(one.folder.path(), &["--share", share.path().to_str().unwrap()]);
    assert_eq!((done.status.code(), text(&done.stderr)), (Some(0), String::new()));
    assert!(text(&done.stdout).contains(&format!("{}: has not erased the records of 1 student yet\n", two.origin)), "{done:?}");
}

#[test]
fn a_station_that_was_away_brings_nothing_back_however_long_it_was() {
    let (share, one, two) = school();
    decide(&one, ana());
    one.nightly(share.path()).unwrap();
    // The second worked on without the share, also on her records.
    two.keep([words(51, 1, &format!("{SECRET} for years")), words(53, 1, SECRET), words(52, 2, "Ben's own, again")]);
    two.nightly(share.path()).unwrap();
    one.nightly(share.path()).unwrap();
    for folder in [share.path(), one.folder.path(), two.folder.path()] {
        assert_eq!(holding(folder, SECRET.as_bytes()), [""; 0]);
    }
    assert_eq!(holding(&two.on(share.path()), b"Ben's own, again").len(), 1);
}

#[test]
fn a_station_whose_data_was_brought_back_from_a_copy_erases_again() {
    let (share, one, two) = school();
    let copy = TempDir::new().unwrap();
    std::fs::copy(two.folder.path().join("station.db"), copy.path().join("station.db")).unwrap();
    decide(&one, ana());
    for station in [&one, &two, &one] {
        station.nightly(share.path()).unwrap();
    }
    std::fs::copy(copy.path().join("station.db"), two.folder.path().join("station.db")).unwrap();
    assert!(two.store().file(ana()).is_ok());
    two.nightly(share.path()).unwrap();
    one.nightly(share.path()).unwrap();
    for folder in [share.path(), one.folder.path(), two.folder.path()] {
        assert_eq!(holding(folder, SECRET.as_bytes()), [""; 0]);
    }
}

#[test]
fn what_a_restored_station_does_not_know_to_have_published_is_written_anew_without_the_erased() {
    let (share, one, two) = school();
    let copy = TempDir::new().unwrap();
    std::fs::copy(one.folder.path().join("station.db"), copy.path().join("station.db")).unwrap();
    one.keep([student(4, "Dee").into(), words(54, 4, "Narwhals read maps")]).nightly(share.path()).unwrap();
    two.nightly(share.path()).unwrap();
    // The copy is from before she ever worked there.
    std::fs::copy(copy.path().join("station.db"), one.folder.path().join("station.db")).unwrap();
    decide(&two, student(4, "Dee").id);
    for station in [&two, &one, &two, &one] {
        station.nightly(share.path()).unwrap();
    }
    for folder in [share.path(), one.folder.path(), two.folder.path()] {
        assert_eq!(holding(folder, b"Narwhals read maps"), [""; 0]);
    }
    assert_eq!(waiting(&one), [""; 0]);
}

#[test]
fn a_night_that_died_after_erasing_and_before_publishing_is_made_up_for() {
    let (share, one, _two) = school();
    decide(&one, ana());
    // What a night leaves that was killed before its manifest moved.
    one.store().begin_sharing().unwrap();
    one.keep([student(3, "Cho").into()]).nightly(share.path()).unwrap();
    assert_eq!(holding(&one.on(share.path()), SECRET.as_bytes()), [""; 0]);
    assert_eq!(first_names(share.path()), ["Ben", "Cho"]);
}

#[test]
fn a_night_that_died_before_nothing_told_of_the_older_export_any_more_is_made_up_for() {
    let (share, one, _two) = school();
    let combined = share.path().join("combined");
    let before: Vec<(PathBuf, Vec<u8>)> =
        names(&combined).into_iter().map(|name| combined.join(name)).map(|path| (path.clone(), std::fs::read(path).unwrap())).collect();
    decide(&one, ana());
    one.nightly(share.path()).unwrap();
    assert_eq!(holding(&combined, SECRET.as_bytes()), [""; 0]);
    // The older pointer and what it told of, as if the night had not come to them.
    for (path, bytes) in before.iter().filter(|(path, _)| !path.ends_with("CURRENT.b")) {
        std::fs::write(path, bytes).unwrap();
        let old = std::time::SystemTime::now() - std::time::Duration::from_secs(60);
        std::fs::File::options().write(true).open(path).unwrap().set_modified(old).unwrap();
    }
    assert!(!holding(&combined, SECRET.as_bytes()).is_empty());
    one.nightly(share.path()).unwrap();
    assert_eq!(holding(&combined, SECRET.as_bytes()), [""; 0]);
    assert_eq!(first_names(share.path()), ["Ben"]);
}

#[test]
fn a_word_on_its_way_when_records_were_erased_is_shared_with_nobody_and_erased_too() {
    let (share, one, _two) = school();
    decide(&one, ana());
    one.keep([words(50, 1, "Written by a hand that was not told")]);
    one.nightly(share.path()).unwrap();
    for folder in [share.path(), one.folder.path()] {
        assert_eq!(holding(folder, b"Written by a hand"), [""; 0]);
    }
}

#[test]
fn whoever_is_signed_in_keeps_working_and_is_erased_once_they_have_left() {
    let (share, one, two) = school();
    decide(&one, ana());
    one.nightly(share.path()).unwrap();
    let place = format!(r#"{{"student":"{}","screen":"journey"}}"#, ana());
    two.keys().set_open_session(Some(&place)).unwrap();
    two.nightly(share.path()).unwrap();
    assert!(two.store().file(ana()).is_ok(), "her work vanished under her hands");
    assert_eq!(holding(&two.on(share.path()), SECRET.as_bytes()).len(), 1, "her station has not written its work anew");
    assert_eq!(first_names(share.path()), ["Ben"]);
    assert_eq!(waiting(&two), [two.origin.as_str()], "and does not say that it is done");
    two.keys().set_open_session(None).unwrap();
    two.nightly(share.path()).unwrap();
    assert!(two.store().file(ana()).is_err());
    assert_eq!(holding(&two.on(share.path()), SECRET.as_bytes()), [""; 0]);
    assert_eq!(waiting(&two), [""; 0]);
}

#[test]
fn a_hold_at_another_station_keeps_the_records_there_until_it_is_lifted_but_not_in_the_export() {
    let (share, one, two) = school();
    let adult = AdultId(Uuid::from_u128(9));
    let hold = RecordId(Uuid::from_u128(90));
    two.keep([Hold { id: hold, student: ana(), by: adult, reason: "A request to see the record".to_owned(), at: tonight() }.into()]);
    decide(&one, ana());
    for station in [&one, &two, &one] {
        station.nightly(share.path()).unwrap();
    }
    assert!(two.store().file(ana()).is_ok());
    assert_eq!(first_names(share.path()), ["Ben"]);
    assert_eq!(waiting(&one), [two.origin.as_str()]);
    let lifted = HoldLifted { id: RecordId(Uuid::from_u128(91)), hold, student: ana(), by: adult, at: tonight() };
    two.keep([lifted.into()]).nightly(share.path()).unwrap();
    one.nightly(share.path()).unwrap();
    assert!(two.store().file(ana()).is_err());
    assert_eq!(waiting(&one), [""; 0]);
    assert_eq!(holding(share.path(), SECRET.as_bytes()), [""; 0]);
}

#[test]
fn sound_keys_letters_and_pins_go_with_the_records() {
    let (_share, one, two) = school();
    let data = one.folder.path();
    let now = tonight();
    let take = Take {
        id: RecordId(Uuid::from_u128(60)),
        practice: RecordId(Uuid::from_u128(61)),
        interview: InterviewId(Uuid::from_u128(50)),
        student: ana(),
        started_at: now,
        sample_rate: 24_000,
        frames: 24_000,
        gaps: Vec::new(),
        ending: Some(Ending::Stopped),
        destroy_on: "2999-01-01".parse().unwrap(),
    };
    TakeFolder::create(data, take.id, &mut one.keys(), &station_key(data, None).unwrap()).unwrap();
    let hash = vault::hash_pin(&Pin::new("4711").unwrap(), Cost::Student, None).unwrap();
    one.keys().set_pin(ana().0, &hash).unwrap();
    let mut letter = ThankYou {
        ..StudentFile::gather(student(1, "Ana"), vec![Interview::new(take.interview, ana(), 1).into()]).interviews[0].thank_you.clone()
    };
    letter.outbox_file = "thank-you-ana-r-1.eml".to_owned();
    one.keep([take.clone().into(), letter.into()]);
    let outbox = data.join("outbox");
    std::fs::create_dir_all(&outbox).unwrap();
    let hers = ["thank-you-ana-r-1.eml", "thank-you-ana-r-1.ics", "receipt-2026-12-01-101112-ana-r.pdf"];
    let others = ["thank-you-ana-r-2.eml", "receipt-2026-12-01-101112-ben-r.pdf", "notes.txt"];
    for name in hers.iter().chain(&others) {
        std::fs::write(outbox.join(name), "made up").unwrap();
    }
    assert_eq!(decide(&one, ana()), 1);
    let mut left: Vec<String> = others.iter().map(|name| (*name).to_owned()).collect();
    left.sort();
    assert_eq!(names(&outbox), left);
    assert!(one.keys().takes_with_keys().unwrap().is_empty());
    assert!(!data.join("recordings").join(take.id.to_string()).exists());
    assert_eq!(one.keys().pin(ana().0).unwrap(), None);
    assert_eq!(holding(data, hash.as_bytes()), [""; 0]);
    drop(two);
}

#[test]
fn a_recording_of_somebody_else_in_which_they_answered_is_taken_back() {
    let (share, one, two) = school();
    let (practice, interview) = (RecordId(Uuid::from_u128(61)), InterviewId(Uuid::from_u128(52)));
    let ben = student(2, "Ben").id;
    let consent = |id: u128, voice: StudentId, uses: &[Use]| Consent {
        id: RecordId(Uuid::from_u128(id)),
        practice,
        interview,
        student: ben,
        voice: Voice::Student(voice),
        uses: uses.iter().copied().collect(),
        language: Language::En,
        form: None,
        given_at: tonight(),
    };
    two.keep([consent(70, ben, &[Use::Record]).into(), consent(71, ana(), &[Use::Record]).into()]).nightly(share.path()).unwrap();
    one.nightly(share.path()).unwrap();
    // Two stations that decide the same take it back once.
    decide(&one, ana());
    decide(&two, ana());
    for station in [&one, &two] {
        station.nightly(share.path()).unwrap();
        let taken_back = station.store().all("withdrawal").unwrap().0;
        let [Record::Withdrawal(only)] = &taken_back[..] else { panic!("{taken_back:?}") };
        assert_eq!((only.practice, only.student, &only.voice), (practice, ben, &Voice::Student(ana())));
    }
}

#[test]
fn a_list_of_erased_records_that_was_forged_or_went_bad_is_named_and_brings_nothing_back() {
    let (share, one, two) = school();
    decide(&one, ana());
    for station in [&one, &two, &one] {
        station.nightly(share.path()).unwrap();
    }
    let list = share.path().join("withdrawals").join(&one.origin).join("g1");
    let good = std::fs::read(&list).unwrap();
    let ben = student(2, "Ben").id.to_string();
    let forged = text(&good).replace(&ana().to_string(), &ben).into_bytes();
    for bad in [forged, Vec::new(), b"{}".to_vec(), good[..good.len() / 2].to_vec()] {
        std::fs::write(&list, bad).unwrap();
        let done = askwell(two.folder.path(), &["--share", share.path().to_str().unwrap()]);
        assert_eq!(done.status.code(), Some(4), "{done:?}");
        assert_eq!(
            text(&done.stderr),
            format!("{}: its newest list of erased records can't be trusted; the one before was used.\n", one.origin)
        );
        assert_eq!(first_names(share.path()), ["Ben"]);
    }
    // The station whose list it is writes it anew.
    one.nightly(share.path()).unwrap();
    assert_eq!(two.nightly(share.path()).unwrap().left_out, [""; 0]);
    assert_eq!(waiting(&two), [""; 0]);
}

#[test]
fn on_a_new_share_all_stations_tell_each_other_anew_whose_records_are_erased() {
    let (share, one, two) = school();
    decide(&one, ana());
    one.nightly(share.path()).unwrap();
    let new = TempDir::new().unwrap();
    one.nightly(new.path()).unwrap();
    two.nightly(new.path()).unwrap();
    assert!(two.store().file(ana()).is_err());
    assert_eq!(first_names(new.path()), ["Ben"]);
}

#[test]
fn the_command_says_whose_records_it_would_erase_and_erases_only_when_told_so() {
    let station = crate::program::Station::set_up();
    station.import("roster", "student_id,first_name,last_name,class\n1,Maya,Reyes,P3\n2,Ben,Okoro,P3\n3,Cho,Lee,P4\n").exits(0);
    station
        .run(&["erase", "--student", "1", "--because", "asked"])
        .says("1, Maya Reyes, P3\nall records of 1 student would be erased at every station, for ever: say --yes to do it\n")
        .exits(0);
    assert_eq!(station.school().students.len(), 3, "it was done without a word");
    station.run(&["erase", "--student", "9", "--because", "asked", "--yes"]).complains("nobody on this station's list is meant").exits(2);
    station.run(&["erase", "--because", "asked", "--yes"]).exits(2);
    station.store().keep(&[Student { school_id: String::new(), class: String::new(), ..student(77, "Nobody") }.into()]).unwrap();
    for empty in ["--student", "--class"] {
        station.run(&["erase", empty, " ", "--because", "asked", "--yes"]).complains("nobody on this station's list is meant").exits(2);
    }
    station.run(&["erase", "--class", "P3", "--because", "term-over", "--yes"]).says("the records of 2 students are erased").exits(0);
    assert_eq!(station.school().students.iter().map(|one| one.first_name.as_str()).collect::<Vec<_>>(), ["Nobody", "Cho"]);
}

#[test]
fn the_command_erases_nothing_of_a_student_on_hold() {
    let station = crate::program::Station::set_up();
    station.import("roster", "student_id,first_name,last_name,class\n1,Maya,Reyes,P3\n").exits(0);
    let maya = station.student("Maya").id;
    let hold = Hold { id: RecordId(Uuid::from_u128(90)), student: maya, by: AdultId::default(), reason: String::new(), at: tonight() };
    station.store().keep(&[hold.into()]).unwrap();
    let told = station.run(&["erase", "--student", "1", "--because", "left", "--yes"]);
    told.complains("1, Maya Reyes: a family's request to see the record is open").exits(4);
    assert_eq!(station.school().students.len(), 1);
}

#[test]
fn who_is_on_the_next_list_again_begins_anew() {
    let station = crate::program::Station::set_up();
    let list = "student_id,first_name,last_name,class\n1,Maya,Reyes,P3\n";
    station.import("roster", list).exits(0);
    let first = station.student("Maya").id;
    for _ in 0..2 {
        station.run(&["erase", "--student", "1", "--because", "term-over", "--yes"]).exits(0);
        station.import("roster", list).says("1 added").exits(0);
        station.import("roster", list).says("0 added, 0 updated, 1 unchanged").exits(0);
    }
    assert_ne!(station.student("Maya").id, first);
    assert_eq!(station.student("Maya").school_id, "1");
    assert_eq!(station.store().erased().unwrap().len(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_the_stations_hold_a_merge_is_as_if_who_is_erased_had_never_been(
        texts in vec(vec((0_u128..5, 0_u8..3), 0..8), 3),
        erased in btree_set(0_u128..5, 0..4),
    ) {
        let folder = TempDir::new().unwrap();
        let is_erased = |number: u128| erased.contains(&number);
        let made = |name: &str, without: bool| -> Vec<Input> {
            texts.iter().enumerate().map(|(place, texts)| {
                let data = folder.path().join(format!("{name}-{place}"));
                std::fs::create_dir(&data).unwrap();
                let mut store = Store::open(&data, &format!("station-{place}")).unwrap().0;
                for (number, text) in texts.iter().filter(|(number, _)| !(without && is_erased(*number))) {
                    let help = Help { id: RecordId(Uuid::from_u128(*number)), student: Some(StudentId(Uuid::from_u128(*number))), at: tonight(), screen: text.to_string(), ..Help::default() };
                    store.keep(&[student(*number, &format!("Name {text}")).into(), help.into()]).unwrap();
                }
                let path = folder.path().join(format!("{name}-{place}.db"));
                store.connection().execute("VACUUM INTO ?1", [path.to_str().unwrap()]).unwrap();
                input(format!("station-{place}"), path)
            }).collect()
        };
        let (with, without) = (made("with", false), made("without", true));
        let erased: Vec<StudentId> = erased.iter().map(|number| StudentId(Uuid::from_u128(*number))).collect();
        let merged = |name: &str, inputs: &[Input], erased: &[StudentId]| {
            let path = folder.path().join(name);
            share::merge(&path, inputs, erased, tonight()).unwrap();
            path
        };
        let digests = |path: &Path| share::digests(&Connection::open(path).unwrap(), None).unwrap();
        let wanted = digests(&merged("wanted.db", &without, &[]));
        prop_assert_eq!(digests(&merged("got.db", &with, &erased)), wanted.clone());
        // Also where they are in what was merged before they were erased.
        let before = input("before".to_owned(), merged("before.db", &with, &[]));
        prop_assert_eq!(digests(&merged("after.db", &[before, with[0].clone()], &erased)), wanted);
    }
}
