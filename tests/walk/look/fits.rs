//! What is cut off, or lies over something else.

use crate::driver::Element;
use crate::look::picture::lies_in;

/// Names what reaches beyond the sides of the window, and what lies over something else. What is above or below is scrolled to,
/// so only what stands wholly between header and footer is looked at for that.
pub(super) fn faults(elements: &[Element], (width, height): (f64, f64)) -> Vec<String> {
    let mut found = Vec::new();
    let seen: Vec<&Element> = elements.iter().filter(|element| element.role == "Button" || element.role == "Text").collect();
    found.extend(
        seen.iter()
            .filter(|one| one.x < -1.0 || one.x + one.width > width + 1.0)
            .map(|one| format!("{:?} reaches beyond the window", one.label)),
    );
    let between: Vec<&&Element> = seen.iter().filter(|one| one.y > height * 0.11 && one.y + one.height < height * 0.84).collect();
    for (place, one) in between.iter().enumerate() {
        for other in &between[place + 1..] {
            let beside = one.x + one.width <= other.x + 1.0 || other.x + other.width <= one.x + 1.0;
            let below = one.y + one.height <= other.y + 1.0 || other.y + other.height <= one.y + 1.0;
            if !beside && !below && !lies_in(one, other) && !lies_in(other, one) {
                found.push(format!("{:?} and {:?} lie over each other", one.label, other.label));
            }
        }
    }
    // The words of a button are a text of their own with the same label.
    for text in seen.iter().filter(|one| one.role == "Text") {
        let mut own = seen.iter().filter(|one| one.role == "Button" && one.label == text.label).peekable();
        if own.peek().is_some() && !own.any(|button| lies_in(text, button)) {
            found.push(format!("the words {:?} reach beyond their button", text.label));
        }
    }
    found
}

#[test]
fn what_is_cut_off_or_lies_over_something_else_is_found() {
    let thing = |role: &str, label: &str, (x, y, width, height): (f64, f64, f64, f64)| Element {
        handle: serde_json::Value::Null,
        role: role.to_owned(),
        label: label.to_owned(),
        value: String::new(),
        enabled: true,
        x,
        y,
        width,
        height,
    };
    let start = thing("Button", "Start", (40.0, 400.0, 260.0, 72.0));
    let within = thing("Text", "Start", (60.0, 410.0, 100.0, 40.0));
    let of = |elements: &[Element]| faults(elements, (1280.0, 800.0));
    assert_eq!(of(&[start.clone(), within.clone(), thing("Text", "Below", (40.0, 480.0, 200.0, 30.0))]), Vec::<String>::new());
    // Words that hang out of their button, in the foot as well.
    let narrow = thing("Button", "Start", (40.0, 740.0, 56.0, 56.0));
    assert_eq!(of(&[narrow, thing("Text", "Start", (60.0, 745.0, 100.0, 40.0))]).len(), 1);
    // A text over another, and one beyond the window; what is scrolled away below is none of it.
    assert_eq!(of(&[within.clone(), thing("Text", "Over it", (100.0, 420.0, 100.0, 40.0))]).len(), 1);
    assert_eq!(of(&[thing("Text", "Long", (1200.0, 420.0, 100.0, 40.0))]).len(), 1);
    assert_eq!(of(&[within, thing("Text", "Far below", (60.0, 1410.0, 100.0, 40.0))]).len(), 0);
}
