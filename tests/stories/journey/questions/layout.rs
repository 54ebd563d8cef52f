//! The list on narrow screens and in large text.

use super::*;

#[test]
fn a_narrow_screen_shows_the_list_or_the_bank() {
    let station = with_list(Review::Draft, letters());
    size(&station, 850, 6000);
    station.see("1. What is a?");
    station.see_not("Search the questions");
    station.tap("Find questions");
    station.see_not("1. What is a?");
    station.write("My own question", "What is f?");
    station.tap("Add my question");
    station.tap("My list (6)");
    station.see("6. What is f?");
}

#[test]
fn large_text_has_one_column_too() {
    let station = with_list(Review::Draft, letters());
    for _ in 0..4 {
        station.tap("Text size");
    }
    station.see_not("Search the questions");
    station.tap("Find questions");
    station.see("Search the questions");
}

#[test]
fn on_a_narrow_screen_the_list_is_named_once() {
    let station = with_list(Review::Draft, letters());
    for _ in 0..4 {
        station.tap("Text size");
    }
    station.app.window().window().set_size(slint::PhysicalSize::new(1024, 4000));
    // A button counts twice: itself and its words.
    let named = || station.words().into_iter().filter(|words| words.starts_with("My list (")).count();
    assert_eq!(named(), 2, "the switch alone");
    station.app.window().window().set_size(slint::PhysicalSize::new(1920, 4000));
    assert_eq!(named(), 1, "the heading alone");
}
