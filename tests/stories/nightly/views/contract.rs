//! The views that were promised, with every column.

use super::*;

#[test]
fn a_combined_file_has_every_view_of_the_contract() {
    let share = TempDir::new().unwrap();
    Station::new(1).keep([student(1, "Ana").into()]).nightly(share.path()).unwrap();
    let connection = open(share.path());
    connection.pragma_update(None, "trusted_schema", false).unwrap();
    for (view, columns) in VIEWS {
        let statement = connection.prepare(&format!("SELECT * FROM {view}")).unwrap();
        assert_eq!(statement.column_names().join(", "), columns, "{view}");
    }
    let views: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema WHERE type = 'view'", [], |row| row.get(0)).unwrap();
    assert_eq!(views, 13);
    let ratings: Vec<&str> = Rating::ALL.iter().map(|rating| rating.key()).collect();
    assert!(VIEWS[6].1.contains(&ratings.join(", ")), "one column for each rating");
}

#[test]
fn what_the_views_tell_of_the_same_records_never_changes() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    station.store().connection().execute_batch(include_str!("../../../fixtures/export-rows.sql")).unwrap();
    station.nightly(share.path()).unwrap();
    let mut told = String::new();
    let mut views: Vec<&str> = VIEWS.iter().map(|(view, _)| *view).filter(|view| !["v_applied", "v_nights"].contains(view)).collect();
    views.sort_unstable();
    for view in views {
        let columns = VIEWS.iter().find(|(name, _)| *name == view).unwrap().1.split(", ").count();
        let order: Vec<String> = (1..=columns).map(|place| place.to_string()).collect();
        let rows = row(share.path(), &format!("SELECT * FROM {view} ORDER BY {}", order.join(", ")));
        told += &format!("== {view}\n{rows}\n");
    }
    for (told, wanted) in told.lines().zip(include_str!("../../../fixtures/export.txt").lines()) {
        assert_eq!(told, wanted);
    }
    assert_eq!(told.lines().count(), include_str!("../../../fixtures/export.txt").lines().count());
}

#[test]
fn the_page_on_the_export_describes_every_column_of_every_view_in_its_order() {
    let page = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk/EXPORT.md")).unwrap();
    let described: Vec<(&str, String)> = page
        .split("\n## v_")
        .skip(1)
        .map(|part| {
            let rows = part.lines().filter_map(|line| line.strip_prefix("| ")).skip(1);
            let (columns, told): (Vec<&str>, Vec<&str>) = rows.filter_map(|row| row.split_once(" | ")).unzip();
            assert!(told.iter().all(|told| told.len() > 3), "{part}");
            (part.split(':').next().unwrap(), columns.join(", "))
        })
        .collect();
    let views: Vec<(&str, String)> = VIEWS.iter().map(|(view, columns)| (&view[2..], (*columns).to_owned())).collect();
    assert_eq!(described, views);
}
