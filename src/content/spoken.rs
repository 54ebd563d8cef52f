//! An occupation's title as a person says it: "Veterinarians" is read "veterinarians" within a sentence.

use crate::content::language::{self, SmallInTitles, TitleWords};
use crate::domain::Language;

/// Makes a title of the list fit for the middle of a sentence.
pub fn spoken(title: &str, language: Language) -> String {
    let own = language::of(language);
    let words = &own.occupation;
    let mut said = title.split(" (").next().unwrap_or(title);
    for unsaid in &words.unsaid {
        said = said.split(unsaid.as_str()).next().unwrap_or(said);
    }
    let said = without_inversion(said, words);
    match own.rules.small_in_titles {
        SmallInTitles::Each => said.split(' ').map(|word| small(word, words)).collect::<Vec<_>>().join(" "),
        SmallInTitles::First => match said.split_once(' ') {
            Some((first, rest)) => format!("{} {rest}", small(first, words)),
            None => small(said, words),
        },
    }
}

/// "Bus Drivers, School" are bus drivers; "Tailors, Dressmakers, and Custom Sewers" are all three.
fn without_inversion<'a>(title: &'a str, words: &TitleWords) -> &'a str {
    let list = title.contains(&words.list.has) && title.ends_with(&words.list.ends);
    if list { title } else { title.split(", ").next().unwrap_or(title) }
}

fn small(word: &str, words: &TitleWords) -> String {
    let letters = word.trim_matches(|sign: char| !sign.is_alphanumeric());
    let initials = letters.chars().count() > 1 && letters.chars().all(|letter| !letter.is_lowercase());
    if initials || words.proper.iter().any(|proper| proper == letters) { word.to_owned() } else { word.to_lowercase() }
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
