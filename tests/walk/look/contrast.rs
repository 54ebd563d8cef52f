//! What the letters on the screen really have of contrast, measured in pictures of the program in all three schemes: the
//! colors of the theme promise it, and here is what became of them.

use crate::driver::{Element, Program};
use crate::look::fits::faults;
use crate::look::picture::{Color, Picture, lies_in};
use crate::people;
use crate::wcag::contrast;
use std::collections::HashMap;
use std::time::Duration;

const SIZE: &str = "1280x800";
const REST: Duration = Duration::from_millis(500);
/// Text has at least this much on its ground (WCAG 2.2, 1.4.6); what can't be pressed now has the second.
const LETTERS: f64 = 7.0;
const OFF: f64 = 4.5;
/// The share of the pixels of a text that stand for its letters: those farthest from the ground. The rest are their edges.
const SHARE: f64 = 0.02;

/// Gives the contrast of the letters with the most common color around them; none where there are no letters.
fn of_letters(pixels: &[Color]) -> Option<f64> {
    let mut often: HashMap<Color, usize> = HashMap::new();
    for pixel in pixels {
        *often.entry(*pixel).or_default() += 1;
    }
    let ground = *often.iter().max_by_key(|(_, count)| **count)?.0;
    let mut letters: Vec<f64> = pixels.iter().filter(|pixel| **pixel != ground).map(|pixel| contrast(*pixel, ground)).collect();
    letters.sort_by(f64::total_cmp);
    // Of a short word in a wide box, what is no ground is all there is.
    let most = (pixels.len().min(letters.len() * 5) as f64 * SHARE).ceil() as usize;
    letters.iter().rev().take(most.max(1)).next_back().copied()
}

#[test]
fn letters_are_measured_by_what_is_farthest_from_the_ground() {
    let ground = vec![[255, 255, 255]; 900];
    let word = |ink: Color| [ground.clone(), vec![[200, 200, 200]; 60], vec![ink; 40]].concat();
    assert!(of_letters(&word([0, 0, 0])).unwrap() > 20.0);
    let gray = of_letters(&word([0x77, 0x77, 0x77])).unwrap();
    assert!((4.4..4.6).contains(&gray), "{gray}");
    assert_eq!(of_letters(&ground), None);
}

/// Measures every text of the page that is shown, but for what scrolls beneath the header or the footer.
fn measure(program: &Program, place: &str, weak: &mut Vec<String>) -> usize {
    std::thread::sleep(REST);
    let picture = Picture::of(program);
    let height = (picture.pixels.len() / picture.width) as f64;
    let mut measured = 0;
    let elements = program.elements();
    weak.extend(faults(&elements, (picture.width as f64, height)).into_iter().map(|fault| format!("{place}: {fault}")));
    let (texts, others): (Vec<Element>, Vec<Element>) = elements.into_iter().partition(|element| element.role == "Text");
    let off: Vec<&Element> = others.iter().filter(|element| !element.enabled).collect();
    for element in texts {
        if element.y < 64.0 || element.y + element.height > height - 84.0 {
            continue;
        }
        let Some(found) = of_letters(&picture.inside(&element)) else { continue };
        measured += 1;
        let least = if off.iter().any(|control| lies_in(&element, control)) { OFF } else { LETTERS };
        if found < least {
            weak.push(format!("{place}: {:?} has {found:.2}, not {least}", element.label));
        }
    }
    measured
}

fn in_three_schemes(program: &Program, place: &str, weak: &mut Vec<String>) -> usize {
    let mut measured = 0;
    for scheme in ["paper", "dusk", "strong"] {
        measured += measure(program, &format!("{place} in {scheme}"), weak);
        program.tap(&format!("Contrast: {scheme}"));
    }
    measured
}

#[test]
fn every_letter_has_its_place_and_its_contrast_in_pictures_of_the_program_in_all_three_schemes() {
    let scratch = tempfile::tempdir().unwrap();
    let data = |name: &str| scratch.path().join(name);
    let mut weak = Vec::new();
    let mut measured = 0;

    let station = people::nobody(&data("door"), SIZE);
    measured += in_three_schemes(&station, "welcome", &mut weak);
    station.tap("Start");
    measured += in_three_schemes(&station, "classes", &mut weak);

    let station = people::student(&data("maya"), "Maya R.", SIZE);
    measured += in_three_schemes(&station, "journey", &mut weak);
    station.tap_part("Questions, ");
    measured += in_three_schemes(&station, "questions", &mut weak);

    let station = people::student(&data("jackson"), "Jackson T.", SIZE);
    station.tap("Get ready to call");
    measured += in_three_schemes(&station, "before a call", &mut weak);
    station.tap("Start the script");
    measured += in_three_schemes(&station, "phone", &mut weak);

    let station = people::student(&data("tyler"), "Tyler B.", SIZE);
    station.tap("Go to the interview");
    station.tap("Start the interview");
    station.tap("On to the questions");
    measured += in_three_schemes(&station, "live", &mut weak);
    station.tap_part("Recap and thanks");
    station.tap("We said goodbye");
    measured += in_three_schemes(&station, "done", &mut weak);

    let station = people::student(&data("zoe"), "Zoe K.", SIZE);
    station.tap("Think back");
    measured += in_three_schemes(&station, "evaluation", &mut weak);

    let station = people::nobody(&data("desk"), SIZE);
    station.tap("Teacher");
    station.tap("Ms. Okafor");
    station.digits("482957");
    station.see("Waiting for you");
    measured += in_three_schemes(&station, "desk", &mut weak);
    for room in ["Classes, ", "Contacts, ", "Results, ", "Campaigns, ", "Settings, "] {
        station.tap_part(room);
        measured += in_three_schemes(&station, room, &mut weak);
    }

    assert!(measured > 400, "only {measured} texts were measured");
    assert!(weak.is_empty(), "{weak:#?}");
}
