//! An occupation's title as a person says it: "Veterinarians" is read "veterinarians" within a sentence.

use crate::domain::Language;

/// What a classification adds and nobody says.
const ADDED: [&str; 4] = [", Except", ", All Other", ", Including", ", excepto"];

/// Words that keep their capital.
const PROPER: [&str; 1] = ["English"];

/// Makes a title of the list fit for the middle of a sentence.
pub fn spoken(title: &str, language: Language) -> String {
    let mut said = title.split(" (").next().unwrap_or(title);
    for added in ADDED {
        said = said.split(added).next().unwrap_or(said);
    }
    match language {
        Language::En => without_inversion(said).split(' ').map(small).collect::<Vec<_>>().join(" "),
        // In Spanish the titles are written as sentences begin.
        Language::Es => match said.split_once(' ') {
            Some((first, rest)) => format!("{} {rest}", small(first)),
            None => small(said),
        },
    }
}

/// "Bus Drivers, School" are bus drivers; "Tailors, Dressmakers, and Custom Sewers" are all three.
fn without_inversion(title: &str) -> &str {
    let list = title.contains(", and ") && title.ends_with('s');
    if list { title } else { title.split(", ").next().unwrap_or(title) }
}

fn small(word: &str) -> String {
    let letters = word.trim_matches(|sign: char| !sign.is_alphanumeric());
    let initials = letters.chars().count() > 1 && letters.chars().all(|letter| !letter.is_lowercase());
    if initials || PROPER.contains(&letters) { word.to_owned() } else { word.to_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_said_as_people_say_them() {
        for (title, said) in [
            ("Veterinarians", "veterinarians"),
            ("Bus Drivers, School", "bus drivers"),
            ("Architects, Except Landscape and Naval", "architects"),
            ("Fine Artists, Including Painters, Sculptors, and Illustrators", "fine artists"),
            ("Tailors, Dressmakers, and Custom Sewers", "tailors, dressmakers, and custom sewers"),
            ("Camera Operators, Television, Video, and Film", "camera operators"),
            ("English Teachers", "English teachers"),
        ] {
            assert_eq!(spoken(title, Language::En), said);
        }
        for (title, said) in [
            ("Veterinarios", "veterinarios"),
            ("Enfermeros registrados (RN)", "enfermeros registrados"),
            ("Programadores de máquinas CNC", "programadores de máquinas CNC"),
            ("Disc jockeys (DJ), excepto de radio", "disc jockeys"),
        ] {
            assert_eq!(spoken(title, Language::Es), said);
        }
    }
}
