//! Stations that lost their data, were copied, or are older or newer than the others.

use super::*;

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
