//! A teacher plans a campaign: the weeks, what each student owes, the dates, and who takes part.

use crate::calling::{at_the_desk, desk_of, kept, screen, unroll};
use crate::school;
use crate::station::{NOW, Station, moment};
use askwell::domain::*;
use askwell::flow::desk::campaign::{Event as Plan, rooms};
use askwell::flow::{Event, Screen};

fn planning(more: impl IntoIterator<Item = Record>) -> Station {
    let station = at_the_desk(more);
    station.tap_starting("Campaigns, ");
    station
}

fn campaigns(station: &Station) -> Vec<Campaign> {
    station.settle();
    let (store, _) = askwell::storage::Store::open(station.path(), "looking").unwrap();
    store.school().unwrap().campaigns
}

fn campaign_in(station: &Station, student: &Student) -> CampaignId {
    station.settle();
    let (store, _) = askwell::storage::Store::open(station.path(), "looking").unwrap();
    store.school().unwrap().student(student.id).unwrap().campaign
}

fn booked_on(day: &str) -> Vec<Record> {
    let booking = Booking { starts: moment(&format!("{day}T14:30:00-08:00")), ..crate::calling::booking() };
    vec![Interview { booking: Some(booking), ..crate::calling::chosen() }.into()]
}

#[test]
fn a_campaign_shows_its_dates_counted_back_from_its_window() {
    let station = planning([]);
    station.see("2 students take part.");
    for day in
        ["Sun, Sep 20", "Mon, Dec 7", "Fri, Dec 18", "Mon, Sep 28", "Mon, Nov 2", "Mon, Nov 16", "Mon, Nov 30", "Fri, Dec 4", "Fri, Dec 25"]
    {
        station.see(day);
    }
    assert!(!station.enabled("Save the campaign"), "nothing was changed");
    assert_eq!(kept(&station, "audit"), 0);
}

#[test]
fn a_date_that_is_moved_is_kept_and_the_student_goes_by_it() {
    let station = planning([]);
    station.tap("Questions: a week later");
    station.tap("Questions: a day later");
    station.see("Tue, Nov 10");
    station.see("Nothing is changed until you save.");
    assert_eq!(campaigns(&station)[0].due(Stop::Questions).to_string(), "2026-11-02", "before it is saved");
    station.tap("Save the campaign");
    station.see("Saved.");
    assert_eq!(campaigns(&station)[0].due(Stop::Questions).to_string(), "2026-11-10");
    assert_eq!(kept(&station, "audit"), 1);
    // It can be counted back again.
    station.tap("Count the dates back again");
    station.see("Mon, Nov 2");
}

#[test]
fn a_date_never_passes_the_stops_before_and_after_it() {
    let station = planning([]);
    for _ in 0..4 {
        station.tap("Questions: a week later");
    }
    assert_eq!(station.look(|state| state.desk.campaign.draft.as_ref().unwrap().due(Stop::Questions).to_string()), "2026-11-16");
}

#[test]
fn moving_the_window_says_whose_interview_would_lie_outside() {
    let station = planning(booked_on("2026-12-08"));
    station.see_not("would lie outside the window");
    station.tap("First day of the interviews: a week later");
    station.see("would lie outside the window or on a day without school: Maya R. (Tue, Dec 8)");
    station.tap("First day of the interviews: a week earlier");
    station.see_not("would lie outside the window");
}

#[test]
fn owing_more_says_for_how_many_it_is_not_over_then() {
    let ended = moment("2026-12-01T10:25:00-08:00");
    let station = planning([Interview { started_at: Some(ended), ended_at: Some(ended), ..crate::calling::booked() }.into()]);
    station.see_not("would owe another interview");
    station.tap("2");
    station.see("Students who were done and would owe another interview: 1.");
    station.tap("Save the campaign");
    assert_eq!(campaigns(&station)[0].quota, 2);
}

#[test]
fn what_was_not_saved_is_still_there_when_one_comes_back_and_can_be_undone() {
    let station = planning([]);
    station.write("Name of the campaign", "Winter 2026");
    station.tap("30 min");
    station.tap_starting("Today, ");
    assert_eq!(screen(&station), Screen::Desk);
    station.tap_starting("Campaigns, ");
    assert_eq!(station.written("Name of the campaign"), "Winter 2026");
    station.tap("Undo");
    assert_eq!(station.written("Name of the campaign"), "Winter");
    assert!(!station.enabled("Save the campaign"));
}

#[test]
fn what_was_saved_can_be_taken_back() {
    let station = planning([]);
    station.write("Name of the campaign", "Winter 2026");
    station.tap("Save the campaign");
    assert_eq!(campaigns(&station)[0].name, "Winter 2026");
    station.tap("Undo");
    station.tap("Save the campaign");
    assert_eq!(campaigns(&station)[0].name, "Winter");
}

#[test]
fn a_campaign_without_a_name_is_not_saved_and_says_why() {
    let station = planning([]);
    station.write("Name of the campaign", "  ");
    station.see("Give the campaign a name");
    assert!(!station.enabled("Save the campaign"));
    station.send(Event::Campaign(Plan::Save));
    assert_eq!(campaigns(&station)[0].name, "Winter");
}

#[test]
fn a_window_in_the_past_is_not_saved_and_says_why() {
    let station = planning([]);
    for _ in 0..3 {
        station.tap("First day of the interviews: a week earlier");
    }
    station.see("These days are over.");
    assert!(!station.enabled("Save the campaign"));
}

#[test]
fn a_window_that_ends_before_it_opens_is_not_saved_and_says_why() {
    let station = planning([]);
    station.tap("Last day of the interviews: a week earlier");
    station.tap("Last day of the interviews: a week earlier");
    station.see("The last day lies before the first.");
    assert!(!station.enabled("Save the campaign"));
}

#[test]
fn a_campaign_that_begins_after_its_window_opened_is_not_saved_and_says_why() {
    let station = planning([]);
    for _ in 0..12 {
        station.tap("The campaign begins: a week later");
    }
    station.see("It begins after the first interviews.");
    assert!(!station.enabled("Save the campaign"));
}

#[test]
fn a_new_campaign_takes_the_classes_chosen_and_no_others() {
    let other = Student { class: "Period 5".to_owned(), ..school::student(2001, "Zoe", "Young") };
    // A student of an older program, without a campaign of their own.
    let loose = Student { class: "Period 6".to_owned(), campaign: CampaignId::default(), ..school::student(2002, "Ian", "Ash") };
    let station = planning([other.clone().into(), loose.clone().into()]);
    station.tap("New campaign");
    station.write("Name of the campaign", "Spring");
    station.see("Nobody takes part. Choose a class below.");
    assert!(!station.enabled("Save the campaign"), "a campaign without students");
    station.tap("Period 3, in another campaign");
    station.see("Period 3, joins when you save");
    station.tap("Period 5, in another campaign");
    station.tap("Period 5, joins when you save");
    station.see("2 students take part.");
    station.tap("Save the campaign");
    station.see("Saved.");
    let all = campaigns(&station);
    let spring = all.iter().find(|one| one.name == "Spring").unwrap();
    assert_eq!(all.len(), 2);
    assert!(!spring.is_condensed() && spring.check(moment(NOW).date_naive(), 2).is_ok(), "{spring:?}");
    assert_eq!(campaign_in(&station, &school::maya()), spring.id);
    assert_eq!(campaign_in(&station, &other), school::campaign().id);
    assert_eq!(campaign_in(&station, &loose), school::campaign().id, "who had none stays where they were");
    // Between the campaigns one touch.
    station.tap("Winter");
    station.see("2 students take part.");
    assert_eq!(station.written("Name of the campaign"), "Winter");
}

#[test]
fn a_campaign_that_is_changed_is_not_left_for_another_by_mistake() {
    let spring = Campaign {
        id: CampaignId::from_school(school::SCHOOL, "spring"),
        name: "Spring".to_owned(),
        window_start: "2027-04-05".parse().unwrap(),
        window_end: "2027-04-16".parse().unwrap(),
        ..school::campaign()
    };
    let station = planning([spring.into()]);
    station.tap("Winter");
    station.tap("25 min");
    assert!(!station.enabled("Spring"));
}

#[test]
fn a_standby_adult_plans_nothing() {
    let station = desk_of(&school::boone(), []);
    station.see_not("Campaigns, ");
    station.send(Event::Campaign(Plan::Show));
    assert_eq!(screen(&station), Screen::Desk);
}

#[test]
fn a_school_without_a_campaign_is_offered_its_first() {
    let records: Vec<Record> = school::records().into_iter().filter(|record| !matches!(record, Record::Campaign(_))).collect();
    let station = Station::with(&records);
    unroll(&station);
    station.adult_signs_in(&school::okafor());
    station.tap_starting("Campaigns, ");
    station.tap("Period 3, in another campaign");
    station.tap("Save the campaign");
    assert_eq!(campaigns(&station).len(), 1);
    assert_eq!(campaign_in(&station, &school::maya()), campaigns(&station)[0].id);
}

#[test]
fn on_a_day_without_school_nothing_is_due_and_who_is_booked_then_is_named() {
    let station = planning(booked_on("2026-12-08"));
    // The last school day before the window is a holiday.
    for _ in 0..3 {
        station.tap("A day to add: a day earlier");
    }
    station.see("Fri, Dec 4");
    station.tap("No school on this day");
    assert!(!station.enabled("No school on this day"), "it is one already");
    station.see("Thu, Dec 3");
    station.see_not("would lie outside the window");
    for _ in 0..4 {
        station.tap("A day to add: a day later");
    }
    station.tap("No school on this day");
    station.see("or on a day without school: Maya R. (Tue, Dec 8)");
    station.tap_starting("Tue, Dec 8, tap to take it out");
    station.see_not("would lie outside the window");
    station.tap("Save the campaign");
    let kept = &campaigns(&station)[0];
    assert_eq!(kept.holidays.iter().map(Day::to_string).collect::<Vec<_>>(), ["2026-12-04"]);
    assert_eq!(kept.due(Stop::GetReady).to_string(), "2026-12-03");
}

fn add_room(station: &Station, name: &str) {
    station.tap("Add a room");
    station.write("Which room?", name);
}

#[test]
fn a_quiet_room_is_planned_with_its_telephone_hours_and_adult() {
    let station = planning([]);
    station.tap("Add a room");
    assert!(!station.enabled("Add this room"), "it has no name");
    station.write("Which room?", " Room 12 ");
    station.write("The number of its telephone, if it has one", "(503) 555-0112");
    station.tap("From hour: half an hour earlier");
    station.tap("To day: a week earlier");
    station.tap("Mr. Boone");
    station.tap("Add this room");
    station.see("Room 12 · 8:30 AM – 12:00 PM");
    station.see("Mon, Dec 7 – Fri, Dec 11 · (503) 555-0112 · Mr. Boone");
    station.tap("Save the campaign");
    let kept = campaigns(&station).remove(0);
    let [room] = &kept.rooms[..] else { panic!("{:?}", kept.rooms) };
    assert_eq!((room.room.as_str(), room.adult), ("Room 12", Some(school::boone().id)));
    // It goes with the window, and can be taken out again.
    station.tap("First day of the interviews: a week later");
    station.see("Mon, Dec 14 – Fri, Dec 18");
    station.tap("Take out Room 12, 8:30 AM – 12:00 PM");
    station.see_not("Room 12");
    station.tap("Undo");
    station.see("Mon, Dec 7 – Fri, Dec 11");
}

#[test]
fn a_room_is_not_planned_twice_at_one_time() {
    let station = planning([]);
    add_room(&station, "Library");
    station.tap("Add this room");
    add_room(&station, "library");
    station.see("This room is in the plan at that time already.");
    assert!(!station.enabled("Add this room"));
    station.send(Event::Campaign(Plan::Rooms(rooms::Event::Add)));
    assert_eq!(station.look(|state| state.desk.campaign.draft.as_ref().unwrap().rooms.len()), 1);
    for _ in 0..6 {
        station.tap("To hour: half an hour later");
    }
    for _ in 0..6 {
        station.tap("From hour: half an hour later");
    }
    station.see_not("This room is in the plan at that time already.");
    station.tap("Not now");
    station.see_not("Which room?");
}

#[test]
fn a_room_is_there_for_half_an_hour_at_least_and_never_ends_before_it_begins() {
    let station = planning([]);
    add_room(&station, "Library");
    for _ in 0..20 {
        station.tap("From hour: half an hour later");
        station.tap("To day: a week earlier");
    }
    let room = station.look(|state| state.desk.campaign.room.clone()).unwrap();
    assert_eq!(room.to - room.from, chrono::Duration::minutes(30));
    assert_eq!(room.first, room.last);
}
