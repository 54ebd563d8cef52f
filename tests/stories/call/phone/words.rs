//! What is said on the phone: names, times and numbers where they are known, and what can be said where they are not.

use super::*;

#[test]
fn the_three_times_and_the_number_are_kept_and_stand_in_the_script() {
    let station = calling();
    station.see("(503) 555-0142");
    station.see("5 0 3, 5 5 5, 0 1 4 2");
    station.write("First free time", "Tuesday at 10");
    station.write("Second free time", "Wednesday at 2");
    station.write("Third free time", "Friday at 9");
    station.write("The number where they can call you back", "503-555-0100");
    station.tap("Start the script");
    for answer in ["I feel ready", "I said it", "I know who to ask for"] {
        station.tap(answer);
    }
    station.see("One: Tuesday at 10. Two: Wednesday at 2. Three: Friday at 9.");
    station.tap("I'm free then");
    station.see("Your call-back number is 503-555-0100.");
    station.settle();
    let sql = "SELECT body ->> '$.slots[0]' FROM document WHERE kind = 'call_plan'";
    let kept: String = station.database().query_row(sql, [], |row| row.get(0)).unwrap();
    assert_eq!(kept, "Tuesday at 10");
}

#[test]
fn the_script_says_who_where_and_whom_and_leaves_blanks_that_can_be_said() {
    let station = calling();
    station.tap("Start the script");
    for answer in ["I feel ready", "I said it", "I know who to ask for"] {
        station.tap(answer);
    }
    station.see("No free times are written down yet.");
    for answer in ["I'm free then", "I have it all", "Front desk, I have a name"] {
        station.tap(answer);
    }
    station.see(
        "Hello, my name is Maya Reyes. I'm a student at Alder Creek High School. I'm calling to ask for a short talk about a career. May I please speak with Dr. Elena Rivera?",
    );
}

#[test]
fn nothing_that_is_not_written_down_is_read_out() {
    let station = calling();
    station.see("No free times yet? You can call anyway");
    station.see("No number to call you back?");
    let content = content();
    let script = &content.phone_script;
    for language in Language::ALL.iter().copied() {
        let blanks = station.look(Blanks::of);
        for step in &script.steps {
            let say = blanks.fill(&script.words(&step.id, language).unwrap().say);
            for hole in [": .", ":.", " .", " ,", "  ", "{", "[", "|", "is .", "son ."] {
                assert!(!say.contains(hole), "{hole:?} in {}: {say}", step.id);
            }
        }
    }
    station.write("Second free time", "Wednesday at 2");
    station.see_not("No free times yet?");
    walk_to(&station, "time-offer");
    station.see("I'm free at this time: Wednesday at 2. Does it work for you?");
    station.see("The first time works");
    station.see_not("The second time works");
}

#[test]
fn where_no_name_is_known_the_work_is_said() {
    let clinic = Contact { id: ContactId(uuid::Uuid::from_u128(99)), employee: String::new(), ..school::rivera() };
    let asked = Interview { contact: Some(clinic.id), ..chosen() };
    let station = at(Screen::Phone, vec![clinic.into(), asked.into()]);
    walk_to(&station, "before-who");
    station.see("You can ask the front desk who knows about the work of veterinarians.");
    walk_to(&station, "reception-open");
    station.see("May I please speak with someone who knows about the work of veterinarians?");
}

#[test]
fn a_career_is_named_as_people_say_it() {
    let station = calling();
    walk_to(&station, "before-purpose");
    station.see("I'm interested in the work of veterinarians.");
    station.tap("Español");
    station.see("Me interesa el trabajo de veterinarios.");
}

#[test]
fn the_script_names_whom_to_ask_for() {
    let station = calling();
    walk_to(&station, "before-who");
    station.see("You are calling Rivera Veterinary Clinic. Ask for Dr. Elena Rivera.");
}

#[test]
fn the_agreed_time_is_taken_down_where_it_is_read_back() {
    let station = calling();
    walk_to(&station, "time-number");
    station.write("Their number", "503 555 0177");
    station.send(Event::Phone(Phone::Answer("wrote-it".to_owned())));
    station.see("(Say the day and time.)");
    station.write("The day and time you agree on", "Thursday at 2:30");
    station.see("The day and time are Thursday at 2:30.");
    station.see("The number is 5 0 3, 5 5 5, 0 1 7 7.");
    for answer in ["correct", "got-both", "goodbye"] {
        station.send(Event::Phone(Phone::Answer(answer.to_owned())));
    }
    station.tap("Write it down");
    station.tap("On to the date");
    station.see("Thursday, December 10, 2:30 PM");
    assert_eq!(station.written("Their number"), "503 555 0177");
}

#[test]
fn a_meeting_by_video_has_its_link_written_down_and_is_read_back_with_who_starts_it() {
    let station = calling();
    station.tap("They called me back");
    for answer in ["Someone I called", "They say yes"] {
        station.tap(answer);
    }
    for answer in ["their-time", "video"] {
        station.send(Event::Phone(Phone::Answer(answer.to_owned())));
    }
    assert_eq!(station.written("The link of the video meeting"), "", "a number is no link");
    assert_eq!(station.written("Their number"), "(503) 555-0142");
    station.write("The link of the video meeting", "https://meet.example/abc");
    station.tap("They will send a link");
    station.see("by video, and you send me the link.");
    station.see("The number is 5 0 3, 5 5 5, 0 1 4 2.");
    assert_eq!(one(&station, |one| one.call_plan.booking.clone()).unwrap().link, "https://meet.example/abc");
}

#[test]
fn the_script_speaks_spanish_from_one_touch_to_the_next() {
    let station = calling();
    station.tap("Start the script");
    station.tap("Español");
    station.see("Respira con calma");
    station.see("¿Qué pasó?");
    station.tap("Ya puedo empezar");
    station.see("Tu motivo, una línea");
}
