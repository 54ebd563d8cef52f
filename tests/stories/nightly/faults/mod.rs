//! What goes wrong with a share, brought about for real.

use super::*;

/// Signs fields as a station of the school would.
fn signed(fields: &BTreeMap<String, Value>, key: &SchoolKey) -> Vec<u8> {
    let mut fields = fields.clone();
    fields.remove("signature");
    let signature = key.sign(&serde_json::to_vec(&fields).unwrap());
    fields.insert("signature".to_owned(), signature.into());
    serde_json::to_vec(&fields).unwrap()
}

fn manifest(path: &Path) -> BTreeMap<String, Value> {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Puts a file on the share as a station's next generation, with a manifest signed by a key.
fn plant(share: &Path, station: &Station, file: &Path, generation: u64, key: &SchoolKey) {
    plant_as(share, station, file, generation, key, |_| {});
}

/// The same, with other fields changed too.
fn plant_as(share: &Path, station: &Station, file: &Path, generation: u64, key: &SchoolKey, change: impl Fn(&mut BTreeMap<String, Value>)) {
    let bytes = std::fs::read(file).unwrap();
    let hash = <sha2::Sha256 as sha2::Digest>::digest(&bytes);
    let mut fields = manifest(&station.on(share).join("MANIFEST.a"));
    fields.insert("generation".to_owned(), generation.into());
    fields.insert("size".to_owned(), bytes.len().into());
    fields.insert("sha256".to_owned(), hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into());
    change(&mut fields);
    std::fs::write(station.on(share).join(format!("g{generation}.db")), bytes).unwrap();
    std::fs::write(station.on(share).join("MANIFEST.b"), signed(&fields, key)).unwrap();
}

fn spoil(path: &Path) {
    let mut bytes = std::fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    std::fs::write(path, bytes).unwrap();
}

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
fn two_nightlies_of_one_station_do_not_work_at_the_same_time() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    station.nightly(share.path()).unwrap();
    let lock = std::fs::File::create(station.folder.path().join("share-cache").join(".lock")).unwrap();
    lock.lock().unwrap();
    assert!(matches!(station.nightly(share.path()), Err(ShareError::Running)));
    drop(lock);
    station.nightly(share.path()).unwrap();
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
fn a_vanished_share_is_exit_3_and_loses_nothing() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    station.keep([student(1, "Ana").into()]).nightly(share.path()).unwrap();
    let last = share::last_nightly(&station.keys()).unwrap();
    let path = share.path().to_owned();
    drop(share);
    station.keep([student(2, "Ben").into()]);
    let done = askwell(station.folder.path(), &["--share", path.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(3), "{done:?}");
    let says = text(&done.stderr);
    assert!(says.ends_with("It will be done next time.\n") && says.lines().count() == 1, "{says}");
    assert_eq!(share::last_nightly(&station.keys()).unwrap(), last);

    // What is left where a share was mounted is an empty folder: nothing is written into it.
    std::fs::create_dir(&path).unwrap();
    assert_eq!(askwell(station.folder.path(), &["--share", path.to_str().unwrap()]).status.code(), Some(3));
    assert!(names(&path).is_empty());
    std::fs::create_dir(path.join("stations")).unwrap();
    assert_eq!(askwell(station.folder.path(), &["--share", path.to_str().unwrap()]).status.code(), Some(0));
    assert_eq!(first_names(&path), ["Ana", "Ben"]);
    std::fs::remove_dir_all(&path).unwrap();
}

/// A real file system of one megabyte; none where mounting is not allowed.
struct Small(TempDir);

impl Small {
    fn mount() -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"]).arg(folder.path()).output();
        mounted.is_ok_and(|done| done.status.success()).then_some(Self(folder))
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_share_leaves_no_temporary_file() {
    let Some(small) = Small::mount() else {
        println!("skipped: no file system may be mounted here");
        return;
    };
    let share = small.0.path();
    let station = Station::new(1);
    station.keep([student(1, "Ana").into()]).nightly(share).unwrap();
    let before = (names(&station.on(share)), names(&share.join("combined")));
    // More than there is room for, which is seen before anything is written.
    station.keep((10..2000).map(|number| student(number, &"Name ".repeat(60)).into()));
    let done = askwell(station.folder.path(), &["--share", share.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(3), "{done:?}");
    assert!(text(&done.stderr).contains("too little room"), "{done:?}");
    assert_eq!((names(&station.on(share)), names(&share.join("combined"))), before);
    assert_eq!(first_names(share), ["Ana"]);
    assert!(names(share).iter().all(|name| !name.contains("tmp")), "{:?}", names(share));
}

#[test]
fn a_steady_name_that_can_not_be_replaced_is_told_and_leaves_no_temporary_file() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    // A disk mounted in the way fails the last step of a write, after all of it was written.
    let steady = share.path().join("askwell.db");
    std::fs::create_dir(&steady).unwrap();
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"]).arg(&steady).output();
    if !mounted.is_ok_and(|done| done.status.success()) {
        println!("skipped: no file system may be mounted here");
        return;
    }
    let report = station.keep([student(1, "Ana").into()]).nightly(share.path());
    assert!(Command::new("umount").arg(&steady).status().unwrap().success());
    let report = report.unwrap();
    assert!(report.lines.iter().any(|line| line.starts_with("askwell.db is still the one of before")), "{report:?}");
    assert!(
        report.left_out[0].starts_with("askwell.db on the share is a folder where a file should be and can't be set aside"),
        "{report:?}"
    );
    assert!(names(share.path()).iter().all(|name| !name.contains("tmp")), "{:?}", names(share.path()));
    std::fs::remove_dir(&steady).unwrap();
    station.nightly(share.path()).unwrap();
    assert_eq!(first_names(share.path()), ["Ana"], "refreshed the next night, though nothing was new");
}

/// Removes a station's database, as a broken disk would.
fn lose_data(station: &Station) {
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(station.folder.path().join(format!("station.db{ending}")));
    }
}

#[test]
fn a_station_that_lost_its_data_takes_back_what_it_had_shared() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    station.keep([student(1, "Ana").into(), student(2, "Ben").into()]).nightly(share.path()).unwrap();
    lose_data(&station);
    station.keep([student(3, "Cho").into()]);
    let report = station.nightly(share.path()).unwrap();
    assert!(report.left_out[0].starts_with("This station did not know 2 rows any more that it had shared"), "{report:?}");
    assert_eq!(first_names(share.path()), ["Ana", "Ben", "Cho"]);
    assert_eq!(station.store().school().unwrap().students.len(), 3);
    assert_eq!(station.nightly(share.path()).unwrap().left_out, [""; 0]);
}

#[test]
fn a_station_that_lost_its_data_and_can_not_read_it_back_publishes_nothing_over_its_work() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    station.keep([student(1, "Ana").into(), student(2, "Ben").into()]).nightly(share.path()).unwrap();
    lose_data(&station);
    std::fs::remove_dir_all(station.folder.path().join("share-cache")).unwrap();
    spoil(&station.on(share.path()).join("g1.db"));
    let combined = share.path().join("combined");
    let file = names(&combined).into_iter().find(|name| name.starts_with("c-")).unwrap();
    spoil(&combined.join(&file));
    station.keep([student(3, "Cho").into()]);
    let failed = station.nightly(share.path()).unwrap_err();
    assert!(matches!(failed, ShareError::Shrunk(_)), "{failed}");
    assert_eq!(station.generations(share.path()), ["g1.db"]);
    assert_eq!(first_names(share.path()), ["Ana", "Ben"]);
}

#[test]
fn two_machines_with_one_copied_disk_lose_nothing_and_are_told() {
    let share = TempDir::new().unwrap();
    let (one, copied) = (Station::new(1), Station::new(1));
    assert_eq!(one.origin, copied.origin);
    one.keep([student(1, "Ana").into()]).nightly(share.path()).unwrap();
    let report = copied.keep([student(2, "Ben").into()]).nightly(share.path()).unwrap();
    assert!(report.left_out[0].contains("if its disk was copied to another machine"), "{report:?}");
    assert_eq!(first_names(share.path()), ["Ana", "Ben"]);
    let report = one.keep([student(3, "Cho").into()]).nightly(share.path()).unwrap();
    assert!(report.left_out[0].contains("if its disk was copied to another machine"), "{report:?}");
    assert_eq!(first_names(share.path()), ["Ana", "Ben", "Cho"]);
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
fn what_an_older_askwell_published_is_merged_and_what_a_newer_one_did_is_named() {
    let share = TempDir::new().unwrap();
    let (one, two) = (Station::new(1), Station::new(2));
    one.keep([student(1, "Ana").into()]).nightly(share.path()).unwrap();
    let old = share.path().join("old");
    let connection = Connection::open(&old).unwrap();
    connection.execute_batch(include_str!("../../../fixtures/station-v1.sql")).unwrap();
    for table in ["document", "fact"] {
        connection.execute(&format!("UPDATE {table} SET station = ?1"), [&one.origin]).unwrap();
    }
    connection.pragma_update(None, "user_version", 1).unwrap();
    connection.pragma_update(None, "journal_mode", "DELETE").unwrap();
    let rows: i64 =
        connection.query_row("SELECT (SELECT count(*) FROM document) + (SELECT count(*) FROM fact)", [], |row| row.get(0)).unwrap();
    drop(connection);
    plant_as(share.path(), &one, &old, 2, key(), |fields| {
        fields.insert("format".to_owned(), "askwell-generation-1".into());
        fields.insert("schema".to_owned(), 1.into());
        fields.remove("before");
        fields.remove("rows");
        fields.remove("audit");
    });
    assert_eq!(two.nightly(share.path()).unwrap().left_out, [""; 0]);
    let merged: i64 =
        open(share.path()).query_row("SELECT (SELECT count(*) FROM document) + (SELECT count(*) FROM fact)", [], |row| row.get(0)).unwrap();
    assert_eq!(merged, rows);
    assert_eq!(two.store().school().unwrap().students.len(), 1, "and is at this seat too");

    plant_as(share.path(), &one, &old, 3, key(), |fields| {
        fields.insert("schema".to_owned(), 999.into());
    });
    let report = two.nightly(share.path()).unwrap();
    assert!(report.left_out[0].contains("was written by a newer Askwell"), "{report:?}");
    assert!(report.left_out[0].contains("its last good work, generation 2, was used"), "{report:?}");
}

#[test]
fn a_station_that_was_updated_keeps_writing_its_texts_and_has_no_second_versions_of_them() {
    let share = TempDir::new().unwrap();
    let one = Station::new(1);
    one.keep([student(1, "Ana").into()]).nightly(share.path()).unwrap();
    // As if an older program had published: it noted neither what it shared nor what changed.
    let published = share.path().join("published");
    let old = Connection::open(&published).unwrap();
    old.execute_batch(include_str!("../../../fixtures/station-v1.sql")).unwrap();
    old.execute_batch("DELETE FROM fact; DELETE FROM document").unwrap();
    let row = "SELECT kind, id, student, interview, rev, station, hash, body FROM document";
    let copy = |row: &rusqlite::Row<'_>| -> rusqlite::Result<Vec<rusqlite::types::Value>> { (0..8).map(|place| row.get(place)).collect() };
    let ana = one.store().connection().query_row(row, [], copy).unwrap();
    old.execute("INSERT INTO document VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)", rusqlite::params_from_iter(ana)).unwrap();
    old.pragma_update(None, "user_version", 1).unwrap();
    old.pragma_update(None, "journal_mode", "DELETE").unwrap();
    drop(old);
    one.store().connection().execute_batch("DELETE FROM sharing; DELETE FROM taken_in; DELETE FROM unshared").unwrap();
    plant_as(share.path(), &one, &published, 2, key(), |fields| {
        fields.insert("format".to_owned(), "askwell-generation-1".into());
        fields.insert("schema".to_owned(), 1.into());
        fields.remove("before");
        fields.remove("rows");
        fields.remove("audit");
    });
    let report = one.keep([student(1, "Hanna").into()]).nightly(share.path()).unwrap();
    assert_eq!(report.left_out, [""; 0]);
    assert_eq!(first_names(share.path()), ["Hanna"]);
    let texts: i64 = one.store().connection().query_row("SELECT count(*) FROM revision", [], |row| row.get(0)).unwrap();
    assert_eq!(texts, 0);
}

#[test]
fn a_second_school_in_the_folder_is_refused_and_changes_nothing_there() {
    let share = TempDir::new().unwrap();
    let (ours, theirs) = (Station::new(1), Station::new(2));
    let their_key = SchoolKey::from_code("ZZZZZ-YYYYY-XXXXX-WWWWW").unwrap();
    theirs.keys().set_secret(share::SCHOOL_KEY, their_key.bytes()).unwrap();
    ours.keep([student(1, "Ana").into()]).nightly(share.path()).unwrap();
    let before = names(&share.path().join("combined"));
    theirs.keep([student(2, "Ben").into()]);
    let done = askwell(theirs.folder.path(), &["--share", share.path().to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    assert!(text(&done.stderr).contains("is another school's; nothing was written: give each school a folder of its own"), "{done:?}");
    assert_eq!((names(&share.path().join("combined")), first_names(share.path())), (before, vec!["Ana".to_owned()]));
    assert!(!theirs.on(share.path()).exists(), "something was written");
    assert_eq!(ours.keep([student(1, "Hanna").into()]).nightly(share.path()).unwrap().left_out, [""; 0]);
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
