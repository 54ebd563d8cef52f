//! What the views tell: of students, notes, practices, consents and nights.

use super::*;

fn contact() -> Contact {
    serde_json::from_value(serde_json::json!({
        "id": Uuid::from_u128(70), "employer": "Harbor Clinic", "employee": "Dr. Lee", "career": "29-1131", "phone": "555-0100", "volunteer": true
    }))
    .unwrap()
}

fn call(number: u128, at: &str, outcome: Outcome) -> Record {
    Call {
        id: RecordId(Uuid::from_u128(number)),
        interview: InterviewId(Uuid::from_u128(50)),
        student: StudentId(Uuid::from_u128(1)),
        contact: ContactId(Uuid::from_u128(70)),
        employer: "Harbor Clinic".to_owned(),
        at: moment(at),
        outcome,
        next_step: "call at noon".to_owned(),
        next_on: None,
        names: String::new(),
        felt: Some(4.try_into().unwrap()),
        path: Vec::new(),
    }
    .into()
}

#[test]
fn the_export_follows_a_student_from_new_to_done() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    let id = InterviewId(Uuid::from_u128(50));
    let ana = student(1, "Ana");
    let mut number = 0;
    let mut is = |records: Vec<Record>, stage: &str, status: &str| {
        number += 1;
        station.keep(records).nightly(share.path()).unwrap();
        assert_eq!(row(share.path(), "SELECT stage FROM v_students"), stage, "step {number}");
        assert_eq!(row(share.path(), "SELECT status FROM v_interviews"), status, "step {number}");
    };
    let mut interest = Interest::new(ana.id);
    let mut file = InterviewFile::new(Interview::new(id, ana.id, 1));
    is(vec![ana.clone().into()], "new", "");
    is(vec![interest.clone().into()], "interest", "");
    interest.done = true;
    is(vec![interest.into()], "questions", "");
    file.interview.contact = Some(contact().id);
    is(vec![contact().into(), file.interview.clone().into()], "questions", "reaching_out");
    file.questions.review = Review::HandedIn;
    is(vec![file.questions.clone().into()], "reach_out", "reaching_out");
    file.interview.booking = Some(Booking {
        starts: moment("2026-12-09T10:00:00-06:00"),
        minutes: 20,
        medium: Medium::Phone,
        caller: Caller::Student,
        student_number: String::new(),
        employee_number: "555-0100".to_owned(),
        link: String::new(),
        room: String::new(),
    });
    is(vec![file.interview.clone().into()], "practice", "booked");
    let practice = Practice {
        id: RecordId(Uuid::from_u128(80)),
        interview: id,
        student: ana.id,
        with: "Ms. Okafor".to_owned(),
        at: tonight(),
        minutes: 15,
        recorded: false,
        comment_draft: None,
    };
    is(vec![practice.into()], "get_ready", "booked");
    file.readiness.passed_at = Some(tonight());
    is(vec![file.readiness.clone().into()], "interview", "ready");
    file.interview.ended_at = Some(moment("2026-12-09T10:20:00-06:00"));
    is(vec![file.interview.clone().into()], "look_back", "held");
    file.evaluation.handed_in_at = Some(tonight());
    is(vec![file.evaluation.into()], "look_back", "done");
    file.thank_you.review = Review::Released;
    is(vec![file.thank_you.into()], "done", "done");
    let two = Campaign {
        id: CampaignId(Uuid::from_u128(90)),
        name: "Winter".to_owned(),
        begins: Day::default(),
        window_start: Day::default(),
        window_end: Day::default(),
        quota: 2,
        minutes: 20,
        dates: Default::default(),
        holidays: Default::default(),
        rooms: Vec::new(),
    };
    is(vec![two.into()], "questions", "done");
    assert_eq!(row(share.path(), "SELECT student_id, interviews_done, interviews_owed, stuck FROM v_students"), "S-1|1|2|0");
    assert_eq!(
        row(share.path(), "SELECT student_id, employer, employee, career, scheduled_for, minutes, medium, station FROM v_interviews"),
        "S-1|Harbor Clinic|Dr. Lee|Veterinarians|2026-12-09T10:00:00-06:00|20|phone|room-114-station-1-00000001"
    );
    assert_eq!(row(share.path(), "SELECT student_id, teacher, minutes, recorded FROM v_practice"), "S-1|Ms. Okafor|15|0");
    assert_eq!(row(share.path(), "SELECT student_id, status, released_at FROM v_thank_yous"), "S-1|released|-");
}

#[test]
fn three_failed_calls_after_the_last_success_make_a_student_stuck() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    // By their text the success would be the latest; by their moment it is the earliest.
    station.keep([
        student(1, "Ana").into(),
        contact().into(),
        call(1, "2026-11-02T10:00:00+09:00", Outcome::Booked),
        call(2, "2026-11-02T08:00:00-06:00", Outcome::NoAnswer),
        call(3, "2026-11-02T08:10:00-06:00", Outcome::LeftMessage),
    ]);
    station.nightly(share.path()).unwrap();
    assert_eq!(row(share.path(), "SELECT stuck FROM v_students"), "0");
    station.keep([call(4, "2026-11-03T08:10:00-06:00", Outcome::Refused)]).nightly(share.path()).unwrap();
    assert_eq!(row(share.path(), "SELECT stuck FROM v_students"), "1");
    assert_eq!(row(share.path(), "SELECT last_contacted_on, volunteer, do_not_contact FROM v_contacts"), "2026-11-03|1|0");
    assert_eq!(
        row(share.path(), "SELECT student_id, employer, at, outcome, next_step, next_on, felt FROM v_calls WHERE outcome = 'refused'"),
        "S-1|Harbor Clinic|2026-11-03T08:10:00-06:00|refused|call at noon|-|4"
    );
    station.keep([call(5, "2026-11-04T08:10:00-06:00", Outcome::InterviewNow)]).nightly(share.path()).unwrap();
    assert_eq!(row(share.path(), "SELECT stuck FROM v_students"), "0");
}

#[test]
fn the_export_shows_notes_with_their_marks_and_only_permitted_quotes() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    let (id, who) = (InterviewId(Uuid::from_u128(50)), StudentId(Uuid::from_u128(1)));
    let mut file = InterviewFile::new(Interview { contact: Some(contact().id), ..Interview::new(id, who, 1) });
    let question = |number: u128, text: &str| Question {
        id: QuestionId(Uuid::from_u128(number)),
        bank: String::new(),
        category: "typical-day".to_owned(),
        text: text.to_owned(),
        comment: String::new(),
    };
    file.questions.questions = vec![question(60, "What first?"), question(61, "What next?")];
    let live = Live {
        interview: id,
        student: who,
        minutes: 20,
        part: Part::Questions,
        seconds: 90,
        paused: false,
        current: None,
        asked: [QuestionId(Uuid::from_u128(61))].into(),
        skipped: Default::default(),
    };
    let note = |number: u128, question: Option<u128>, text: &str| Note {
        id: RecordId(Uuid::from_u128(number)),
        interview: id,
        student: who,
        question: question.map(|question| QuestionId(Uuid::from_u128(question))),
        text: text.to_owned(),
        at_second: 42,
    };
    let mark = |number: u128, tag: Tag, off: bool, at: &str| Mark {
        id: RecordId(Uuid::from_u128(number)),
        interview: id,
        student: who,
        question: Some(QuestionId(Uuid::from_u128(61))),
        tag,
        off,
        at: moment(at),
        at_second: 43,
    };
    let evaluation = &mut file.evaluation;
    evaluation.answers = [
        (Answer::Takeaway1, "Ask early".to_owned()),
        (Answer::Takeaway2, "Sleep".to_owned()),
        (Answer::Takeaway3, " ".to_owned()),
        (Answer::Surprise, "Pay".to_owned()),
        (Answer::RedFlags, "Long nights".to_owned()),
    ]
    .into();
    evaluation.permissions = [
        (Answer::Takeaway1, Permission::Yes),
        (Answer::Takeaway2, Permission::No),
        (Answer::Takeaway3, Permission::Yes),
        (Answer::Surprise, Permission::WithoutName),
        (Answer::RedFlags, Permission::Yes),
    ]
    .into();
    evaluation.ratings = [(Rating::Listening, 5.try_into().unwrap())].into();
    let draft = evaluation.clone();
    station.keep([
        student(1, "Ana").into(),
        contact().into(),
        file.interview.clone().into(),
        file.questions.clone().into(),
        live.into(),
        note(20, Some(61), "many meetings").into(),
        note(21, None, "thank Dr. Lee").into(),
        mark(30, Tag::Surprise, false, "2026-12-03T10:00:00-06:00").into(),
        mark(31, Tag::Star, false, "2026-12-03T10:00:01-06:00").into(),
        mark(32, Tag::Name, false, "2026-12-03T10:00:02-06:00").into(),
        mark(33, Tag::Name, true, "2026-12-03T10:00:03-06:00").into(),
        draft.into(),
    ]);
    station.nightly(share.path()).unwrap();
    assert_eq!(row(share.path(), "SELECT position, question, asked FROM v_questions"), "1|What first?|0\n2|What next?|1");
    assert_eq!(
        row(share.path(), "SELECT position, note, tag, at_second FROM v_notes ORDER BY note"),
        "2|many meetings|star, surprise|42\n-|thank Dr. Lee|-|42"
    );
    assert_eq!(row(share.path(), "SELECT * FROM v_quotes"), "", "a draft is nobody's to quote");
    file.evaluation.handed_in_at = Some(tonight());
    station.keep([file.evaluation.clone().into()]).nightly(share.path()).unwrap();
    assert_eq!(
        row(share.path(), "SELECT employer, quote, permission FROM v_quotes ORDER BY quote"),
        "Harbor Clinic|Ask early|yes\nHarbor Clinic|Pay|without_name"
    );
    assert_eq!(row(share.path(), "SELECT listening, time, takeaways FROM v_evaluations"), "5|-|Ask early\nSleep");
}

#[test]
fn the_export_gives_each_practice_its_two_averages_once_the_raters_are_done() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    let (id, who) = (InterviewId(Uuid::from_u128(50)), StudentId(Uuid::from_u128(1)));
    let practice = Practice {
        id: RecordId(Uuid::from_u128(80)),
        interview: id,
        student: who,
        with: "Ms. Okafor".to_owned(),
        at: tonight(),
        minutes: 15,
        recorded: false,
        comment_draft: None,
    };
    let rating = |rater: Rater, levels: [u8; 2], done: bool| {
        let mut rating = PracticeRating::new(practice.id, id, who, rater);
        rating.levels = [Criterion::Voice, Criterion::Time].into_iter().zip(levels.map(|level| level.try_into().unwrap())).collect();
        rating.done_at = done.then(tonight);
        Record::from(rating)
    };
    let averages = "SELECT self_rating_average, teacher_rating_average FROM v_practice";
    let begun = rating(Rater::Asker, [1, 4], false);
    station.keep([student(1, "Ana").into(), practice.clone().into(), begun]).nightly(share.path()).unwrap();
    assert_eq!(row(share.path(), averages), "-|-", "a rating half done is nobody's to read");
    let adult = |number: u128| Rater::Adult(AdultId(Uuid::from_u128(number)));
    station.keep([rating(Rater::Asker, [1, 4], true), rating(adult(7), [3, 4], true), rating(adult(8), [4, 4], true)]);
    station.nightly(share.path()).unwrap();
    assert_eq!(row(share.path(), averages), "Real(2.5)|Real(3.75)");
}

#[test]
fn consents_are_listed_as_last_said_and_withdrawals_with_them() {
    let share = TempDir::new().unwrap();
    let ana = student(1, "Ana");
    let (interview, practice) = (InterviewId(Uuid::from_u128(50)), RecordId(Uuid::from_u128(80)));
    let consent = |number: u128, voice: Voice, uses: &[Use], at: &str| Consent {
        id: RecordId(Uuid::from_u128(number)),
        practice,
        interview,
        student: ana.id,
        voice,
        uses: uses.iter().copied().collect(),
        language: Language::Es,
        form: None,
        given_at: moment(at),
    };
    let (hers, teachers) = (Voice::Student(ana.id), Voice::Adult(AdultId(Uuid::from_u128(9))));
    let take = Take {
        id: RecordId(Uuid::from_u128(81)),
        practice,
        interview,
        student: ana.id,
        started_at: tonight(),
        sample_rate: 48_000,
        frames: 96_000,
        gaps: vec![Gap { at_frame: 48_000, milliseconds: 900, why: Missing::OffTheRecord }],
        ending: Some(Ending::Stopped),
        destroy_on: tonight().date_naive(),
    };
    let station = Station::new(1);
    let said = [
        consent(90, hers.clone(), &[Use::Record, Use::ClassMayListen], "2026-12-03T10:00:00-06:00"),
        // Later, though it reads as earlier.
        consent(91, hers, &[Use::Record, Use::TeacherMayListen], "2026-12-03T09:30:00-07:00"),
        consent(92, teachers.clone(), &[], "2026-12-03T10:01:00-06:00"),
    ];
    station.keep([ana.clone().into(), take.clone().into()]).keep(said.map(Record::from)).nightly(share.path()).unwrap();
    let sql =
        "SELECT student_id, practice_id = '00000000-0000-0000-0000-000000000050', given, withdrawn, uses FROM v_consents ORDER BY uses";
    let id = row(share.path(), "SELECT student_id FROM v_students");
    let expected = format!("{id}|1|2026-12-03T10:01:00-06:00|-|\n{id}|1|2026-12-03T09:30:00-07:00|-|record, teacher_may_listen");
    assert_eq!(row(share.path(), sql), expected);
    let back = Withdrawal {
        id: RecordId(Uuid::from_u128(93)),
        practice,
        interview,
        student: ana.id,
        voice: teachers,
        through: None,
        voice_asked: false,
        at: tonight(),
    };
    station.keep([Record::from(back)]).nightly(share.path()).unwrap();
    assert_eq!(row(share.path(), "SELECT count(*), count(withdrawn), min(withdrawn) FROM v_consents"), "2|2|2026-12-03T18:00:00-06:00");
    let mut file = StudentFile::gather(ana, station.store().file(take.student).map(|file| vec![Record::from(file.student)]).unwrap());
    file.take(Interview::new(interview, take.student, 1).into());
    file.take(take.clone().into());
    assert_eq!(file.interviews[0].takes, [take]);
}

#[test]
fn the_export_tells_what_earlier_nights_came_to_also_those_that_failed() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    station.keep([student(1, "Ana").into(), student(2, "Ben").into()]).nightly(share.path()).unwrap();
    let gone = share.path().join("nowhere");
    assert!(station.nightly(&gone).is_err());
    assert_eq!(row(share.path(), "SELECT count(*) FROM v_nights"), "0", "a night is told of by the next");
    station.keep([student(3, "Cho").into()]);
    let later = moment("2026-12-04T18:00:00-06:00");
    share::nightly(station.folder.path(), Some(share.path()), later, &|_| {}, &|| {}).unwrap();
    // Both were at the same minute of a clock that stands still; the first that is known stays.
    assert_eq!(
        row(share.path(), "SELECT station, epoch, at, stations, new_rows, said FROM v_nights"),
        "room-114-station-1|00000001|2026-12-03T18:00:00-06:00|1|2|"
    );
    assert!(station.nightly(&gone).is_err());
    station.keep([student(4, "Dee").into()]);
    let latest = moment("2026-12-05T18:00:00-06:00");
    station.keys().set_secret("nights", b"[]").unwrap();
    share::nightly(station.folder.path(), Some(&gone), latest, &|_| {}, &|| {}).unwrap_err();
    share::nightly(station.folder.path(), Some(share.path()), latest, &|_| {}, &|| {}).unwrap();
    let told = row(share.path(), "SELECT stations, new_rows, said FROM v_nights");
    assert!(told.starts_with("-|0|the shared folder ") && told.contains("can't be used"), "{told}");
}
