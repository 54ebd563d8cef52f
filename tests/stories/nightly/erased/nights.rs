//! Night by night: no station brings back what was erased, and none forgets that it was.

use super::*;
use proptest::collection::btree_set;

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
