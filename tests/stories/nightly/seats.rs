//! Any seat tomorrow: what one station knows, every other knows after the night.

use super::*;

fn recap(highlight: &str) -> Record {
    Recap { interview: InterviewId(Uuid::from_u128(50)), student: StudentId(Uuid::from_u128(1)), highlights: vec![highlight.to_owned()] }
        .into()
}

/// Two stations of one school; the student and their interview were begun at the first.
fn school() -> (TempDir, Station, Station) {
    let share = TempDir::new().unwrap();
    let (one, two) = (Station::new(1), Station::new(2));
    let interview = Interview::new(InterviewId(Uuid::from_u128(50)), StudentId(Uuid::from_u128(1)), 1);
    one.keep([student(1, "Ana").into(), interview.into(), recap("They fix bridges")]);
    (share, one, two)
}

fn highlight(station: &Station) -> String {
    let file = station.store().file(StudentId(Uuid::from_u128(1))).unwrap();
    file.interviews[0].recap.highlights[0].clone()
}

fn lost(station: &Station) -> Vec<String> {
    let store = station.store();
    let mut statement = store.connection().prepare("SELECT body ->> '$.highlights[0]' FROM revision ORDER BY 1").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn a_student_goes_on_at_another_seat_the_next_day_and_back_again() {
    let (share, one, two) = school();
    one.nightly(share.path()).unwrap();
    two.nightly(share.path()).unwrap();
    assert_eq!(highlight(&two), "They fix bridges");
    two.keep([recap("They fix bridges at night")]).nightly(share.path()).unwrap();
    one.nightly(share.path()).unwrap();
    assert_eq!(highlight(&one), "They fix bridges at night");
    one.keep([recap("They fix old bridges at night")]).nightly(share.path()).unwrap();
    two.nightly(share.path()).unwrap();
    assert_eq!(highlight(&two), "They fix old bridges at night");
}

#[test]
fn texts_written_at_two_seats_on_one_day_are_both_at_both_seats() {
    let (share, one, two) = school();
    one.nightly(share.path()).unwrap();
    two.nightly(share.path()).unwrap();
    one.keep([recap("Written in room one")]);
    two.keep([recap("Written in room two")]);
    for station in [&one, &two, &one, &two] {
        station.nightly(share.path()).unwrap();
    }
    let stands = highlight(&one);
    assert_eq!(highlight(&two), stands);
    for station in [&one, &two] {
        let mut all = lost(station);
        all.push(stands.clone());
        for text in ["Written in room one", "Written in room two"] {
            assert!(all.iter().any(|one| one == text), "{text} is gone from {}", station.origin);
        }
    }
}

#[test]
fn nobody_is_disturbed_who_is_at_work_while_the_night_comes() {
    let (share, one, two) = school();
    one.nightly(share.path()).unwrap();
    two.nightly(share.path()).unwrap();
    one.keep([recap("Written in room one"), student(2, "Ben").into()]).nightly(share.path()).unwrap();
    let place = format!(r#"{{"student":"{}","name":"Ana","interview":null,"screen":"journey"}}"#, Uuid::from_u128(1));
    two.keys().set_open_session(Some(&place)).unwrap();
    two.nightly(share.path()).unwrap();
    assert_eq!(highlight(&two), "They fix bridges", "what is before their eyes stays");
    assert_eq!(two.store().school().unwrap().students.len(), 2, "and everybody else's is new");
    two.keys().set_open_session(None).unwrap();
    two.nightly(share.path()).unwrap();
    assert_eq!(highlight(&two), "Written in room one");
}

#[test]
fn a_day_is_published_as_what_it_brought_and_not_as_all_the_years() {
    let share = TempDir::new().unwrap();
    let (one, two) = (Station::new(1), Station::new(2));
    one.keep((1..=2_000).map(|number| student(number, "Ana").into())).nightly(share.path()).unwrap();
    let size = |name: &str| std::fs::metadata(one.on(share.path()).join(name)).unwrap().len();
    for day in 2..=6_u128 {
        one.keep([student(day, "Hanna").into(), student(10_000 + day, "Ben").into()]).nightly(share.path()).unwrap();
        assert!(size(&format!("g{day}.db")) * 10 < size("g1.db"), "{} of {}", size(&format!("g{day}.db")), size("g1.db"));
        assert_eq!(two.nightly(share.path()).unwrap().left_out, [""; 0]);
    }
    assert_eq!(one.generations(share.path()), ["g1.db", "g2.db", "g3.db", "g4.db", "g5.db", "g6.db"]);
    let names = first_names(share.path());
    assert_eq!((names.len(), names.iter().filter(|name| *name == "Hanna").count()), (2_005, 5));
    let digests = |station: &Station| share::digests(station.store().connection(), None).unwrap();
    assert_eq!(digests(&one), digests(&two));
    let report = one.nightly(share.path()).unwrap();
    assert_eq!(report.lines[0], format!("{}: 2005 rows, generation 6, unchanged", one.origin), "each row is counted once");
}

#[test]
fn work_grows_into_one_file_again_before_it_is_too_many() {
    let share = TempDir::new().unwrap();
    let one = Station::new(1);
    one.keep((1..=2_000).map(|number| student(number, "Ana").into())).nightly(share.path()).unwrap();
    for day in 2..=40_u128 {
        one.keep([student(day, "Hanna").into()]).nightly(share.path()).unwrap();
        let files = one.generations(share.path()).len();
        assert!(files <= 48, "{files} files");
    }
    assert_eq!(first_names(share.path()).iter().filter(|name| *name == "Hanna").count(), 39);
}

#[test]
fn a_text_that_lost_is_still_offered_after_an_adult_wrote_a_comment_at_its_station() {
    let (share, one, two) = school();
    one.nightly(share.path()).unwrap();
    two.nightly(share.path()).unwrap();
    // The second station's name is the larger, so the first's text loses.
    one.keep([recap("Written in room one")]);
    two.keep([recap("Written in room two")]);
    for station in [&one, &two, &one] {
        station.nightly(share.path()).unwrap();
    }
    assert_eq!((highlight(&one), lost(&one)), ("Written in room two".to_owned(), vec!["Written in room one".to_owned()]));
    one.keep([recap("Written in room two, with a comment")]);
    for station in [&one, &two, &one, &two] {
        station.nightly(share.path()).unwrap();
    }
    let digests = |station: &Station| share::digests(station.store().connection(), None).unwrap();
    assert_eq!(digests(&one), digests(&two));
    for station in [&one, &two] {
        assert_eq!(highlight(station), "Written in room two, with a comment");
        assert!(lost(station).contains(&"Written in room one".to_owned()), "{:?}", lost(station));
        let offered = station.store().lost_texts(StudentId(Uuid::from_u128(1))).unwrap();
        assert_eq!(offered.iter().map(|lost| lost.station.as_str()).collect::<Vec<_>>(), [one.origin.as_str()]);
    }
}
