//! Files that went bad, are gone or were forged.

use super::*;

#[test]
fn a_corrupted_generation_is_named_and_the_last_good_one_is_used() {
    let share = TempDir::new().unwrap();
    let (one, two) = (Station::new(1), Station::new(2));
    one.keep([student(1, "Ana").into()]).nightly(share.path()).unwrap();
    two.keep([student(2, "Ben").into()]).nightly(share.path()).unwrap();
    one.keep([student(1, "Hanna").into()]).nightly(share.path()).unwrap();
    // A third generation that no other station has seen goes bad on the share.
    one.keep([student(1, "Johanna").into()]);
    let aside = TempDir::new().unwrap();
    std::fs::rename(share.path().join("combined"), aside.path().join("combined")).unwrap();
    one.nightly(share.path()).unwrap();
    std::fs::remove_dir_all(share.path().join("combined")).unwrap();
    std::fs::rename(aside.path().join("combined"), share.path().join("combined")).unwrap();
    spoil(&one.on(share.path()).join("g3.db"));

    two.keep([student(4, "Dee").into()]);
    let done = askwell(two.folder.path(), &["--share", share.path().to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(4), "{done:?}");
    assert!(text(&done.stderr).starts_with(&format!("{}: its newest file is not what its manifest says", one.origin)), "{done:?}");
    assert!(text(&done.stdout).contains("2 stations, 3 rows, the newest of 1 station missing"), "{done:?}");
    assert_eq!(first_names(share.path()), ["Ben", "Dee", "Hanna"]);
    // The station mends it by its next work.
    one.keep([student(3, "Cho").into()]).nightly(share.path()).unwrap();
    assert_eq!(two.nightly(share.path()).unwrap().left_out, [""; 0]);
    assert_eq!(first_names(share.path()), ["Ben", "Cho", "Dee", "Johanna"]);
}

#[test]
fn a_station_whose_files_are_all_gone_stays_in_the_combined_file() {
    let share = TempDir::new().unwrap();
    let (one, two) = (Station::new(1), Station::new(2));
    one.keep([student(1, "Ana").into(), student(3, "Cho").into()]).nightly(share.path()).unwrap();
    std::fs::remove_dir_all(one.on(share.path())).unwrap();
    // The second station never saw the first one's own file, only what was merged of it.
    let report = two.keep([student(2, "Ben").into()]).nightly(share.path()).unwrap();
    assert_eq!(
        report.left_out,
        [format!("{}: its files are gone from the share; its last good work, generation 1, was used.", one.origin)]
    );
    assert_eq!(first_names(share.path()), ["Ana", "Ben", "Cho"]);
    // And the first station publishes past what was merged, never below.
    one.nightly(share.path()).unwrap();
    assert_eq!(one.generations(share.path()), ["g2.db"]);
}

#[test]
fn a_kept_file_that_went_bad_on_this_station_is_fetched_again() {
    let share = TempDir::new().unwrap();
    let (one, two) = (Station::new(1), Station::new(2));
    one.keep([student(1, "Ana").into()]).nightly(share.path()).unwrap();
    two.keep([student(2, "Ben").into()]).nightly(share.path()).unwrap();
    let kept = two.folder.path().join("share-cache").join(&one.origin);
    spoil(&kept.join(&names(&kept)[0]));
    let report = two.keep([student(3, "Cho").into()]).nightly(share.path()).unwrap();
    assert_eq!(report.left_out, [""; 0]);
    assert_eq!(first_names(share.path()), ["Ana", "Ben", "Cho"]);
}

#[test]
fn what_can_be_read_nowhere_holds_the_combined_file_back() {
    let share = TempDir::new().unwrap();
    let (one, two) = (Station::new(1), Station::new(2));
    one.keep([student(1, "Ana").into()]).nightly(share.path()).unwrap();
    std::fs::remove_dir_all(one.on(share.path())).unwrap();
    let combined = share.path().join("combined");
    let file = names(&combined).into_iter().find(|name| name.starts_with("c-")).unwrap();
    spoil(&combined.join(&file));
    let before = std::fs::read(combined.join("CURRENT.a")).unwrap();
    let report = two.keep([student(2, "Ben").into()]).nightly(share.path()).unwrap();
    assert_eq!(report.left_out.len(), 2, "{report:?}");
    assert_eq!(std::fs::read(combined.join("CURRENT.a")).unwrap(), before);
    assert_eq!(first_names(share.path()), ["Ana"]);
}

#[test]
fn a_hostile_view_named_like_our_table_is_refused() {
    let share = TempDir::new().unwrap();
    let (one, two) = (Station::new(1), Station::new(2));
    one.keep([student(1, "Ana").into()]).nightly(share.path()).unwrap();
    let hostile = share.path().join("hostile");
    let connection = Connection::open(&hostile).unwrap();
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
        SELECT 'student' AS kind, i AS id, NULL AS student, NULL AS interview, 1 AS rev, 'x' AS station, zeroblob(1000000) AS hash, '{}' AS body FROM n";
    connection.execute_batch(&format!("CREATE VIEW document AS {endless}")).unwrap();
    drop(connection);
    plant(share.path(), &one, &hostile, 2, key());
    let began = std::time::Instant::now();
    let report = two.keep([student(2, "Ben").into()]).nightly(share.path()).unwrap();
    assert!(report.left_out[0].contains("holds tables that are not ours"), "{report:?}");
    assert!(began.elapsed().as_secs() < 20);
    assert_eq!(first_names(share.path()), ["Ana", "Ben"]);
}

#[test]
fn a_file_with_rows_of_another_station_is_refused() {
    let share = TempDir::new().unwrap();
    let (one, two) = (Station::new(1), Station::new(2));
    one.keep([student(1, "Ana").into()]).nightly(share.path()).unwrap();
    two.keep([student(2, "Ben").into()]).nightly(share.path()).unwrap();
    plant(share.path(), &one, &two.on(share.path()).join("g1.db"), 2, key());
    let report = two.nightly(share.path()).unwrap();
    assert!(report.left_out[0].contains("holds rows of other stations"), "{report:?}");
}

#[test]
fn a_forged_manifest_is_not_merged() {
    let share = TempDir::new().unwrap();
    let (one, two, forger) = (Station::new(1), Station::new(2), Station::new(3));
    one.keep([student(1, "Ana").into()]).nightly(share.path()).unwrap();
    // Somebody who can write to the share but lacks the school's key makes a file of the right form.
    let elsewhere = TempDir::new().unwrap();
    forger.keep([student(9, "Mallory").into()]).nightly(elsewhere.path()).unwrap();
    let wrong = SchoolKey::from_bytes(&[7; 32]).unwrap();
    plant(share.path(), &one, &forger.on(elsewhere.path()).join("g1.db"), 99, &wrong);
    let report = two.keep([student(2, "Ben").into()]).nightly(share.path()).unwrap();
    assert!(report.left_out[0].contains("not signed by this school"), "{report:?}");
    assert_eq!(first_names(share.path()), ["Ana", "Ben"]);
    // The station itself writes over it, though it has nothing new to tell.
    one.nightly(share.path()).unwrap();
    assert_eq!(two.nightly(share.path()).unwrap().left_out, [""; 0]);
    // A manifest carried over from another station's folder is signed, but not this station's.
    std::fs::copy(two.on(share.path()).join("MANIFEST.a"), one.on(share.path()).join("MANIFEST.a")).unwrap();
    std::fs::remove_file(one.on(share.path()).join("MANIFEST.b")).unwrap();
    assert!(!two.nightly(share.path()).unwrap().left_out.is_empty());
    assert_eq!(first_names(share.path()), ["Ana", "Ben"]);
}

#[test]
fn a_file_that_goes_bad_on_the_share_is_written_anew_by_its_station_though_nothing_is_new() {
    let share = TempDir::new().unwrap();
    let (one, two) = (Station::new(1), Station::new(2));
    one.keep([student(1, "Ana").into()]).nightly(share.path()).unwrap();
    spoil(&one.on(share.path()).join("g1.db"));
    one.nightly(share.path()).unwrap();
    assert!(one.generations(share.path()).contains(&"g2.db".to_owned()));
    assert_eq!(two.nightly(share.path()).unwrap().left_out, [""; 0]);
}

#[test]
fn a_manifest_that_tells_of_another_audit_log_than_its_files_hold_is_named_and_not_used() {
    let share = TempDir::new().unwrap();
    let (one, two) = (Station::new(1), Station::new(2));
    let entry = |number: u128| -> Record {
        let adult = AdultId(Uuid::from_u128(9));
        Audit {
            id: RecordId(Uuid::from_u128(number)),
            adult,
            student: None,
            at: tonight(),
            action: Action::AnswerHelp,
            reason: String::new(),
        }
        .into()
    };
    one.keep([student(1, "Ana").into(), entry(1)]).nightly(share.path()).unwrap();
    let first = manifest(&one.on(share.path()).join("MANIFEST.a"))["audit"].clone();
    assert_eq!(first["entries"], 1);
    two.nightly(share.path()).unwrap();
    // The next file goes on where the log ended.
    one.keep([entry(2), entry(3)]).nightly(share.path()).unwrap();
    let mut fields = manifest(&one.on(share.path()).join("MANIFEST.b"));
    assert_eq!(fields["audit"]["entries"], 3);
    assert_eq!(two.nightly(share.path()).unwrap().left_out, [""; 0]);
    // One that leaves entries out, signed by whoever holds the school's key.
    one.keep([entry(4)]).nightly(share.path()).unwrap();
    fields = manifest(&one.on(share.path()).join("MANIFEST.a"));
    fields.insert("audit".to_owned(), first);
    std::fs::write(one.on(share.path()).join("MANIFEST.a"), signed(&fields, key())).unwrap();
    let report = two.nightly(share.path()).unwrap();
    assert_eq!(report.left_out.len(), 1, "{report:?}");
    assert!(report.left_out[0].contains("its files hold another audit log than its manifest says"), "{report:?}");
}
