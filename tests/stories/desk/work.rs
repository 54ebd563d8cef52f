//! A teacher with thirty seconds: read what was handed in, return it or let it go.

use crate::school;
use crate::station::Station;
use askwell::domain::*;
use askwell::flow::Event;

fn interview() -> Interview {
    Interview {
        contact: Some(school::rivera().id),
        started_at: Some(crate::station::moment("2026-12-01T10:00:00-08:00")),
        ended_at: Some(crate::station::moment("2026-12-01T10:20:00-08:00")),
        ..Interview::new(school::first_interview(&school::maya()), school::maya().id, 1)
    }
}

fn handed_in() -> Vec<Record> {
    let (maya, id) = (school::maya(), interview().id);
    let question = |text: &str| Question {
        id: QuestionId(uuid::Uuid::new_v4()),
        bank: String::new(),
        category: String::new(),
        text: text.to_owned(),
        comment: String::new(),
    };
    let list = QuestionList {
        questions: vec![question("What surprised you?"), question("Do you like it?")],
        review: Review::HandedIn,
        ..QuestionList::new(id, maya.id)
    };
    let file = InterviewFile::new(interview());
    let thank_you = ThankYou { text: "Dear Dr. Rivera, thank you.".to_owned(), review: Review::HandedIn, ..file.thank_you };
    let mut evaluation = file.evaluation;
    evaluation.answers.insert(Answer::Surprise, "Farm calls come first.".to_owned());
    evaluation.handed_in_at = Some(crate::station::moment("2026-12-02T10:00:00-08:00"));
    let mut records = school::records();
    records.extend([interview().into(), list.into(), thank_you.into(), evaluation.into()]);
    records
}

fn at_the_desk(adult: &Adult) -> Station {
    at_the_desk_with(adult, &handed_in())
}

fn at_the_desk_with(adult: &Adult, records: &[Record]) -> Station {
    let station = Station::with(records);
    station.adult_signs_in(adult);
    station
}

fn value(station: &Station, sql: &str) -> String {
    station.database().query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_teacher_releases_a_thank_you_note() {
    let station = at_the_desk(&school::okafor());
    station.see("Waiting for you");
    station.tap("Maya R. · Thank-you note, Period 3");
    station.see("Dear Dr. Rivera, thank you.");
    station.tap("Release");
    station.settle();
    assert_eq!(value(&station, "SELECT body ->> '$.review' FROM document WHERE kind = 'thank_you'"), "released");
    assert!(value(&station, "SELECT body ->> '$.released_at' FROM document WHERE kind = 'thank_you'").starts_with("2026-12-03T"));
    station.see_not("Maya R. · Thank-you note");
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'release_thank_you'"), 1);
}

#[test]
fn a_note_is_returned_only_with_a_comment_and_the_student_reads_it() {
    let station = at_the_desk(&school::okafor());
    station.tap("Maya R. · Thank-you note, Period 3");
    assert!(!station.enabled("Return it"));
    station.write("Your comment", "Say what you learned.");
    station.tap("Return it");
    station.settle();
    station.tap("Sign out");
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.see("Say what you learned.");
}

#[test]
fn questions_are_returned_with_a_comment_to_each() {
    let mut records = handed_in();
    records.push(Interview { started_at: None, ended_at: None, ..interview() }.into());
    let station = at_the_desk_with(&school::okafor(), &records);
    station.tap("Maya R. · Question list, Period 3");
    station.write("Comment to question 2", "Ask it so that they can tell a story.");
    station.tap("Return it");
    station.settle();
    assert_eq!(value(&station, "SELECT body ->> '$.review' FROM document WHERE kind = 'question_list'"), "returned");
    assert_eq!(
        value(&station, "SELECT body ->> '$.questions[1].comment' FROM document WHERE kind = 'question_list'"),
        "Ask it so that they can tell a story."
    );
}

#[test]
fn a_teacher_opens_an_evaluation_again() {
    let station = at_the_desk(&school::okafor());
    crate::calling::unroll(&station);
    station.tap("Maya R. · Evaluation, handed in, Period 3");
    station.see("Farm calls come first.");
    station.write("Why do you open it again?", "Say more about the path.");
    station.tap("Open it again");
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'evaluation' AND body ->> '$.handed_in_at' IS NOT NULL"), 0);
    station.tap("Sign out");
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(askwell::flow::Event::Go(askwell::flow::Screen::Evaluation));
    station.see("Your teacher says: Say more about the path.");
}

#[test]
fn a_teacher_reads_all_of_an_evaluation() {
    let mut records = handed_in();
    let mut evaluation =
        records.iter().find_map(|record| if let Record::Evaluation(one) = record { Some(one.clone()) } else { None }).unwrap();
    let score = |number: u8| Score::try_from(number).unwrap();
    for rating in Rating::ALL.iter() {
        evaluation.ratings.insert(*rating, score(4));
    }
    evaluation.interest_before = Some(score(2));
    evaluation.interest_after = Some(score(5));
    evaluation.next = Some(Next::Shadow);
    evaluation.answers.insert(Answer::Takeaway1, "Animals are people's family.".to_owned());
    evaluation.permissions.insert(Answer::Takeaway1, Permission::WithoutName);
    records.push(evaluation.into());
    let station = at_the_desk_with(&school::okafor(), &records);
    crate::calling::unroll(&station);
    station.tap("Maya R. · Evaluation, handed in, Period 3");
    let words = station.words();
    assert_eq!(words.iter().filter(|word| *word == "4 of 5").count(), Rating::ALL.len());
    for part in [
        "How interested were you in this career before the interview?",
        "2 of 5",
        "5 of 5",
        "I want to shadow it: see it up close for a day",
        "Animals are people's family.",
        "May the employer be told? Yes, but without my name",
        "May the employer be told? No, keep it at school",
        "What did you believe before that you now know is wrong?",
        "Nothing written",
    ] {
        station.see(part);
    }
    station.tap("Back to the list");
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM document WHERE kind = 'evaluation' AND body ->> '$.handed_in_at' IS NOT NULL"), 1);
}

/// A student asked for an adult on the question list and signed out.
fn asked_and_left() -> Station {
    let station = Station::with(&handed_in());
    station.give_pin(school::boone().id.0, "246813");
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(askwell::flow::Event::Go(askwell::flow::Screen::Questions));
    station.tap("Ask an adult");
    station.send(askwell::flow::Event::SignOut);
    station
}

fn standby(station: &Station) {
    station.tap("Standby adult");
    station.digits("246813");
}

#[test]
fn a_call_stays_at_the_desk_after_the_student_left_with_its_time_and_screen_until_it_is_answered() {
    let station = asked_and_left();
    station.pass(std::time::Duration::from_secs(120));
    standby(&station);
    station.see("Asked for an adult: Maya R.");
    station.see("9:15 AM · at: Question list");
    station.tap("They went on");
    station.see_not("Asked for an adult");
    station.settle();
    let answered = "SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'answer_help' AND student = ?1";
    let maya = school::maya().id.to_string();
    assert_eq!(station.database().query_row(answered, [&maya], |row| row.get::<_, i64>(0)).unwrap(), 1);
    station.tap("Sign out");
    standby(&station);
    station.see_not("Asked for an adult");
}

#[test]
fn a_call_that_is_open_outlives_a_power_cut() {
    let station = asked_and_left();
    station.settle();
    let station = Station::on(station.pull_the_plug(), crate::station::moment("2026-12-04T08:00:00-08:00"));
    standby(&station);
    station.see("Asked for an adult: Maya R.");
    station.see("Dec 3, 9:15 AM · at: Question list");
}

#[test]
fn a_clock_that_was_set_back_opens_no_answered_call_again() {
    let station = asked_and_left();
    station.settle();
    let station = Station::on(station.pull_the_plug(), crate::station::moment("2026-12-01T08:00:00-08:00"));
    standby(&station);
    station.tap("They went on");
    station.tap("Sign out");
    station.settle();
    standby(&station);
    station.see("Do you stand by today?");
    station.see_not("Asked for an adult");
}

/// Maya's confirmation, and her thank-you note, as they were put into the outbox.
fn with_letters(adult: &Adult) -> Station {
    let mut records = school::records();
    let booked = crate::calling::booked();
    let file = InterviewFile::new(booked.clone());
    let since = Some(crate::station::moment("2026-12-02T10:00:00-08:00"));
    let confirmation = Confirmation { outbox_at: since, outbox_file: "confirmation-maya-r.eml".to_owned(), ..file.confirmation };
    let luis = school::luis();
    let thanked = InterviewFile::new(Interview::new(school::first_interview(&luis), luis.id, 1));
    let gone = ThankYou { outbox_at: since, outbox_file: "thank-you-luis.eml".to_owned(), ..thanked.thank_you };
    records.extend([booked.into(), confirmation.into(), thanked.interview.into(), gone.into()]);
    let station = Station::with(&records);
    std::fs::create_dir_all(station.path().join("outbox")).unwrap();
    std::fs::write(station.path().join("outbox/confirmation-maya-r.eml"), "Dear").unwrap();
    station.adult_signs_in(adult);
    station
}

#[test]
fn what_lies_in_the_outbox_is_listed_at_the_desk_and_marked_as_sent() {
    for adult in [school::okafor(), school::boone()] {
        let station = with_letters(&adult);
        crate::calling::unroll(&station);
        station.see("Maya R. · Confirmation");
        station.see("To: Dr. Elena Rivera, front.desk@rivera.example");
        station.see("In the outbox since Dec 2, 10:00 AM: confirmation-maya-r.eml");
        // A file that somebody took out of the folder waits for nobody.
        station.see_not("thank-you-luis.eml");
        station.tap("It was sent");
        station.see_not("Maya R. · Confirmation");
        station.settle();
        assert!(value(&station, "SELECT body ->> '$.sent_at' FROM document WHERE kind = 'confirmation'").starts_with("2026-12-03T"));
        assert_eq!(value(&station, "SELECT body ->> '$.action' FROM fact WHERE kind = 'audit'"), "send_letter");
        assert_eq!(value(&station, "SELECT body ->> '$.reason' FROM fact WHERE kind = 'audit'"), "confirmation");
        station.tap("Sign out");
        station.sign_in_first_time("Period 3", "Maya R.", "4711");
        station.send(askwell::flow::Event::Go(askwell::flow::Screen::Confirmation));
        crate::calling::unroll(&station);
        station.see("Sent on Dec 3, 9:15 AM");
    }
}

#[test]
fn a_standby_adult_sees_a_call_for_help_and_nothing_a_student_wrote() {
    let station = at_the_desk(&school::boone());
    station.see("Do you stand by today?");
    station.see_not("Maya R.");
    station.send(Event::AskAdult);
    station.see("Somebody asked for an adult here.");
    station.tap("They went on");
    station.see_not("Somebody asked for an adult here.");
    station.settle();
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = 'answer_help'"), 1);
}

#[test]
fn a_question_list_whose_interview_was_held_waits_for_nobody() {
    let station = at_the_desk(&school::okafor());
    station.see("Maya R. · Thank-you note, Period 3");
    station.see_not("Question list");
}

#[test]
fn a_comment_that_was_begun_is_kept_and_the_student_reads_it_only_once_the_note_is_returned() {
    let station = at_the_desk(&school::okafor());
    station.tap("Maya R. · Thank-you note, Period 3");
    station.write("Your comment", "Say what you learned.");
    station.tap("Back to the list");
    station.settle();
    station.tap("Sign out");
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(askwell::flow::Event::Go(askwell::flow::Screen::ThankYou));
    station.see("Handed in: your teacher reads it");
    station.see_not("Say what you learned.");
    station.send(askwell::flow::Event::SignOut);
    station.tap("Teacher");
    station.digits("246813");
    station.tap("Maya R. · Thank-you note, Period 3");
    assert_eq!(station.written("Your comment"), "Say what you learned.");
    station.tap("Return it");
    station.settle();
    assert_eq!(value(&station, "SELECT body ->> '$.comment' FROM document WHERE kind = 'thank_you'"), "Say what you learned.");
    assert_eq!(value(&station, "SELECT body ->> '$.remark' FROM document WHERE kind = 'thank_you'"), "");
}

#[test]
fn who_stands_at_the_gate_can_change_the_language_and_the_size_of_the_text() {
    let station = Station::with(&handed_in());
    station.give_pin(school::okafor().id.0, "246813");
    station.tap("Teacher");
    station.see("Please call the adult.");
    station.tap("Text size");
    station.tap("Español");
    station.see("Llama a la persona adulta. Ella elige su propio nombre y escribe su PIN de seis números.");
    assert!(station.look(|state| state.gate.is_some() && state.look.percent > 100));
}

#[test]
fn what_changed_since_the_list_was_returned_is_marked() {
    let (maya, id) = (school::maya(), interview().id);
    let question = |number: u128, text: &str| Question {
        id: QuestionId(uuid::Uuid::from_u128(number)),
        bank: String::new(),
        category: String::new(),
        text: text.to_owned(),
        comment: String::new(),
    };
    let version = |number: u128, at: &str, questions: Vec<Question>| QuestionVersion {
        id: RecordId(uuid::Uuid::from_u128(number)),
        interview: id,
        student: maya.id,
        at: crate::station::moment(at),
        questions,
    };
    let now = vec![question(1, "What surprised you?"), question(2, "How did you begin?"), question(4, "What would you change?")];
    let first = vec![question(1, "What surprised you?"), question(2, "Do you like it?"), question(3, "How much do you earn?")];
    let list = QuestionList { questions: now.clone(), review: Review::HandedIn, ..QuestionList::new(id, maya.id) };
    let mut records = school::records();
    // A list whose interview was held waits for nobody.
    records.extend([Interview { started_at: None, ended_at: None, ..interview() }.into(), list.into()]);
    records.push(version(11, "2026-11-30T10:00:00-08:00", first).into());
    records.push(version(12, "2026-12-02T10:00:00-08:00", now).into());
    let station = at_the_desk_with(&school::okafor(), &records);
    crate::calling::unroll(&station);
    station.tap_starting("Maya R. · Question list");
    station.see("Changes since Nov 30, 10:00 AM");
    station.see_not("Changes since Dec 2");
    station.see("1. What surprised you?");
    station.see("Changed: 2. How did you begin?");
    station.see("Before: Do you like it?");
    station.see("New: 3. What would you change?");
    station.see("Taken out: How much do you earn?");
    // A comment goes to the question it stands under.
    station.write("Comment to question 3", "Good.");
    station.tap("The list alone");
    station.see_not("Taken out");
    station.see("3. What would you change?");
    assert_eq!(station.written("Comment to question 3"), "Good.");
    station.tap("Changes since Nov 30, 10:00 AM");
    station.see("Taken out");
}
