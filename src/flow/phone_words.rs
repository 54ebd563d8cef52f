//! The words of the script made personal: names, times and numbers in place of the blanks.

use super::State;
use crate::content::fold;
use crate::domain::Role;

/// The source written beside a contact that an employer named.
pub const REFERRAL: &str = "referral";

/// What stands in for each blank, by its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blanks(Vec<(&'static str, String)>);

impl Blanks {
    /// Gathers what is known about the call at hand; what is not known gets words that can be said all the same.
    pub fn of(state: &State) -> Self {
        let (Some(session), Some(one)) = (&state.session, state.interview()) else { return Self::default() };
        let language = state.look.language;
        let script = &state.content.phone_script;
        let student = &session.file.student;
        let contact = one.interview.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
        let or = |text: &str, blank: &str| {
            let text = text.trim();
            if text.is_empty() { script.blank(blank, language).to_owned() } else { text.to_owned() }
        };
        let teacher = state.school.adults.iter().find(|adult| adult.role == Role::Teacher).map_or("", |adult| adult.name.as_str());
        let teacher = if student.teacher.trim().is_empty() { teacher } else { &student.teacher };
        let wanted = session.file.interest.careers.first().map_or("", |career| state.content.occupations.name(career, language));
        let career = contact.map_or("", |contact| state.content.occupations.name_of(&contact.career, language));
        let minutes = one.interview.booking.as_ref().map(|booking| booking.minutes).or(state.campaign().map(|campaign| campaign.minutes));
        let plan = &one.call_plan;
        let [first, second, third] = &plan.slots;
        let referrer = contact.filter(|contact| contact.source == REFERRAL).map_or("", |contact| contact.notes.trim());
        let referrer = match referrer {
            "" => String::new(),
            name => script.blank("referrer", language).replace("{name}", name),
        };
        Self(vec![
            ("student", student.full_name()),
            ("first_name", student.first_name.clone()),
            ("name_spelled", spelled(&student.full_name())),
            ("school", state.school.name.clone()),
            ("employee", or(contact.map_or("", |contact| &contact.employee), "employee")),
            ("employer", or(contact.map_or("", |contact| &contact.employer), "employer")),
            ("career", or(if career.trim().is_empty() { wanted } else { career }, "career")),
            ("minutes", minutes.unwrap_or(20).to_string()),
            ("slot_1", or(first, "slot")),
            ("slot_2", or(second, "slot")),
            ("slot_3", or(third, "slot")),
            ("number", or(&plan.number, "number")),
            ("number_slow", or(&slowly(&plan.number), "number")),
            ("referrer_line", referrer),
            ("teacher", or(teacher, "teacher")),
        ])
    }

    /// Gives every name of a blank.
    pub fn names() -> [&'static str; 15] {
        [
            "student",
            "first_name",
            "name_spelled",
            "school",
            "employee",
            "employer",
            "career",
            "minutes",
            "slot_1",
            "slot_2",
            "slot_3",
            "number",
            "number_slow",
            "referrer_line",
            "teacher",
        ]
    }

    /// Makes blanks of given words, for a text that is not about the state at hand.
    pub fn given(words: Vec<(&'static str, String)>) -> Self {
        Self(words)
    }

    /// Fills a text. What is put in is never read as a blank again, and a blank without words leaves no double space.
    pub fn fill(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len() + 64);
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let known = after.split_once('}').and_then(|(name, after)| {
                let word = self.0.iter().find(|(known, _)| *known == name)?;
                Some((word.1.as_str(), after))
            });
            match known {
                Some((word, after)) => {
                    filled.push_str(word);
                    rest = after;
                }
                None => {
                    filled.push('{');
                    rest = after;
                }
            }
        }
        filled.push_str(rest);
        // Lines stay lines; within one, spaces beside an empty blank become one.
        let line = |line: &str| line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        filled.split('\n').map(line).collect::<Vec<_>>().join("\n")
    }
}

/// Spells a name: "M-A-Y-A R-E-Y-E-S".
pub fn spelled(name: &str) -> String {
    let letters = |word: &str| {
        let letters = word.chars().filter(|letter| letter.is_alphanumeric());
        letters.map(|letter| letter.to_uppercase().to_string()).collect::<Vec<_>>().join("-")
    };
    name.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Writes a number digit by digit, its groups apart: "5 0 3, 5 5 5, 0 1 4 2". Words in it, such as an extension, stay.
pub fn slowly(number: &str) -> String {
    let mut groups: Vec<String> = Vec::new();
    let mut digits = false;
    for sign in number.chars() {
        match groups.last_mut() {
            Some(group) if sign.is_ascii_digit() && digits => {
                group.push(' ');
                group.push(sign);
            }
            Some(group) if sign.is_alphabetic() && !digits && !group.is_empty() => group.push(sign),
            _ if sign.is_alphanumeric() => {
                digits = sign.is_ascii_digit();
                groups.push(sign.to_string());
            }
            // Anything else ends a group.
            _ => {
                digits = false;
                groups.push(String::new());
            }
        }
    }
    groups.retain(|group| !group.is_empty());
    groups.join(", ")
}

/// Gives the digits of a text.
pub fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Makes a name fit for a file.
pub fn file_name(text: &str) -> String {
    let plain: String = fold(text).chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' }).collect();
    plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}
