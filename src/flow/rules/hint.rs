//! Whether a question can be answered yes or no, asks a private thing, or is no question at all.
//!
//! It reads words, not meaning: a hint advises, it never stops anybody. All languages are looked for at once, since a
//! student may write in any.

use crate::content::{HintWords, fold};

/// What a student should hear about a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// It can be answered with yes or no.
    YesNo,
    /// It asks about something private.
    Private,
    /// It asks what the person earns.
    Pay,
    /// Nothing is asked.
    NoQuestion,
}

impl Hint {
    /// Gives the name of its words in the question bank.
    pub fn key(self) -> &'static str {
        match self {
            Self::YesNo => "yes_no",
            Self::Private => "private",
            Self::Pay => "pay",
            Self::NoQuestion => "no_question",
        }
    }
}

/// Gives what a student should hear about a question; nothing for a good one.
pub fn hint(judge: &HintWords, text: &str) -> Option<Hint> {
    let words = words(text);
    let list: Vec<&str> = words.iter().map(String::as_str).collect();
    if judge.private.found_in(&list) {
        return Some(Hint::Private);
    }
    if judge.pay.found_in(&list) {
        return Some(Hint::Pay);
    }
    if list.is_empty() {
        return Some(Hint::NoQuestion);
    }
    if opens(judge, &list) || judge.requests.found_in(&list) {
        return None;
    }
    let main = clause(judge, text);
    if main.as_ref().is_some_and(|rest| opens(judge, &rest.iter().map(String::as_str).collect::<Vec<_>>())) {
        return None;
    }
    let first = main.as_ref().and_then(|rest| start(judge, rest)).or_else(|| start(judge, &words));
    if judge.after_all.found_in(&list) {
        return None;
    }
    if first.is_some_and(|word| judge.closed.has(word)) || judge.tags.found_in(&list) {
        return Some(Hint::YesNo);
    }
    if !text.contains(['?', '¿']) {
        return Some(Hint::NoQuestion);
    }
    // Some languages need no helping word for yes or no: what has no question word in it is one. Without their accents
    // "que" and "como" are mere joints.
    let lower = text.to_lowercase();
    let accented = judge.asks_accented.iter().any(|word| lower.contains(word));
    if accented || judge.asks.found_in(&list) { None } else { Some(Hint::YesNo) }
}

fn words(text: &str) -> Vec<String> {
    let plain: String = fold(text).chars().filter(|letter| !matches!(letter, '\'' | '’')).collect();
    plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn start<'a>(judge: &HintWords, words: &'a [String]) -> Option<&'a str> {
    words.iter().map(String::as_str).find(|word| !judge.fillers.has(word))
}

fn opens(judge: &HintWords, words: &[&str]) -> bool {
    let mut rest = words.iter().skip_while(|word| judge.fillers.has(word));
    match rest.next() {
        Some(first) if judge.open.has(first) => true,
        Some(first) if judge.small.has(first) => rest.take(2).any(|word| judge.open.has(word)),
        _ => false,
    }
}

/// Gives what follows a leading clause: "If you started over, would you …".
fn clause(judge: &HintWords, text: &str) -> Option<Vec<String>> {
    let (before, after) = text.split_once(',')?;
    let leading = words(before);
    let first = start(judge, &leading);
    let leads = first.is_none_or(|word| judge.clauses.has(word) || judge.fillers.has(word));
    (leads && !after.trim().is_empty()).then(|| words(after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Content;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    static CONTENT: LazyLock<Content> = LazyLock::new(|| Content::load().unwrap());

    fn hint(text: &str) -> Option<Hint> {
        super::hint(&CONTENT.hints, text)
    }

    fn all(texts: &[&str], expected: Option<Hint>) {
        for text in texts {
            assert_eq!(hint(text), expected, "{text}");
        }
    }

    #[test]
    fn no_question_of_the_bank_gets_a_hint() {
        for question in &CONTENT.bank.questions {
            for text in question.text.iter() {
                assert_eq!(hint(text), None, "{text}");
            }
        }
    }

    #[test]
    fn a_question_of_yes_or_no_is_told() {
        all(
            &[
                "Do you like your job?",
                "do you like your job",
                "Is it hard?",
                "So, are you happy here?",
                "Have you always wanted to do this?",
                "Don't you get tired?",
                "If you could start over, would you choose it again?",
                "You like it here, right?",
                "Can you work from home?",
                "¿Le gusta su trabajo?",
                "¿Es difícil?",
                "¿Tiene que trabajar de noche?",
                "¿Cree que es un buen trabajo?",
                "Le gusta lo que hace?",
                "¿Puede trabajar desde casa?",
                "Y usted trabaja sola, ¿verdad?",
            ],
            Some(Hint::YesNo),
        );
    }

    #[test]
    fn an_open_question_or_request_gets_no_hint() {
        all(
            &[
                "What is a normal day like?",
                "how did you get started",
                "Tell me about your first day",
                "Could you tell me about your first day?",
                "Can you describe a hard day?",
                "I would like to know how you began",
                "Do you like it, and why?",
                "In what ways has the work changed?",
                "If you started over, what would you study?",
                "With whom do you work most?",
                "¿Cómo es un día normal?",
                "como es un dia normal",
                "Cuénteme de su primer día",
                "Cuentame como empezo",
                "¿Me puede contar de su primer día?",
                "¿Con qué personas trabaja?",
                "¿Le gusta su trabajo, y por qué?",
                "Si empezara de nuevo, ¿qué estudiaría?",
                "¿En qué se fija?",
                "¿A quién le pregunta cuando no sabe algo?",
                "Quisiera saber cómo empezó",
            ],
            None,
        );
    }

    #[test]
    fn a_private_question_is_told() {
        all(
            &[
                "How old are you?",
                "Are you married?",
                "Do you have kids?",
                "What is your religion?",
                "Who did you vote for, and how is your health?",
                "¿Cuántos años tiene?",
                "¿Está casada?",
                "¿Tiene hijos?",
                "¿Cómo está su salud?",
                "¿Qué religión tiene?",
            ],
            Some(Hint::Private),
        );
        all(&["What do you like about health care?", "How do you treat sick animals?", "¿Cuántos años tiene de experiencia?"], None);
    }

    #[test]
    fn what_the_person_earns_is_told_and_the_range_of_the_field_is_not() {
        all(
            &[
                "How much do you make?",
                "How much money do you make?",
                "What do you earn?",
                "What's your salary?",
                "What is your yearly pay?",
                "Do you get paid well?",
                "¿Cuánto gana?",
                "¿Cuánto gana usted al año?",
                "¿Cuánto dinero gana?",
                "¿Cuánto ganas?",
                "¿Cuál es su sueldo?",
                "¿Cuánto le pagan?",
                "¿Cuánto le pagan a la semana?",
            ],
            Some(Hint::Pay),
        );
        all(
            &[
                "What is the usual pay range in this field?",
                "How much does a beginner earn?",
                "What things do you make in your shop?",
                "¿Cuánto gana una persona que empieza?",
                "¿Cuánto le pagan a una persona que empieza?",
                "¿Cuál es el rango de pago?",
            ],
            None,
        );
    }

    #[test]
    fn what_asks_nothing_is_told() {
        all(&["", "  ", "Pay", "hours of work", "el sueldo normal", "?"], Some(Hint::NoQuestion));
    }

    proptest! {
        #[test]
        fn any_text_can_be_looked_at(text in ".*") {
            let _ = hint(&text);
        }

        #[test]
        fn a_request_to_tell_about_anything_is_open(rest in "[a-z]{1,9}( [a-z]{1,9}){0,8}") {
            for opening in ["Tell me about", "Cuénteme de"] {
                let found = hint(&format!("{opening} {rest}"));
                prop_assert!(matches!(found, None | Some(Hint::Private | Hint::Pay)));
            }
        }

        #[test]
        fn case_spaces_and_marks_change_no_hint(place in 0_usize..90, mark in prop::bool::ANY) {
            let bank = &CONTENT.bank;
            let text = bank.questions[place % bank.questions.len()].text.get(crate::domain::Language::En);
            let text = text.to_uppercase().replace(' ', "  ");
            let text = if mark { text } else { text.trim_end_matches(['?', '.']).to_owned() };
            prop_assert_eq!(hint(&text), None);
        }
    }
}
