//! Pressing: a key that is held presses once, a second tap does not land on the next screen, and no focus stays on a button
//! that became another.

use crate::calling::{at, screen, unroll};
use crate::station::Station;
use askwell::flow::state::journey::OpenLesson;
use askwell::flow::{Event, Screen};
use slint::platform::Key;

fn at_the_lessons() -> Station {
    let station = at(Screen::Lessons, Vec::new());
    unroll(&station);
    station
}

fn open(station: &Station) -> OpenLesson {
    station.look(|state| state.lessons.open)
}

/// Presses Tab until a control has the focus: the frame of it is drawn, and a press of Enter would be its own.
fn focus(station: &Station, label: &str) {
    for _ in 0..60 {
        station.key(Key::Tab);
        if station.focused().as_deref() == Some(label) {
            return;
        }
    }
    panic!("Tab never came to {label:?}; the screen says {:#?}", station.words());
}

#[test]
fn a_held_enter_presses_a_button_once() {
    let station = at_the_lessons();
    focus(&station, "First lesson");
    station.hold(Key::Return, 40);
    assert_eq!(open(&station), OpenLesson::Card { lesson: 0, card: 0 });
    station.wait_a_moment();
    // The focus went with the button; whoever goes on by keys comes to the next one.
    focus(&station, "Next");
    station.hold(Key::Return, 40);
    assert_eq!(open(&station), OpenLesson::Card { lesson: 0, card: 1 }, "twelve cards ran through");
}

#[test]
fn a_second_tap_right_after_the_screen_changed_counts_nothing() {
    let station = at_the_lessons();
    station.wait_a_moment();
    let there = station.middle_of("First lesson");
    station.touch_at(there);
    assert_eq!(open(&station), OpenLesson::Card { lesson: 0, card: 0 });
    station.words();
    i_slint_backend_testing::mock_elapsed_time(std::time::Duration::from_millis(120));
    station.touch_at(station.middle_of("Next"));
    assert_eq!(open(&station), OpenLesson::Card { lesson: 0, card: 0 }, "the card was never seen");
    station.wait_a_moment();
    station.touch_at(station.middle_of("Next"));
    assert_eq!(open(&station), OpenLesson::Card { lesson: 0, card: 1 });
    i_slint_backend_testing::mock_elapsed_time(std::time::Duration::from_millis(280));
    station.touch_at(station.middle_of("Next"));
    assert_eq!(open(&station), OpenLesson::Card { lesson: 0, card: 1 });
}

#[test]
fn a_tap_that_began_too_early_counts_nothing_however_late_it_ends() {
    use slint::platform::{PointerEventButton, WindowEvent};
    let station = at_the_lessons();
    station.wait_a_moment();
    station.touch("First lesson");
    station.words();
    i_slint_backend_testing::mock_elapsed_time(std::time::Duration::from_millis(200));
    let (position, button) = (station.middle_of("Next"), PointerEventButton::Left);
    let window = slint::ComponentHandle::window(station.app.window());
    window.dispatch_event(WindowEvent::PointerMoved { position });
    window.dispatch_event(WindowEvent::PointerPressed { position, button });
    i_slint_backend_testing::mock_elapsed_time(std::time::Duration::from_millis(400));
    window.dispatch_event(WindowEvent::PointerReleased { position, button });
    assert_eq!(open(&station), OpenLesson::Card { lesson: 0, card: 0 });
}

#[test]
fn a_second_enter_right_after_the_screen_changed_counts_nothing() {
    let station = at_the_lessons();
    focus(&station, "First lesson");
    station.keys("\n");
    station.words();
    station.keys_at_once("\t\n\n");
    assert_eq!(open(&station), OpenLesson::Card { lesson: 0, card: 0 });
}

#[test]
fn no_focus_stays_on_a_button_that_became_another() {
    use askwell::domain::ThankYou;
    let station = crate::afterwards::maya_at(&crate::afterwards::held(), Screen::ThankYou);
    let texts: [String; 3] = std::array::from_fn(|place| format!("sentence number {place}"));
    for (place, text) in texts.iter().enumerate() {
        station.send(Event::ThankYou(askwell::flow::journey::thank_you::Event::Prompt(place, text.clone())));
    }
    let note = |station: &Station| station.look(|state| state.interview().unwrap().thank_you.clone());
    focus(&station, "Put it together");
    station.keys("\n");
    assert!(!note(&station).text.is_empty(), "it is put together");
    station.words();
    station.wait_a_moment();
    // Where the button was is another one now; a key that is pressed once more does not hand the note in.
    station.keys("\n");
    station.keys("\n");
    let ThankYou { review, .. } = note(&station);
    assert_eq!(review, askwell::domain::Review::Draft);
    assert_eq!(screen(&station), Screen::ThankYou);
}
