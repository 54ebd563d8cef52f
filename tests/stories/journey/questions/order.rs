//! Changing words, taking off, putting in order, and going back to an older version.

use super::*;
use proptest::prelude::*;
use slint::LogicalPosition;
use slint::platform::{Key, PointerEventButton, WindowEvent};

#[test]
fn the_words_of_a_question_are_changed_in_place_and_kept_within_a_second() {
    let station = with_list(Review::Draft, letters());
    station.tap("2. What is b?");
    station.write("Change the words", "What is better?");
    station.see("2. What is better?");
    station.settle();
    let folder = station.pull_the_plug();
    let station = Station::on(folder, moment(NOW));
    station.tap("Go on");
    station.digits("4711");
    station.see("2. What is better?");
    assert_eq!(list(&station).questions.len(), 5);
}

#[test]
fn what_was_taken_off_comes_back_to_its_place() {
    let station = with_list(Review::Draft, letters());
    station.tap("3. What is c?");
    station.tap("Take off my list");
    assert_eq!(order(&station), "abde");
    station.tap("Bring it back");
    assert_eq!(order(&station), "abcde");
    station.see_not("Bring it back");
    station.tap("5. What is e?");
    station.tap("Take off my list");
    station.see("Taken off.");
    // The focus is on the way back already.
    station.key(Key::Return);
    assert_eq!(order(&station), "abcde");
}

#[test]
fn questions_are_put_in_order_by_buttons() {
    let station = with_list(Review::Draft, letters());
    station.tap("2. What is b?");
    station.tap("Up");
    assert_eq!(order(&station), "bacde");
    assert!(!station.enabled("Up"), "it is the first");
    station.tap("Down");
    station.tap("Down");
    assert_eq!(order(&station), "acbde");
}

#[test]
fn questions_are_put_in_order_by_keys_and_the_focus_goes_along() {
    let station = with_list(Review::Draft, letters());
    station.tap("3. What is c?");
    station.tap("Up");
    assert_eq!(order(&station), "acbde");
    i_slint_backend_testing::mock_elapsed_time(Duration::from_millis(20));
    let window = station.app.window().window();
    let alt = slint::SharedString::from(char::from(Key::Alt));
    let press = |key: Key| {
        let text = slint::SharedString::from(char::from(key));
        window.dispatch_event(WindowEvent::KeyPressed { text: alt.clone() });
        window.dispatch_event(WindowEvent::KeyPressed { text: text.clone() });
        window.dispatch_event(WindowEvent::KeyReleased { text });
        window.dispatch_event(WindowEvent::KeyReleased { text: alt.clone() });
        i_slint_backend_testing::mock_elapsed_time(Duration::from_millis(20));
        station.pump();
    };
    press(Key::DownArrow);
    assert_eq!(order(&station), "abcde");
    press(Key::DownArrow);
    press(Key::DownArrow);
    assert_eq!(order(&station), "abdec", "the focus went with the question");
    press(Key::DownArrow);
    assert_eq!(order(&station), "abdec", "there is nothing below the last");
    press(Key::UpArrow);
    assert_eq!(order(&station), "abdce");
}

fn middle(station: &Station, label: &str) -> LogicalPosition {
    let element = ElementHandle::find_by_accessible_label(station.app.window(), label).next().unwrap();
    let (at, size) = (element.absolute_position(), element.size());
    // The grip lies left of the words.
    LogicalPosition::new(at.x - 20.0, at.y + size.height / 2.0)
}

fn drag(station: &Station, from: &str, to: &str, by_mouse: bool) {
    let (start, end) = (middle(station, from), middle(station, to));
    let window = station.app.window().window();
    let wait = |milliseconds| i_slint_backend_testing::mock_elapsed_time(Duration::from_millis(milliseconds));
    if by_mouse {
        window.dispatch_event(WindowEvent::PointerMoved { position: start });
        wait(20);
    }
    window.dispatch_event(WindowEvent::PointerPressed { position: start, button: PointerEventButton::Left });
    // A finger rests a moment, or it would scroll the page.
    wait(if by_mouse { 20 } else { 200 });
    for step in 1..=10_u8 {
        let part = f32::from(step) / 10.0;
        let position = LogicalPosition::new(start.x, start.y + (end.y - start.y) * part);
        window.dispatch_event(WindowEvent::PointerMoved { position });
        wait(20);
    }
    window.dispatch_event(WindowEvent::PointerReleased { position: end, button: PointerEventButton::Left });
    wait(20);
    station.pump();
}

#[test]
fn questions_are_put_in_order_by_dragging_the_grip_with_the_mouse_or_a_finger() {
    let station = with_list(Review::Draft, letters());
    // The page has to scroll: then a drag has to be told from a scroll.
    size(&station, 1280, 800);
    drag(&station, "1. What is a?", "4. What is d?", true);
    assert_eq!(order(&station), "bcdae");
    drag(&station, "4. What is a?", "1. What is b?", true);
    assert_eq!(order(&station), "abcde");
    drag(&station, "2. What is b?", "4. What is d?", false);
    assert_eq!(order(&station), "acdbe");
    drag(&station, "2. What is c?", "2. What is c?", true);
    assert_eq!(order(&station), "acdbe", "dropped where it was");
}

#[test]
fn a_version_is_kept_looked_at_and_brought_back_without_losing_the_newer_one() {
    let station = with_list(Review::Draft, letters());
    station.tap("Keep this version");
    assert!(!station.enabled("This version is kept"));
    station.tap("1. What is a?");
    station.write("Change the words", "What is amazing?");
    station.tap("See kept versions (1)");
    let version = station.words().into_iter().find(|words| words.contains("Questions: 5")).unwrap();
    station.tap(&version);
    station.see("1. What is a?");
    station.tap("Bring this version back");
    assert_eq!(order(&station), "abcde");
    station.see("See kept versions (2)");
    station.settle();
    let kept: u32 =
        station.database().query_row("select count(*) from fact where kind = 'question_version'", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_order_of_moves_loses_or_doubles_a_question(moves in prop::collection::vec((0_usize..5, 0_usize..9, 0_u8..5), 0..30)) {
        use askwell::flow::journey::questions::Event as Step;
        let content = crate::station::content();
        let mut state = askwell::flow::State::new(content, Language::En);
        let student = school::maya();
        let interview = school::first_interview(&student);
        let mut file = StudentFile::new(student.clone());
        file.take(Interview::new(interview, student.id, 1).into());
        file.take(QuestionList { questions: letters(), ..QuestionList::new(interview, student.id) }.into());
        state.session = Some(askwell::flow::Session { id: Default::default(), file, current: interview });
        let stamp = askwell::flow::Stamp::new(moment(NOW), Duration::ZERO, 7);
        for (who, place, how) in moves {
            let id = letters()[who].id;
            let steps = match how {
                0 => vec![Step::Up(id)],
                1 => vec![Step::Down(id)],
                2 => vec![Step::Drop(id, place)],
                3 => vec![Step::Remove(id), Step::Undo],
                _ => vec![Step::Keep, Step::Select(id)],
            };
            for step in steps {
                askwell::flow::step(&mut state, Event::Questions(step), &stamp);
            }
            let mut ids: Vec<_> = state.interview().unwrap().questions.questions.iter().map(|one| one.id).collect();
            ids.sort();
            prop_assert_eq!(ids, letters().iter().map(|one| one.id).collect::<Vec<_>>());
        }
    }
}
