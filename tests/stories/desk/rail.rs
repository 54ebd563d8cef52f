//! The ways between the rooms of the desk: a rail beside each of them, and a menu where it has no room.

use crate::calling::desk_of;
use crate::school;
use crate::station::Station;
use askwell::domain::*;
use askwell::flow::door::look::LookEvent;
use askwell::flow::state::desk::DeskPart;
use askwell::flow::{Event, Screen};

/// The rooms that lie beside each other, as the rail calls them, and where each leads.
const ROOMS: [(&str, Screen); 8] = [
    ("Today, ", Screen::Desk),
    ("Classes, ", Screen::Class),
    ("Practice recordings, ", Screen::Recordings),
    ("Contacts, ", Screen::Contacts),
    ("Results, ", Screen::Results),
    ("Campaigns, ", Screen::Campaign),
    ("This station, ", Screen::Desk),
    ("Settings, ", Screen::Settings),
];

fn where_it_is(station: &Station) -> (Screen, DeskPart) {
    station.look(|state| (state.screen, state.desk.part))
}

#[test]
fn from_every_room_of_the_desk_a_touch_leads_to_every_other() {
    let station = desk_of(&school::okafor(), []);
    for (from, _) in ROOMS {
        for (to, screen) in ROOMS {
            station.tap_starting(from);
            station.tap_starting(to);
            let part = if to == "This station, " { DeskPart::Station } else { DeskPart::Today };
            let at = where_it_is(&station);
            assert_eq!(at.0, screen, "{from} to {to}");
            if screen == Screen::Desk {
                assert_eq!(at.1, part, "{from} to {to}");
            }
            assert!(station.shows("Sign out"), "{to} leads out");
            assert!(!station.shows("Ask an adult"), "an adult need not ask for one");
        }
    }
}

#[test]
fn where_large_text_leaves_no_room_a_menu_leads_to_the_same_rooms() {
    let station = desk_of(&school::okafor(), []);
    for _ in 0..4 {
        station.send(Event::Look(LookEvent::TextSize));
    }
    station.see_not("Classes, ");
    for (room, screen) in ROOMS {
        if !station.shows("Menu") {
            station.tap("Back");
        }
        station.tap("Menu");
        station.tap_starting(room);
        assert_eq!(where_it_is(&station).0, screen, "{room}");
    }
}

#[test]
fn what_is_open_has_the_whole_page_and_its_own_way_back() {
    let id = school::first_interview(&school::maya());
    let file = InterviewFile::new(Interview::new(id, school::maya().id, 1));
    let list = QuestionList { review: Review::HandedIn, ..file.questions };
    let station = desk_of(&school::okafor(), [file.interview.into(), list.into()]);
    station.tap_starting("Maya R. · Question list");
    station.see_not("Classes, ");
    station.tap("Back to the list");
    station.see("Classes, ");
}

#[test]
fn who_stands_by_has_one_page_and_no_rail() {
    let station = desk_of(&school::boone(), []);
    for (room, _) in ROOMS {
        station.see_not(room);
    }
    station.see("Close the station");
    station.send(Event::Desk(askwell::flow::desk::work::Event::Show(DeskPart::Station)));
    assert_eq!(where_it_is(&station).1, DeskPart::Today);
}
