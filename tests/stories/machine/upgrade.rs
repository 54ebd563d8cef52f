//! A station that was switched on years ago opens with today's program, and all of it is there.

use askwell::domain::Record;
use askwell::storage::Store;

#[test]
fn a_database_of_schema_1_is_upgraded_and_read_whole() {
    let folder = tempfile::tempdir().unwrap();
    let old = rusqlite::Connection::open(folder.path().join("station.db")).unwrap();
    old.execute_batch(include_str!("../../fixtures/station-v1.sql")).unwrap();
    let rows: i64 = old.query_row("SELECT (SELECT count(*) FROM document) + (SELECT count(*) FROM fact)", [], |row| row.get(0)).unwrap();
    drop(old);

    let (store, set_aside) = Store::open(folder.path(), "today").unwrap();
    assert_eq!(set_aside, None);
    let mut read = 0;
    for (kind, _) in Record::KINDS {
        let (good, bad) = store.all(kind).unwrap();
        assert!(bad.is_empty(), "{kind}: {bad:?}");
        read += good.len();
    }
    assert_eq!(i64::try_from(read).unwrap(), rows);
    let school = store.school().unwrap();
    let [student] = school.students.as_slice() else { panic!("{} students", school.students.len()) };
    let file = store.file(student.id).unwrap();
    let one = &file.interviews[0];
    assert!(one.interview.held());
    assert!(one.questions.questions.len() >= 10);
    assert!(one.notes.len() >= 5);
    assert_eq!(one.recap.highlights.len(), 3);
    assert!(one.evaluation.handed_in_at.is_some());
    assert!(!one.thank_you.text.is_empty());
}
