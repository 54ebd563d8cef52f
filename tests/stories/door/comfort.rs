//! Text size and scheme belong to a student, and come back with them.

use super::sign_in::choose_maya;
use crate::school;
use crate::station::Station;
use askwell::domain::{Comfort, Record, Scheme};

fn look(station: &Station) -> (u32, Scheme) {
    station.look(|state| (state.look.percent, state.look.scheme))
}

fn maya_signs_in(station: &Station) {
    choose_maya(station);
    station.digits("4711");
}

#[test]
fn large_letters_and_lamplight_come_back_with_the_student_and_with_nobody_else() {
    let station = Station::with(&school::records());
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.tap("Text size");
    station.tap("Text size");
    station.tap("Contrast: paper");
    assert_eq!(look(&station), (150, Scheme::Dusk));
    station.tap("Sign out");
    assert_eq!(look(&station), (100, Scheme::Paper));
    station.sign_in_first_time("Period 3", "Luis A.", "1357");
    assert_eq!(look(&station), (100, Scheme::Paper));
    station.tap("Salir");
    maya_signs_in(&station);
    assert_eq!(look(&station), (150, Scheme::Dusk));
}

#[test]
fn what_somebody_chose_on_the_way_in_counts_and_is_theirs_from_then_on() {
    let station = Station::with(&school::records());
    station.tap("Text size");
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    assert_eq!(look(&station), (125, Scheme::Paper));
    station.tap("Sign out");
    maya_signs_in(&station);
    assert_eq!(look(&station), (125, Scheme::Paper));
}

#[test]
fn what_a_later_program_wrote_about_it_stays() {
    let mut records = school::records();
    let student = school::maya().id;
    let body = serde_json::json!({ "student": student, "percent": 125, "scheme": "strong", "font": "wide" });
    records.push(Record::read("comfort", &body.to_string()).unwrap());
    let station = Station::with(&records);
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    assert_eq!(look(&station), (125, Scheme::Strong));
    station.tap("Text size");
    station.settle();
    let kept = station.look(|state| state.session.as_ref().unwrap().file.comfort.clone());
    assert_eq!((kept.percent, kept.later.get("font")), (150, Some(&serde_json::json!("wide"))));
    assert_eq!(
        station.count("SELECT count(*) FROM document WHERE kind = 'comfort' AND body ->> '$.font' = 'wide' AND body ->> '$.percent' = 150"),
        1
    );
}

#[test]
fn a_size_that_nobody_could_read_is_brought_within_what_there_is() {
    for (written, shown) in [(0, 100), (110, 110), (4000, 200)] {
        let mut records = school::records();
        records.push(Comfort { percent: written, ..Comfort::new(school::maya().id) }.into());
        let station = Station::with(&records);
        station.sign_in_first_time("Period 3", "Maya R.", "4711");
        assert_eq!(look(&station), (shown, Scheme::Paper), "{written}");
    }
}

#[test]
fn adults_do_not_see_how_a_student_likes_the_screen() {
    let mut file = askwell::domain::StudentFile::new(school::maya());
    file.comfort = Comfort { percent: 200, scheme: Scheme::Strong, ..file.comfort };
    assert_eq!(file.for_adults().comfort, Comfort::new(file.student.id));
}
