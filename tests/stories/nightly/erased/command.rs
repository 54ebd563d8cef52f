//! Erasing by command, and a student who comes again.

use super::*;

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
