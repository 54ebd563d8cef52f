//! A teacher looks at what the evaluations of a class come to.

use crate::calling::{at_the_desk, desk_of, screen};
use crate::school;
use crate::station::{Station, moment};
use askwell::domain::*;
use askwell::flow::desk::results::{self, Figures};
use askwell::flow::{Event, Screen};
use proptest::prelude::*;

fn score(number: u8) -> Score {
    Score::try_from(number).unwrap()
}

fn pupil(number: u32) -> Student {
    school::student(3000 + number, &format!("Pupil{number}"), "Quill")
}

/// What a student handed in: ratings of `given`, interest from 2 to `after`.
fn handed_in(student: &Student, given: u8, after: u8) -> [Record; 4] {
    let interview = Interview {
        contact: Some(school::rivera().id),
        started_at: Some(moment("2026-12-01T10:00:00-08:00")),
        ended_at: Some(moment("2026-12-01T10:20:00-08:00")),
        ..Interview::new(school::first_interview(student), student.id, 1)
    };
    let file = InterviewFile::new(interview.clone());
    let mut evaluation = file.evaluation;
    evaluation.ratings = Rating::ALL.iter().map(|rating| (*rating, score(given))).collect();
    evaluation.interest_before = Some(score(2));
    evaluation.interest_after = Some(score(after));
    evaluation.next = Some(Next::Shadow);
    evaluation.answers.insert(Answer::SchoolShouldChange, format!("Change {}.", student.first_name));
    evaluation.answers.insert(Answer::Takeaway1, format!("Takeaway {}.", student.first_name));
    evaluation.answers.insert(Answer::Surprise, format!("Secret {}.", student.first_name));
    evaluation.answers.insert(Answer::Takeaway2, format!("Nameless {}.", student.first_name));
    evaluation.permissions.insert(Answer::Takeaway1, Permission::Yes);
    evaluation.permissions.insert(Answer::Takeaway2, Permission::WithoutName);
    evaluation.permissions.insert(Answer::Surprise, Permission::No);
    evaluation.handed_in_at = Some(moment("2026-12-02T10:00:00-08:00"));
    let reflection = Reflection { answers: [format!("Heard {}.", student.first_name), String::new(), String::new()], ..file.reflection };
    [student.clone().into(), interview.into(), evaluation.into(), reflection.into()]
}

fn at_the_results(records: impl IntoIterator<Item = Record>) -> Station {
    let station = at_the_desk(records);
    station.tap_starting("Results, ");
    station
}

fn five() -> Vec<Record> {
    (0..5).flat_map(|number| handed_in(&pupil(number), if number < 2 { 3 } else { 5 }, if number == 0 { 1 } else { 4 })).collect()
}

#[test]
fn the_figures_stand_in_words_beside_every_picture() {
    let station = at_the_results(five());
    station.see("Evaluations: 5");
    station.see("How well I was prepared: gave 1: 0 · 2: 0 · 3: 2 · 4: 0 · 5: 3");
    station.see("before the interview?: gave 1: 0 · 2: 5 · 3: 0 · 4: 0 · 5: 0");
    station.see("career now?: gave 1: 1 · 2: 0 · 3: 0 · 4: 4 · 5: 0");
    station.see("The interest rose for 4, stayed for 0, and fell for 1.");
    station.see("I want to shadow it: see it up close for a day · 5 of 5");
    station.see("It is not for me · 0 of 5");
}

#[test]
fn of_fewer_than_five_students_nothing_is_shown_that_could_tell_one_from_the_others() {
    let four: Vec<Record> = (0..4).flat_map(|number| handed_in(&pupil(number), 3, 3)).collect();
    // The same student twice is one student.
    let mut second = handed_in(&pupil(0), 3, 3);
    let two = InterviewId::from_school(&pupil(0).id.to_string(), "2");
    if let [_, Record::Interview(interview), Record::Evaluation(evaluation), Record::Reflection(reflection)] = &mut second {
        (interview.id, evaluation.interview, reflection.interview) = (two, two, two);
    }
    let station = at_the_results(four.into_iter().chain(second));
    station.see("Fewer than five students handed in an evaluation.");
    station.see_not("gave 1");
    station.tap("To improve");
    station.see_not("Change Pupil");
    station.tap("For the class");
    station.see_not("Heard Pupil");
    // Who helped and what may be told is no secret of theirs.
    station.tap("Who helped");
    station.see("Dr. Elena Rivera");
}

#[test]
fn a_class_is_looked_at_alone() {
    let other = (5..10).flat_map(|number| handed_in(&Student { class: "Period 5".to_owned(), ..pupil(number) }, 1, 3));
    let station = at_the_results(five().into_iter().chain(other));
    station.see("Evaluations: 10");
    station.tap("Period 5");
    station.see("Evaluations: 5");
    station.see("How well I was prepared: gave 1: 5 · 2: 0 · 3: 0 · 4: 0 · 5: 0");
    station.tap("All classes");
    station.see("Evaluations: 10");
}

#[test]
fn what_the_school_should_change_is_a_list_to_work_on() {
    let station = at_the_results(five());
    station.tap("To improve");
    station.see("Change Pupil3.");
    station.tap("Dealt with: Change Pupil3.");
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'evaluation' AND body ->> '$.improved_at' IS NOT NULL"), 1);
    assert!(
        crate::desk::class::place(&station, "Dealt with: Change Pupil3.") > crate::desk::class::place(&station, "Change Pupil4."),
        "what is open comes first"
    );
    station.tap("Still open: Change Pupil3.");
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'evaluation' AND body ->> '$.improved_at' IS NOT NULL"), 0);
}

#[test]
fn a_sentence_is_quoted_as_its_author_allowed_and_not_otherwise() {
    let station = at_the_results(five());
    station.tap("Quotes");
    station.see("“Takeaway Pupil2.”");
    station.see("Rivera Veterinary Clinic · Pupil2 Quill");
    station.see("“Nameless Pupil2.”");
    station.see("Rivera Veterinary Clinic · without the name");
    station.see_not("Secret");
}

#[test]
fn who_gave_interviews_stands_in_a_list_for_the_thanks() {
    let station = at_the_results(five());
    station.tap("Who helped");
    station.see("Dr. Elena Rivera · Rivera Veterinary Clinic · interviews: 5");
}

#[test]
fn what_the_class_wrote_for_each_other_is_read_with_names_or_without() {
    let station = at_the_results(five());
    station.tap("For the class");
    station.see("“Heard Pupil2.”");
    station.see_not("Pupil2 Q.:");
    station.tap("With names");
    station.see("Pupil2 Q.: “Heard Pupil2.”");
}

#[test]
fn what_was_not_handed_in_counts_nowhere() {
    let mut records = five();
    for record in &mut records {
        if let Record::Evaluation(one) = record
            && one.student == pupil(0).id
        {
            one.handed_in_at = None;
        }
    }
    let station = at_the_results(records);
    station.see("Fewer than five students");
}

#[test]
fn somebody_who_stands_by_sees_no_results() {
    let station = desk_of(&school::boone(), []);
    station.see_not("Results, ");
    station.send(Event::Results(results::Event::Show));
    assert_eq!(screen(&station), Screen::Desk);
}

proptest! {
    #[test]
    fn every_answer_counts_once_and_only_once(given in proptest::collection::vec((1_u8..=5, proptest::option::of(1_u8..=5), proptest::option::of(1_u8..=5)), 0..30)) {
        let all: Vec<Afterwards> = given
            .iter()
            .zip(0..)
            .map(|((rating, before, after), number)| {
                let [_, _, evaluation, _] = handed_in(&pupil(number), *rating, 3);
                let Record::Evaluation(evaluation) = evaluation else { unreachable!() };
                let evaluation = Evaluation { interest_before: before.map(score), interest_after: after.map(score), ..evaluation };
                Afterwards { evaluation, reflection: Default::default(), contact: None }
            })
            .collect();
        let group: Vec<&Afterwards> = all.iter().collect();
        let Figures { evaluations, ratings, before, after, moved, next } = results::figures(&group);
        prop_assert_eq!(evaluations, given.len());
        let sum = |counts: &[u32]| counts.iter().sum::<u32>() as usize;
        for counts in ratings.values() {
            prop_assert_eq!(sum(counts), given.len());
        }
        prop_assert_eq!(sum(&before), given.iter().filter(|(_, before, _)| before.is_some()).count());
        prop_assert_eq!(sum(&after), given.iter().filter(|(_, _, after)| after.is_some()).count());
        prop_assert_eq!(sum(&moved), given.iter().filter(|(_, before, after)| before.is_some() && after.is_some()).count());
        prop_assert_eq!(next.values().sum::<u32>() as usize, given.len());
        prop_assert_eq!(results::is_few(&group), given.len() < 5);
    }
}
