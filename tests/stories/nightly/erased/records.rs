//! What goes with the records, and what is kept until a hold ends or somebody has signed out.

use super::*;
use askwell::engine::{TakeFolder, station_key};

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
