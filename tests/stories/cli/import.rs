//! A school brings its lists. Whatever is in them, every good row is kept and every other one is named.

use crate::program::{Ran, Station};

const HEADER: &str = "student_id,first_name,last_name,class,teacher,grade,language,adult,guardian_consent\n";

fn roster(rows: impl AsRef<[u8]>) -> (Station, Ran) {
    let station = Station::set_up();
    let ran = station.import("roster", rows);
    (station, ran)
}

fn with_header(rows: &str) -> (Station, Ran) {
    roster(format!("{HEADER}{rows}"))
}

#[test]
fn a_roster_imported_twice_changes_nothing() {
    let rows = format!("{HEADER}1,Maya,Reyes,P3,Ms. Okafor,11,en,no,2026-10-05\n2,José,Nuñez,P3,,12,es,sí,\n");
    let (station, first) = roster(&rows);
    first.says("2 added, 0 updated, 0 unchanged, 0 refused").exits(0);
    station.import("roster", &rows).says("0 added, 0 updated, 2 unchanged, 0 refused").exits(0);
    let jose = station.student("José");
    assert!(jose.adult);
    assert_eq!(jose.language.code(), "es");
    assert_eq!(station.school().campaigns.first().map(|one| one.id), Some(jose.campaign), "new students take part in the newest campaign");
}

#[test]
fn the_same_list_is_read_with_any_separator_line_end_and_byte_order_mark() {
    let station = Station::set_up();
    let list = "Student ID,FIRST_NAME,last-name,Class\n7,Ana,\"Díaz, Jr.\",P1\n8,Bo,\"Lee\nVang\",P1\n";
    station.import("roster", list).says("2 added").exits(0);
    for (separator, end, mark) in [(",", "\r\n", "\u{feff}"), (",", "\r", ""), (",", "\r\n", "")] {
        let same = format!("{mark}{}", list.replace(',', separator).replace('\n', end));
        station.import("roster", same).says("0 added, 0 updated, 2 unchanged, 0 refused").exits(0);
    }
    for separator in [";", "\t"] {
        let same = format!("class{0}last_name{0}first_name{0}student_id\nP1{0}\"Díaz, Jr.\"{0}Ana{0}7\n", separator);
        station.import("roster", same).says("0 added, 0 updated, 1 unchanged, 0 refused").exits(0);
    }
    assert_eq!(station.student("Bo").last_name, "Lee Vang");
}

#[test]
fn columns_the_list_lacks_stay_as_the_station_knows_them() {
    let (station, _) = with_header("1,Maya,Reyes,P3,Ms. Okafor,11,es,yes,10/5/2026\n");
    station.import("roster", "student_id,first_name,last_name,class\n1,Maya,Reyes,P5\n").says("0 added, 1 updated").exits(0);
    let maya = station.student("Maya");
    assert_eq!((maya.class.as_str(), maya.teacher.as_str(), maya.language.code(), maya.adult), ("P5", "Ms. Okafor", "es", true));
    assert!(maya.guardian_consent.is_some());
}

#[test]
fn an_unknown_column_is_left_out_with_a_note() {
    let (_station, ran) = roster("student_id,first_name,last_name,class,shoe size\n1,Maya,Reyes,P3,38\n");
    ran.says("1 added").complains("the column “shoe size” is not known").exits(0);
}

#[test]
fn missing_columns_refuse_the_whole_file_in_one_sentence() {
    let (station, ran) = roster("student_id,first_name\n1,Maya\n");
    ran.says_nothing().complains("the columns last_name and class are missing from the first line").in_one_line().exits(1);
    assert!(station.school().students.is_empty());
}

#[test]
fn every_refused_row_is_named_with_its_line_and_the_others_are_kept() {
    let (station, ran) = with_header(
        "1,Maya,Reyes,P3,,,,,\n2,,Nobody,P3,,,,,\n3,Ann,Day,P3,,,,,yesterday\n4,Bob,Maybe,P3,,,,perhaps,\n5,Cat,Klingon,P3,,,tlh,,\n6,Dan,Wide,P3,,,,,,,extra\n7,Eve,Good,P3,,,,,\n",
    );
    ran.says("2 added, 0 updated, 0 unchanged, 5 refused")
        .complains("line 3: first_name is empty")
        .complains("line 4: guardian_consent says “yesterday”, which is no day")
        .complains("line 5: adult says “perhaps”: write yes or no")
        .complains("line 6: language says “tlh”: write en or es")
        .complains("line 7: it has 11 cells where the first line has 9")
        .exits(4);
    assert_eq!(station.school().students.len(), 2);
}

#[test]
fn the_same_student_twice_is_fine_when_equal_and_named_when_not() {
    let (station, ran) = with_header("1,Maya,Reyes,P3,,,,,\n1,Maya,Reyes,P3,,,,,\n1,Maja,Reyes,P3,,,,,\n");
    ran.says("1 added, 0 updated, 1 unchanged, 1 refused").complains("line 4: it names the same one as line 2").exits(4);
    assert_eq!(station.school().students.first().map(|one| one.first_name.clone()).as_deref(), Some("Maya"));
}

#[test]
fn a_cell_of_two_megabytes_costs_its_own_row_only() {
    let (_station, ran) = with_header(&format!("1,\"{}\",Long,P3,,,,,\n2,Maya,Reyes,P3,,,,,\n", "x".repeat(2_000_000)));
    ran.says("1 added, 0 updated, 0 unchanged, 1 refused").complains("line 2: first_name is 2000000 characters long").exits(4);
}

#[test]
fn a_nul_byte_costs_its_own_row_only() {
    let (_station, ran) = with_header("1,Ma\0ya,Reyes,P3,,,,,\n2,Ann,Day,P3,,,,,\n");
    ran.says("1 added, 0 updated, 0 unchanged, 1 refused").complains("line 2: first_name holds a NUL byte").exits(4);
}

#[test]
fn letters_that_are_not_utf_8_are_refused_with_the_remedy() {
    let (_station, ran) = roster([HEADER.as_bytes(), b"1,Jos\xe9,Reyes,P3,,,,,\n2,Ann,Day,P3,,,,,\n"].concat());
    ran.says("1 added, 0 updated, 0 unchanged, 1 refused")
        .complains("line 2: first_name holds letters that are not in UTF-8: save the list again as “CSV UTF-8”")
        .exits(4);
}

#[test]
fn a_file_in_utf_16_is_refused_in_one_sentence() {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    for bytes in [wide(&format!("\u{feff}{HEADER}")), wide(HEADER)] {
        roster(bytes).1.says_nothing().complains("the file is written in UTF-16").in_one_line().exits(1);
    }
}

#[test]
fn an_image_renamed_to_csv_is_refused_in_one_sentence() {
    let picture = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &[0, 1, 2, 200, 255].repeat(500)].concat();
    roster(picture).1.says_nothing().complains("this is a PNG picture, not a CSV list").in_one_line().exits(1);
    roster(&b"PK\x03\x04xl/workbook.xml"[..]).1.complains("an Excel workbook").in_one_line().exits(1);
    roster([7_u8, 1, 0, 2, 200, 255].repeat(500)).1.complains("this is no text file").in_one_line().exits(1);
}

#[test]
fn an_empty_file_and_one_that_is_not_there_are_told_in_one_sentence() {
    roster("").1.says_nothing().complains("the file is empty").in_one_line().exits(1);
    let station = Station::set_up();
    station
        .run(&["import", "roster", "/nowhere/list.csv"])
        .says_nothing()
        .complains("/nowhere/list.csv can't be read")
        .in_one_line()
        .exits(1);
    station.run(&["import", "roster", "/tmp"]).says_nothing().complains("/tmp can't be read").in_one_line().exits(1);
    with_header("").1.says("0 added, 0 updated, 0 unchanged, 0 refused").exits(0);
}

#[test]
fn a_half_written_file_keeps_the_rows_before_the_cut() {
    let (station, ran) = with_header("1,Maya,Reyes,P3,,,,,\n2,Ann,\"Da");
    ran.says("1 added, 0 updated, 0 unchanged, 1 refused").complains("line 3: a quote is opened and not closed").exits(4);
    assert_eq!(station.school().students.len(), 1);
    with_header("1,Maya,Reyes,P3,,,,,\n2,Ann").1.says("1 added").complains("line 3: last_name is empty").exits(4);
}

#[test]
fn a_stray_quote_costs_its_own_row_only() {
    let (_station, ran) = with_header("1,\"Maya,Reyes,P3,,,,,\n2,\"Ann\",Day,P3,,,,,\n3,\"Bo\"b,Lee,P3,,,,,\n");
    ran.says("1 added, 0 updated, 0 unchanged, 2 refused").complains("line 2: a quote").complains("line 4: a quote").exits(4);
}

#[test]
fn a_formula_is_refused_and_a_phone_number_is_text() {
    let (_station, ran) = with_header("1,=cmd|' /C calc'!A0,Reyes,P3,,,,,\n2,Maya,Reyes,P3,,,,,\n3,@SUM(1),Reyes,P3,,,,,\n");
    ran.says("1 added, 0 updated, 0 unchanged, 2 refused").complains("line 2: first_name begins like a spreadsheet formula").exits(4);
    let station = Station::set_up();
    let list = "employer,employee,phone,notes\nMill,Jo Day,+1 503 555-0142,-\nForge,,=1+1,\n";
    station.import("contacts", list).says("1 added, 0 updated, 0 unchanged, 1 refused").complains("line 3: phone begins like").exits(4);
    let contacts = station.school().contacts;
    assert_eq!(contacts.first().map(|card| card.contact.phone.as_str()), Some("+1 503 555-0142"));
}

#[test]
fn contacts_are_known_again_by_employer_and_employee_however_they_are_spelled() {
    let station = Station::set_up();
    station
        .import("contacts", "employer,employee,career,volunteer\nRivera Clinic,Elena Núñez,29-1131,sí\nMill,,,no\n")
        .says("2 added")
        .exits(0);
    station.import("contacts", "Employer;Employee;City\nRIVERA  clinic;elena nunez;Marlow Bend\n").says("0 added, 1 updated").exits(0);
    let contacts = station.school().contacts;
    assert_eq!(contacts.len(), 2);
    let elena = contacts.iter().find(|card| !card.contact.employee.is_empty()).map(|card| card.contact.clone()).unwrap();
    assert_eq!((elena.city.as_str(), elena.career.as_str(), elena.volunteer), ("Marlow Bend", "29-1131", true));
}

#[test]
fn five_thousand_rows_are_imported_in_seconds() {
    let rows: String = (0..5000).map(|at| format!("{at},Student,Number{at},P{},,11,en,no,2026-10-05\n", at % 12)).collect();
    let begun = std::time::Instant::now();
    let (_station, ran) = with_header(&rows);
    ran.says("5000 added, 0 updated, 0 unchanged, 0 refused").exits(0);
    assert!(begun.elapsed() < std::time::Duration::from_secs(30), "{:?}", begun.elapsed());
}

#[test]
fn a_list_for_a_folder_without_a_station_is_told_where_to_begin() {
    let station = Station::empty();
    station.import("roster", HEADER).says_nothing().complains("there is no station in").complains("askwell setup").in_one_line().exits(1);
    assert!(!station.folder().join("station.db").exists());
}

#[test]
fn a_full_disk_during_import_keeps_what_was_there() {
    let Some(disk) = crate::program::SmallDisk::mount("size=1m") else { return };
    let station = Station::at(disk.path().join("data"));
    station.setup().exits(0);
    station.import("roster", format!("{HEADER}1,Maya,Reyes,P3,,,,,\n")).says("1 added").exits(0);
    let rows: String = (0..5000).map(|at| format!("{at}x,Student,Number{at},P3,,11,en,no,2026-10-05\n")).collect();
    station.import("roster", format!("{HEADER}{rows}")).says_nothing().complains("the disk is full").in_one_line().exits(1);
    assert_eq!(station.school().students.len(), 1, "all of a list or nothing of it");
    assert_eq!(station.student("Maya").last_name, "Reyes");
}

#[test]
fn a_read_only_data_folder_is_told_in_one_sentence() {
    let Some(disk) = crate::program::SmallDisk::mount("size=4m") else { return };
    let station = Station::at(disk.path().join("data"));
    station.setup().exits(0);
    disk.make_read_only();
    let list = format!("{HEADER}1,Maya,Reyes,P3,,,,,\n");
    station.import("roster", list).says_nothing().complains("can't be written").in_one_line().exits(1);
    let other = Station::at(disk.path().join("other"));
    other.setup().says_nothing().complains("can't be made").in_one_line().exits(1);
}

const CLASS: &str = "student_id,first_name,last_name,class\n1,Maya,Reyes,P3\n2,Luis,Alvarado,P3\n3,Ann,Day,P3\n4,Bo,Lee,P5\n";

#[test]
fn who_is_no_longer_on_the_list_of_the_class_is_kept_and_marked_as_left() {
    let (station, _) = roster(CLASS);
    let list = "student_id,first_name,last_name,class\n1,Maya,Reyes,P3\n3,Ann,Day,P3\n";
    let ran = station.import("roster", list);
    ran.says("0 added, 0 updated, 2 unchanged").complains("Luis Alvarado is no longer on the list of P3: marked as left").exits(0);
    assert!(!station.student("Luis").is_here());
    // The list says nothing of another class.
    assert!(station.student("Bo").is_here() && station.student("Maya").is_here());
    // Who comes back is here again, with everything.
    station.import("roster", CLASS).says("0 added, 1 updated, 3 unchanged").exits(0);
    assert!(station.student("Luis").is_here());
}

#[test]
fn a_list_of_a_few_students_says_nothing_of_the_others() {
    let (station, _) = roster(CLASS);
    let list = "student_id,first_name,last_name,class\n1,Maya,Reyes,P3\n5,Ian,New,P3\n";
    station.import("roster", list).says("1 added").complains("P3: 2 students are not on this list").exits(0);
    assert!(station.student("Luis").is_here() && station.student("Ann").is_here());
}

#[test]
fn a_list_of_which_a_row_was_refused_marks_nobody_as_left() {
    let (station, _) = roster(CLASS);
    let list = "student_id,first_name,last_name,class\n1,Maya,Reyes,P3\n2,,Alvarado,P3\n3,Ann,Day,P3\n";
    station.import("roster", list).says("1 refused").exits(4);
    assert!(station.student("Luis").is_here());
}
