//! The microphone and the speaker of the station.

use super::*;
use askwell::flow::Reply;
use askwell::flow::effects::sound::{Booth, Loudspeaker, Microphone};

fn plugged_in(names: &[&str]) -> Booth {
    let ids = |name: &&str| (name.to_lowercase().replace(' ', "-"), (*name).to_owned());
    Booth {
        microphones: names.iter().map(ids).map(|(id, name)| Microphone { id, name }).collect(),
        loudspeakers: names.iter().map(ids).map(|(id, name)| Loudspeaker { id, name }).collect(),
        minutes: Some(500),
    }
}

#[test]
fn the_microphone_and_the_speaker_of_the_station_are_remembered() {
    let station = settings();
    station.send(Event::Reply(Reply::Booth(plugged_in(&["Webcam", "Desk Headset"]))));
    station.tap("Microphone: Desk Headset");
    station.tap("Speaker: Desk Headset");
    assert_eq!(changed(&station), ["microphone", "loudspeaker"]);
    let station = restarted(station);
    assert_eq!(station.look(|state| state.loudspeaker.clone().map(|one| one.name)).as_deref(), Some("Desk Headset"));
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Go(Screen::Practice));
    station.send(Event::Booth(booth::Event::Open));
    station.send(Event::Reply(Reply::Booth(plugged_in(&["Webcam", "Desk Headset"]))));
    assert_eq!(station.look(|state| state.booth.microphone.clone().map(|one| one.id)).as_deref(), Some("desk-headset"));
}

#[test]
fn a_microphone_that_is_not_plugged_in_is_told_and_the_systems_own_is_taken() {
    let station = settings();
    station.send(Event::Reply(Reply::Booth(plugged_in(&["Webcam", "Desk Headset"]))));
    station.tap("Microphone: Desk Headset");
    station.send(Event::Reply(Reply::Booth(plugged_in(&["Webcam"]))));
    station.see("Desk Headset was chosen and is not plugged in now.");
    station.tap_starting("Today, ");
    station.tap("Sign out");
    station.sign_in_first_time("Period 3", "Maya R.", "4711");
    station.send(Event::Booth(booth::Event::Open));
    station.send(Event::Reply(Reply::Booth(plugged_in(&["Webcam"]))));
    assert_eq!(station.look(|state| state.booth.microphone.clone()), None);
    station.send(Event::SignOut);
    station.adult_signs_in(&school::okafor());
    station.tap_starting("Settings, ");
    station.send(Event::Reply(Reply::Booth(Booth::default())));
    station.see("No microphone is plugged in.");
    station.send(Event::Reply(Reply::Booth(plugged_in(&["Webcam"]))));
    station.tap("Microphone: The one the system takes");
    assert_eq!(on_disk(&station).settings.microphone, None);
}
