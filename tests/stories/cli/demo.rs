//! Schools that don't exist.

use crate::program::{Ran, Station, program};
use askwell::content::Demo;
use askwell::domain::{Pin, Record, Review};
use askwell::storage::{PrivateStore, StationFile};
use askwell::vault::verify_pin;

fn seed(station: &Station, students: &str, interviews: &str, seed: &str) -> Ran {
    station.run(&["seed", "--students", students, "--interviews", interviews, "--seed", seed])
}

/// Gives everything in a station's database, without which station wrote it.
fn everything(station: &Station) -> Vec<(String, String, String)> {
    let store = station.store();
    let mut statement =
        store.connection().prepare("SELECT kind, id, body FROM document UNION ALL SELECT kind, id, body FROM fact ORDER BY 1, 2").unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn the_demo_school_has_two_classes_forty_students_and_sixty_contacts() {
    let station = Station::empty();
    // The school is made, and then there is no screen to show it on.
    let out = station.run(&["demo"]).complains("no screen can be opened").exits(1);
    let school = station.school();
    assert_eq!((school.classes().len(), school.students.len(), school.contacts.len()), (2, 40, 60));
    let (private, _) = PrivateStore::open(station.folder()).unwrap();
    for adult in Demo::load().unwrap().adults {
        assert!(out.contains(&adult.name) && out.contains(&adult.pin), "{out}");
        let known = school.adults.iter().find(|one| one.name == adult.name).unwrap();
        assert!(verify_pin(&Pin::new(&adult.pin).unwrap(), &private.pin(known.id.0).unwrap().unwrap(), None).unwrap());
    }
    assert_eq!(private.secret("school_key").unwrap().map(|key| key.len()), Some(32));
    assert!(StationFile::read(station.folder()).unwrap().unwrap().made_up);

    let maya = station.store().file(station.student("Maya").id).unwrap();
    let list = &maya.interviews.first().unwrap().questions;
    assert_eq!((list.questions.len(), list.review), (8, Review::Draft));
    let store = station.store();
    let lists = store.all("question_list").unwrap().0;
    assert!(lists.iter().any(|one| matches!(one, Record::QuestionList(list) if list.review == Review::HandedIn)));
    assert!(!store.all("evaluation").unwrap().0.is_empty());

    let again = station.run(&["demo"]).exits(1);
    assert!(again.contains(&station.folder().display().to_string()), "a demo can be gone on with");
}

#[test]
fn a_demo_without_a_folder_makes_one_among_the_temporary_files() {
    let temporary = tempfile::tempdir().unwrap();
    let home = tempfile::tempdir().unwrap();
    let mut command = program();
    command.env("TMPDIR", temporary.path()).env("HOME", home.path()).env("ASKWELL_DATA", home.path().join("real")).arg("demo");
    let out = Ran::new(command.output().unwrap()).complains("no screen can be opened").exits(1);
    assert!(out.contains(&format!("Data folder: {}/askwell-demo-", temporary.path().display())), "{out}");
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0, "nothing is made in the user's own folders");
}

#[test]
fn a_demo_refuses_a_folder_with_real_work() {
    let station = Station::set_up();
    station.run(&["demo"]).says_nothing().complains("holds real work and was left as it is").in_one_line().exits(1);
    std::fs::remove_file(station.folder().join("station.toml")).unwrap();
    station.run(&["demo"]).says_nothing().complains("holds real work and was left as it is").in_one_line().exits(1);
}

#[test]
fn the_same_seed_makes_the_same_school() {
    let (one, two, other) = (Station::empty(), Station::empty(), Station::empty());
    let out = seed(&one, "30", "70", "7").says("30 students, 70 interviews").exits(0);
    assert!(out.contains("Tamarack Flats High School"), "{out}");
    seed(&two, "30", "70", "7").exits(0);
    seed(&other, "30", "70", "8").exits(0);
    assert_eq!(everything(&one), everything(&two));
    assert_ne!(everything(&one), everything(&other));
    assert_eq!(one.school().students, other.school().students, "stations seeded differently belong to one school");
    assert_eq!(one.store().all("interview").unwrap().0.len(), 70);
    seed(&one, "30", "70", "7").says("0 new records").exits(0);
}

#[test]
fn no_two_facts_of_different_seeds_share_an_id() {
    let content = crate::station::content();
    let facts = |seed| -> std::collections::HashMap<_, _> {
        let seed = askwell::made_up::Seed::new(40, 120, seed, askwell::made_up::seed_now(), &content).unwrap();
        let all: Vec<Record> = seed.work().flatten().collect();
        let count = all.len();
        let known: std::collections::HashMap<_, _> = all.into_iter().map(|one| ((one.kind(), one.id()), one)).collect();
        assert_eq!(known.len(), count, "no two records of a seed share an id");
        known
    };
    let (one, two) = (facts(1), facts(2));
    for (id, record) in &one {
        assert!(two.get(id).is_none_or(|other| other == record), "{record:?}");
    }
}

#[test]
fn seed_refuses_a_folder_with_real_work() {
    let station = Station::set_up();
    let before = everything(&station);
    seed(&station, "3", "3", "1").says_nothing().complains("holds real work and was left as it is").in_one_line().exits(1);
    assert_eq!(everything(&station), before);
}

#[test]
fn seed_wants_sensible_numbers() {
    let station = Station::empty();
    seed(&station, "0", "1", "1").says_nothing().exits(2);
    seed(&station, "many", "1", "1").says_nothing().exits(2);
    assert!(!station.folder().exists());
}
