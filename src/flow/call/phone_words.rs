//! The words of the script made personal: names, times and numbers in place of the blanks.

use crate::content::{PhoneScript, spoken};
use crate::domain::{Caller, Career, InterviewFile, Language, Medium, Role};
use crate::flow::journey::questions;
use crate::flow::rules::phone::agreed;
use crate::flow::state::State;

/// The source written beside a contact that an employer named.
pub const REFERRAL: &str = "referral";

/// What stands in for each blank, by its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blanks(Vec<(&'static str, String)>);

impl Blanks {
    /// Gathers what is known about the call at hand. What is not known gets words that can be said all the same, or stays
    /// empty where the script says something else then.
    pub fn of(state: &State) -> Self {
        let (Some(session), Some(one)) = (&state.session, state.interview()) else { return Self::default() };
        let language = state.look.language;
        let script = &state.content.phone_script;
        let student = &session.file.student;
        let contact = one.interview.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
        let known = |text: Option<&String>| text.map_or(String::new(), |text| text.trim().to_owned());
        let or = |text: &str, blank: &str| {
            let text = text.trim();
            if text.is_empty() { script.blank(blank, language).to_owned() } else { text.to_owned() }
        };
        let teacher = state.school.adults.iter().find(|adult| adult.role == Role::Teacher).map_or("", |adult| adult.name.as_str());
        let teacher = if student.teacher.trim().is_empty() { teacher } else { &student.teacher };
        let minutes = one.interview.booking.as_ref().map(|booking| booking.minutes).or(state.campaign().map(|campaign| campaign.minutes));
        let plan = &one.call_plan;
        let open = questions::open(&one.questions);
        let offered = plan.offered();
        let slot = |place: usize| offered.get(place).map_or(String::new(), |slot| (*slot).to_owned());
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
            // Nobody at a front desk knows what "this work" is: without a name the work is said.
            ("employee", or(contact.map_or("", |contact| &contact.employee), "employee").replace("{work}", &work(state, language))),
            ("employer", or(contact.map_or("", |contact| &contact.employer), "employer")),
            ("contact", known(contact.map(|contact| &contact.employee))),
            ("workplace", known(contact.map(|contact| &contact.employer))),
            ("work", work(state, language)),
            ("minutes", minutes.unwrap_or(20).to_string()),
            ("slot_1", slot(0)),
            ("slot_2", slot(1)),
            ("slot_3", slot(2)),
            ("agreed_time", known(plan.booking.as_ref().map(|draft| &draft.agreed))),
            ("agreed_number", agreed_number(script, one)),
            ("agreed_way", agreed_way(script, one, language)),
            ("questions_next", if open { script.blank("questions_next", language).to_owned() } else { String::new() }),
            ("number", plan.number.trim().to_owned()),
            ("number_slow", slowly(&plan.number)),
            ("referrer_line", referrer),
            ("teacher", or(teacher, "teacher")),
        ])
    }

    /// Gives every name of a blank.
    pub fn names() -> [&'static str; 21] {
        [
            "student",
            "first_name",
            "name_spelled",
            "school",
            "employee",
            "employer",
            "contact",
            "workplace",
            "work",
            "minutes",
            "slot_1",
            "slot_2",
            "slot_3",
            "agreed_time",
            "agreed_number",
            "agreed_way",
            "questions_next",
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

    /// Fills a text. Of `[one way|another]` the first is said whose blanks are all known; none, if none is. What is put in
    /// is never read as a blank again, and a blank without words leaves no double space.
    pub fn fill(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len() + 64);
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('[') {
            self.put_in(before, &mut filled);
            let (ways, after) = after.split_once(']').unwrap_or((after, ""));
            if let Some(way) = ways.split('|').find(|way| self.knows(way)) {
                self.put_in(way, &mut filled);
            }
            rest = after;
        }
        self.put_in(rest, &mut filled);
        // Lines stay lines; within one, spaces beside an empty blank become one.
        let line = |line: &str| line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        filled.split('\n').map(line).collect::<Vec<_>>().join("\n")
    }

    /// Tells whether every blank of a text has words.
    fn knows(&self, text: &str) -> bool {
        self.0.iter().all(|(name, word)| !word.is_empty() || !text.contains(&format!("{{{name}}}")))
    }

    fn put_in(&self, text: &str, filled: &mut String) {
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
    }
}

/// Names the work as it is said in a sentence: the contact's, or the first the student chose.
fn work(state: &State, language: Language) -> String {
    let script = &state.content.phone_script;
    let contact = state.interview().and_then(|one| one.interview.contact).and_then(|id| state.school.contact(id));
    let theirs = contact.map_or("", |card| card.contact.career.trim());
    let wanted = match state.session.as_ref().and_then(|session| session.file.interest.careers.first()) {
        Some(Career::Listed(wanted) | Career::Own(wanted)) => wanted.trim(),
        None => "",
    };
    let career = if theirs.is_empty() { wanted } else { theirs };
    match state.content.occupations.by_code(career) {
        Some(listed) => script.blank("work_of", language).replace("{career}", &spoken(listed.title(language), language)),
        None if career.is_empty() => script.blank("work", language).to_owned(),
        None => script.blank("work_own", language).replace("{career}", career),
    }
}

/// Gives the number that will be called on the day, as it is read back.
fn agreed_number(script: &PhoneScript, one: &InterviewFile) -> String {
    let Some(draft) = &one.call_plan.booking else { return String::new() };
    let settled = agreed(script, &one.call_plan.call);
    let number = match (settled.medium.unwrap_or(draft.medium), settled.caller.unwrap_or(draft.caller)) {
        // By video nobody is called, unless it fails: then the student calls.
        (Medium::Video, _) | (Medium::Phone, Caller::Student) => draft.employee_number.trim(),
        (Medium::Phone, Caller::Employee) => draft.student_number.trim(),
    };
    // A link is no number to be read digit by digit.
    if digits(number).len() < 7 || number.contains('/') { number.to_owned() } else { slowly(number) }
}

/// Says by what means they will talk and who begins, once both are settled in this call.
fn agreed_way(script: &PhoneScript, one: &InterviewFile, language: Language) -> String {
    let settled = agreed(script, &one.call_plan.call);
    let name = match (settled.medium, settled.caller) {
        (Some(Medium::Phone), Some(Caller::Student)) => "way_i_call",
        (Some(Medium::Phone), Some(Caller::Employee)) => "way_you_call",
        (Some(Medium::Video), Some(Caller::Student)) => "way_my_link",
        (Some(Medium::Video), Some(Caller::Employee)) => "way_your_link",
        _ => return String::new(),
    };
    script.blank(name, language).to_owned()
}

/// Spells a name: "M-A-Y-A R-E-Y-E-S".
pub fn spelled(name: &str) -> String {
    let letters = |word: &str| {
        let letters = word.chars().filter(|letter| letter.is_alphanumeric());
        letters.map(|letter| letter.to_uppercase().to_string()).collect::<Vec<_>>().join("-")
    };
    name.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Parts what is said, as the script has it with its blanks, into what comes first and the one sentence at the end that asks.
/// Where it does not end with a question of its own, nothing asks.
pub fn asking(say: &str) -> (&str, &str) {
    if !say.trim_end().ends_with('?') {
        return (say, "");
    }
    let mut depth = 0_usize;
    let mut begins = 0;
    let mut last = ' ';
    let mut ended = true;
    for (at, letter) in say.char_indices() {
        if ended && last == ' ' && depth == 0 && (letter.is_uppercase() || letter == '¿') {
            begins = at;
        }
        match letter {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if letter != ' ' {
            // A blank may hold a whole sentence.
            ended = matches!(letter, '.' | '?' | '!' | '…' | '}' | ']');
        }
        last = letter;
    }
    say.split_at_checked(begins).unwrap_or((say, ""))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_that_asks_is_told_from_what_comes_before_it() {
        for (say, first, asks) in [
            (
                "Hello, I'm {student}. {referrer_line} May I please speak with {employee}?",
                "Hello, I'm {student}. {referrer_line} ",
                "May I please speak with {employee}?",
            ),
            ("Gracias. ¿Me puede comunicar ahora?", "Gracias. ", "¿Me puede comunicar ahora?"),
            (
                "Thank you! [Does {slot_1} work for you?|What day would be good for you?]",
                "Thank you! [Does {slot_1} work for you?|What day would be good for you?]",
                "",
            ),
            (
                "Hello[ {contact}], my name is {student}. Do you have one minute?",
                "Hello[ {contact}], my name is {student}. ",
                "Do you have one minute?",
            ),
            ("Could you help me once more, please?", "", "Could you help me once more, please?"),
            ("Thank you. Goodbye.", "Thank you. Goodbye.", ""),
            ("", "", ""),
        ] {
            assert_eq!(asking(say), (first, asks));
        }
    }
}
