//! Adults and their PINs.

use super::*;

#[test]
fn an_adult_is_added_chooses_a_pin_and_signs_in() {
    let station = settings();
    assert!(!station.enabled("Add this adult"));
    station.write("Add an adult: the name students know", " Mrs.  Nakamura ");
    assert!(!station.enabled("Add this adult"), "what do they do?");
    station.tap("What they do: Teacher");
    station.tap("Add this adult");
    station.see("First type your own six digits");
    station.digits(PIN);
    station.see("Now Mrs. Nakamura types. Everybody else looks away.");
    station.digits("112233");
    station.digits("112234");
    station.see("The two were not the same. Please begin again.");
    station.digits("112233");
    station.digits("112233");
    station.see("Mrs. Nakamura can sign in at this station with the new PIN.");
    station.see("Teacher · has a PIN here");
    assert_eq!((deeds(&station, "add_adult"), deeds(&station, "change_pin"), deeds(&station, "use_recovery_code")), (1, 1, 0));
    let station = restarted(station);
    station.tap("Teacher");
    station.tap("Mrs. Nakamura");
    station.digits("112233");
    assert_eq!(screen(&station), Screen::Desk);
    let added = station.look(|state| state.school.adults.iter().find(|one| one.name == "Mrs. Nakamura").unwrap().id);
    assert_eq!(added, AdultId::from_school(school::SCHOOL, "Mrs. Nakamura"), "the same at every station");
}

#[test]
fn nobody_is_added_twice_or_without_the_pin_of_whoever_is_at_the_desk() {
    let station = settings();
    station.write("Add an adult: the name students know", "ms. okafor");
    station.see("There is an adult of this name.");
    station.tap("What they do: Coordinator");
    assert!(!station.enabled("Add this adult"));
    station.send(Event::Settings(Settings::AddAdult));
    assert!(station.look(|state| state.gate.is_none()));
    station.write("Add an adult: the name students know", "Dr. Amundsen");
    station.tap("Add this adult");
    station.digits("999999");
    station.see("That was not it. Tries left: 4");
    station.tap("Never mind");
    assert_eq!(screen(&station), Screen::Settings);
    assert_eq!((deeds(&station, "add_adult"), station.look(|state| state.school.adults.len())), (0, 2));
}

#[test]
fn an_adult_who_did_not_choose_a_pin_yet_can_do_so_later() {
    let station = settings();
    station.write("Add an adult: the name students know", "Dr. Amundsen");
    station.tap("What they do: Coordinator");
    station.tap("Add this adult");
    station.digits(PIN);
    station.tap("Never mind");
    station.see("Coordinator · has no PIN here yet");
    station.tap("Choose a PIN: Dr. Amundsen");
    station.digits(PIN);
    station.digits("112233");
    station.digits("112233");
    station.see("Coordinator · has a PIN here");
}

#[test]
fn an_adult_changes_their_own_pin_with_the_old_one_first() {
    let station = settings();
    station.tap("Change my PIN: Ms. Okafor");
    station.digits(PIN);
    station.digits("135792");
    station.digits("135792");
    station.see("Ms. Okafor can sign in at this station with the new PIN.");
    station.tap_starting("Today, ");
    station.tap("Sign out");
    station.tap("Teacher");
    station.digits(PIN);
    station.see("That was not it.");
    station.digits("135792");
    assert_eq!(screen(&station), Screen::Desk);
    assert_eq!(deeds(&station, "change_pin"), 1);
}

#[test]
fn the_tries_of_the_old_pin_are_counted_and_a_wait_can_not_be_gone_around() {
    let station = settings();
    for _ in 0..5 {
        station.tap("Change my PIN: Ms. Okafor");
        station.digits("000000");
        station.tap("Never mind");
    }
    station.tap("Make a new code");
    station.digits("000000");
    station.see("Too many tries.");
    assert!(!station.enabled("1"));
    station.see_not("I lost my PIN");
    assert_eq!((deeds(&station, "change_pin"), deeds(&station, "renew_code")), (0, 0));
}

#[test]
fn another_adult_gets_a_new_pin_only_by_choosing_it_and_nobody_reads_it() {
    let station = settings();
    station.give_pin(school::boone().id.0, "111111");
    station.tap("Choose a PIN: Mr. Boone");
    station.digits("111111");
    station.see("That was not it.");
    station.digits(PIN);
    station.see("Now Mr. Boone types.");
    station.see("A PIN for Mr. Boone");
    // There is no other way through: the name alone does not bring the old PIN back.
    station.tap("Mr. Boone");
    station.digits("778899");
    station.digits("778899");
    station.tap_starting("Today, ");
    station.tap("Sign out");
    station.tap("Standby adult");
    station.digits("778899");
    assert_eq!(screen(&station), Screen::Desk);
    assert!(station.effects().iter().all(|effect| !effect.contains("778899") && !effect.contains(PIN)));
}
