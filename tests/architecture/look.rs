//! The look is a system: colors, distances, corners and lines are those of `ui/theme.slint`, few of each, and every pair of
//! colors that meet has the contrast that is promised (WCAG 2.2, relative luminance and contrast ratio).

use crate::reader::files;
use crate::wcag::contrast;
use std::collections::BTreeMap;
use std::path::Path;

const THEME: &str = "ui/theme.slint";

/// A color by day, by lamplight and with the strongest contrast, each as its three parts from 0 to 255.
type Color = [[u8; 3]; 3];

fn theme() -> String {
    std::fs::read_to_string(THEME).unwrap()
}

fn parts(hex: &str) -> [u8; 3] {
    let part = |at: usize| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
    assert_eq!(hex.len(), 7, "{hex} is no color");
    [part(1), part(3), part(5)]
}

/// Reads the colors by their names.
fn colors() -> BTreeMap<String, Color> {
    let theme = theme();
    let lines = theme.lines().filter_map(|line| line.trim().strip_prefix("out property <color> "));
    let color = |line: &str| {
        let (name, rest) = line.split_once(": by(").unwrap_or_else(|| panic!("{line} is no color of three schemes"));
        let values: Vec<[u8; 3]> = rest.trim_end_matches(");").split(", ").map(parts).collect();
        (name.to_owned(), values.try_into().unwrap())
    };
    lines.map(color).collect()
}

#[test]
fn the_contrast_of_black_on_white_is_21_and_of_a_color_on_itself_1() {
    assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
    assert!((contrast([18, 52, 86], [18, 52, 86]) - 1.0).abs() < 1e-9);
    // A pair that is often given as an example: gray letters that just miss 4.5.
    assert!((contrast([0x77, 0x77, 0x77], [255, 255, 255]) - 4.48).abs() < 0.01);
}

#[test]
fn every_pair_of_colors_that_meet_has_the_contrast_that_is_promised() {
    let colors = colors();
    let tones = ["way", "practice", "call", "desk", "alarm", "done"];
    let grounds = ["paper", "sheet", "well"];
    let mut pairs: Vec<(String, String, f64)> = Vec::new();
    let mut pair = |front: &str, ground: &str, least: f64| pairs.push((front.to_owned(), ground.to_owned(), least));
    for ground in grounds {
        for text in ["ink", "soft"].into_iter().chain(tones) {
            pair(text, ground, 7.0);
        }
        pair("edge", ground, 3.0);
        pair("focus", ground, 3.0);
        pair("off", ground, 4.5);
    }
    pair("off", "off-fill", 4.5);
    for tone in tones {
        let soft = format!("{tone}-soft");
        for text in ["ink", "soft", tone] {
            pair(text, &soft, 7.0);
        }
        pair("edge", &soft, 3.0);
        pair("focus", &soft, 3.0);
        pair("on-fill", tone, 7.0);
    }
    let mut weak = Vec::new();
    for (front, ground, least) in &pairs {
        for (scheme, name) in ["paper", "dusk", "strong"].iter().enumerate() {
            let found = contrast(colors[front][scheme], colors[ground][scheme]);
            if found < *least {
                weak.push(format!("{front} on {ground} in {name}: {found:.2}, not {least}"));
            }
        }
    }
    assert!(pairs.len() > 60, "only {} pairs were reckoned", pairs.len());
    assert!(weak.is_empty(), "{weak:#?}");
}

/// Gives how many values a scale of the theme has.
fn count(scale: &str) -> usize {
    let theme = theme();
    let inside = theme.split(&format!("export global {scale} {{")).nth(1).unwrap().split("\n}").next().unwrap();
    inside.matches("out property <length>").count()
}

#[test]
fn the_scales_are_short() {
    for (scale, most) in [("Space", 8), ("Size", 12), ("Column", 9), ("Screen", 7), ("Radius", 5), ("Line", 3)] {
        let found = count(scale);
        assert!((1..=most).contains(&found), "{scale} has {found} values, not at most {most}");
    }
    let letters = ["text", "small", "label", "title", "heading", "spoken", "hero"];
    let theme = theme();
    let sizes = theme.lines().filter(|line| line.contains("out property <length>") && line.contains("scale")).count();
    assert_eq!(sizes, letters.len(), "a size of letters that is not counted here");
}

/// The code of a screen: without comments, and without what stands in quotes.
fn code(line: &str) -> String {
    let line = line.split("//").next().unwrap_or_default();
    line.split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

/// Tells whether a line holds a length of its own. A pixel or two make up for rounding, and what is far out of sight has no
/// place on a scale.
fn has_length(value: &str) -> bool {
    value.match_indices("px").any(|(at, _)| {
        let before = &value[..at];
        let number = &before[before.rfind(|sign: char| !sign.is_ascii_digit() && sign != '.').map_or(0, |at| at + 1)..];
        number.parse::<f64>().is_ok_and(|number| number > 2.0 && number < 10_000.0)
    })
}

#[test]
fn a_length_is_found_wherever_it_stands() {
    for own in ["x: 12px;", "tile-width: max(Size.touch, 3.5px * Theme.scale);", "width: root.width - 7px;"] {
        assert!(has_length(own), "{own}");
    }
    for none in ["x: 0px;", "y: -1px;", "width: Space.gap;", "Reveal.show(-100000px, 1px);", "width: 100%;"] {
        assert!(!has_length(none), "{none}");
    }
}

#[test]
fn no_screen_has_a_color_or_a_length_of_its_own() {
    let mut own = Vec::new();
    let mut screens = 0;
    for path in files(Path::new("ui"), "slint").into_iter().filter(|path| path != Path::new(THEME)) {
        screens += 1;
        for (place, line) in std::fs::read_to_string(&path).unwrap().lines().enumerate() {
            let code = code(line);
            let color = code.contains('#');
            let length = has_length(&code);
            if color || length {
                own.push(format!("{}:{}: {}", path.display(), place + 1, line.trim()));
            }
        }
    }
    assert!(screens > 70, "only {screens} screens were read");
    assert!(own.is_empty(), "{own:#?}");
}
