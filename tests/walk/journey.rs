//! A student's whole journey on the real program: from the school's list through every screen to SQL on the shared file.
//! A sound server of its own watches the microphone all the while.

use crate::driver::{NOW, Program, askwell, run};
use crate::spy::Spy;
use askwell::content::Content;
use askwell::domain::{Answer, Criterion, Language, Outcome, Rating};
use std::collections::{BTreeSet, VecDeque};

const ROSTER: &str = "student_id,first_name,last_name,class,teacher,grade,language\n\
    1001,Maya,Reyes,Period 3,Ms. Okafor,11,en\n\
    1002,Luis,Arroyo,Period 3,Ms. Okafor,11,es\n";
const CONTACTS: &str = "employer,employee,title,career,phone,email,volunteer\n\
    Rivera Veterinary Clinic,Dr. Elena Rivera,Veterinarian,29-1131,(503) 555-0142,elena@rivera.example,yes\n";

/// Gives the answers that lead from the first step of the phone script to a booked date by the shortest way.
fn answers_to_a_date(content: &Content) -> Vec<String> {
    let script = &content.phone_script;
    let mut ways: VecDeque<(&str, Vec<String>)> = VecDeque::from([(script.start.as_str(), vec![])]);
    let mut seen = BTreeSet::new();
    while let Some((at, way)) = ways.pop_front() {
        let step = script.step(at).unwrap();
        if step.outcome == Some(Outcome::Booked) {
            return way;
        }
        if seen.insert(at) {
            let words = script.words(at, Language::En).unwrap();
            for answer in &step.answers {
                let mut longer = way.clone();
                longer.push(words.answer(&answer.id).to_owned());
                ways.push_back((&answer.to, longer));
            }
        }
    }
    panic!("no way leads to a date");
}

#[test]
fn a_student_walks_from_start_to_a_handed_in_evaluation_and_the_night_shares_it() {
    let content = Content::load().unwrap();
    let scratch = tempfile::tempdir().unwrap();
    let (data, share) = (scratch.path().join("station"), scratch.path().join("share"));
    std::fs::create_dir(&share).unwrap();
    let list = |name: &str, text: &str| {
        let path = scratch.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let told =
        run(&data, NOW, &["setup", "--school", "Alder Creek High School", "--station", "Room 114", "--share", share.to_str().unwrap()]);
    let pin = told.lines().find_map(|line| line.strip_prefix("Teacher's PIN: ")).unwrap();
    assert!(run(&data, NOW, &["import", "roster", &list("roster.csv", ROSTER)]).contains("2 added"));
    assert!(run(&data, NOW, &["import", "contacts", &list("contacts.csv", CONTACTS)]).contains("1 added"));

    let spy = Spy::start();
    // So tall that nothing is scrolled away: what is out of sight can't be found.
    let mut command = askwell(&data, NOW);
    command.env("ASKWELL_SIZE", "1280x4000");
    spy.lend(&mut command);
    let station = Program::start(&mut command);

    // Sign in, and say what interests you.
    station.tap("Start");
    station.tap("Period 3");
    station.tap("Maya R.");
    station.choose_pin("4711");
    station.tap("Begin");
    station.write("Find a job by name", "veterinarian");
    station.tap_part("Veterinarians, Healthcare");
    station.write("Why do these interest you?", "I like animals.");
    station.tap("Done");

    // Learn.
    station.tap("Begin");
    let lessons = content.lessons(Language::En);
    station.tap_part(&lessons.lessons[0].title);
    for card in 1..=lessons.lessons[0].cards.len() {
        station.see(&format!("Card {card} of"));
        station.tap(if card == lessons.lessons[0].cards.len() { "Finish" } else { "Next" });
    }
    station.tap("Write your questions");

    // Write the questions.
    station.tap("Add a good first list");
    station.see("My list (12)");
    station.write("My own question", "What does a bad day look like?");
    station.tap("Add my question");
    station.see("My list (13)");
    station.tap("Hand my list in");

    // Choose whom to ask, and phone them.
    station.tap("See who");
    station.tap("Dr. Elena Rivera");
    station.tap("Phone them");
    station.write("First free time", "Thursday at 2:30");
    station.write("Second free time", "Friday at 10");
    station.write("Third free time", "Monday at noon");
    station.write("The number where they can call you back", "(503) 555-0190");
    station.tap("Start the script");
    station.see("(503) 555-0142");
    for answer in answers_to_a_date(&content) {
        station.tap(&answer);
    }
    station.tap("Write it down");
    station.tap("How did it feel? 4");
    station.tap("On to the date");
    station.tap("Thursday, January 7");
    station.tap("2:00 PM");
    station.tap(":30");
    station.tap("Save the date");

    // Practice, confirm, get ready.
    station.tap("Practice");
    station.write("Who practices with you?", "Ms. Okafor");
    station.tap("We practiced");
    let rubric = content.rubric(Language::En);
    for criterion in Criterion::ALL {
        station.tap(&format!("{}: Good", rubric.name(*criterion)));
    }
    station.tap("Done");
    station.tap("To my journey");
    station.tap("Write the e-mail");
    station.tap("Put it in the outbox");
    station.see("In the outbox since");
    station.tap("Go on");
    station.tap("Check");
    station.tap("It is at hand");
    station.tap("Teacher");
    station.tap("I'm ready");

    // The call.
    station.tap("Go to the interview");
    station.see("not recorded");
    // A call waits for an adult who stands by.
    station.tap("An adult stands by now");
    station.digits(pin);
    station.see("Standing by: Teacher");
    // The date is in January: that is told, and nobody is held up.
    station.tap("Start anyway");
    station.tap("On to the questions");
    station.write("Notes", "Swept floors at a shelter at fifteen.");
    station.tap("Star");
    station.tap("Next question");
    station.write("Notes", "Farm calls come first, up at five.");
    // A mark by its number key, without a sound.
    station.keys("1");
    station.tap("They need a minute");
    station.see("A short break");
    station.tap("Go on");
    station.tap_part("Recap and thanks");
    station.see("Read back what you take away");
    station.tap("We said goodbye");
    station.see("You held your interview.");
    assert_eq!(spy.openings(), Vec::<String>::new(), "somebody opened a microphone");

    // Say thanks.
    station.tap("Write the note");
    station.write("Because of our talk, I will …", "I will ask the shelter for a Saturday.");
    station.tap("Put it together");
    station.tap("Hand it in");

    // Think back.
    let words = content.evaluation(Language::En);
    station.tap("Think back");
    station.write(words.question(Answer::NewFacts), "Vets drive a lot.");
    station.tap_part("Page 5");
    for rating in Rating::ALL {
        station.tap(&format!("{} 4", words.rating(*rating)));
    }
    station.tap_part("Page 6");
    station.tap(&format!("{} 3", words.interest("before")));
    station.tap(&format!("{} 5", words.interest("after")));
    station.tap_part("Page 7");
    station.write(words.question(Answer::Takeaway1), "Being calm helps the animal.");
    station.tap(words.next(askwell::domain::Next::Shadow));
    station.tap_part("Page 9");
    station.tap_part(words.permission(askwell::domain::Permission::WithoutName));
    station.tap_part("Page 10");
    station.tap("Hand in");
    station.tap("Write a reflection");
    station.write(words.reflection(1), "Calling was easier than I thought.");
    station.tap("Done");
    station.tap("Sign out");
    station.see("Find out what the work is really like.");
    assert_eq!(spy.openings(), Vec::<String>::new(), "somebody opened a microphone");
    drop(station);
    spy.open_the_microphone();
    assert_eq!(spy.openings().len(), 1, "the spy is asleep");

    let night = run(&data, NOW, &["nightly"]);
    assert!(night.contains("1 station"), "{night}");
    check_the_export(&share.join("askwell.db"));
}

fn check_the_export(file: &std::path::Path) {
    let export = rusqlite::Connection::open_with_flags(file, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let text = |sql: &str| {
        export
            .query_row(sql, [], |row| {
                let columns = row.as_ref().column_count();
                let cell = |at: usize| match row.get_ref(at).unwrap() {
                    rusqlite::types::ValueRef::Null => String::new(),
                    rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                    rusqlite::types::ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                    other => format!("{other:?}"),
                };
                Ok((0..columns).map(cell).collect::<Vec<_>>().join("|"))
            })
            .unwrap_or_else(|error| panic!("{sql}: {error}"))
    };
    assert_eq!(
        text("SELECT first_name, stage, interviews_done, interviews_owed, stuck FROM v_students WHERE student_id = '1001'"),
        "Maya|done|1|1|0"
    );
    assert_eq!(text("SELECT stage FROM v_students WHERE student_id = '1002'"), "new");
    assert_eq!(
        text("SELECT employer, employee, status, minutes, medium FROM v_interviews WHERE student_id = '1001'"),
        "Rivera Veterinary Clinic|Dr. Elena Rivera|done|20|phone"
    );
    assert!(text("SELECT scheduled_for FROM v_interviews WHERE student_id = '1001'").starts_with("2027-01-07T14:30:00-08:00"));
    assert_eq!(text("SELECT outcome, felt FROM v_calls"), "booked|4");
    assert_eq!(text("SELECT count(*), sum(asked) FROM v_questions"), "13|2");
    assert_eq!(text("SELECT note, tag FROM v_notes WHERE position = 1"), "Swept floors at a shelter at fifteen.|star");
    assert_eq!(text("SELECT note, tag FROM v_notes WHERE position = 2"), "Farm calls come first, up at five.|star");
    assert_eq!(text("SELECT recorded, self_rating_average FROM v_practice"), "0|Real(3.0)");
    assert_eq!(
        text("SELECT preparation, learned_path, interest_before, interest_after, next, takeaways FROM v_evaluations"),
        "4|4|3|5|shadow|Being calm helps the animal."
    );
    assert!(!text("SELECT handed_in_at FROM v_evaluations").is_empty());
    assert_eq!(text("SELECT status, released_at FROM v_thank_yous WHERE student_id = '1001'"), "handed_in|");
    assert_eq!(
        text("SELECT employer, quote, permission FROM v_quotes"),
        "Rivera Veterinary Clinic|Being calm helps the animal.|without_name"
    );
    assert_eq!(text("SELECT employee, volunteer FROM v_contacts"), "Dr. Elena Rivera|1");
    assert_eq!(text("SELECT count(*) FROM v_applied"), "1");
}
