//! What a single cell says.

use super::Reason;
use crate::content::fold;
use crate::content::language::yes_or_no;
use crate::domain::{Day, Language};

/// Reduces a column's name to its letters and digits, in lower case.
pub(super) fn plain_name(name: &str) -> String {
    fold(name).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Reduces a name to what makes two spellings the same: case, accents (composed or not) and spacing.
pub(super) fn same_name(name: &str) -> String {
    let bare: String = fold(name).chars().filter(|letter| !('\u{300}'..='\u{36f}').contains(letter)).collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Makes a cell a line of plain text: spaces at the ends, line breaks, control characters and marks that turn the
/// direction of writing are no part of a name. `lines` keeps the line breaks.
pub(super) fn clean(text: &str, lines: bool) -> String {
    let unseen = |letter: &char| matches!(letter, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let plain = |line: &str| -> String {
        let spaced: String = line.chars().filter(|c| !unseen(c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
        spaced.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    if lines { text.lines().map(plain).collect::<Vec<_>>().join("\n").trim().to_owned() } else { plain(&text) }
}

/// Shortens what is quoted in a sentence.
pub(super) fn short(value: &str) -> String {
    let mut short: String = clean(value, false).chars().take(30).collect();
    if value.chars().count() > 30 {
        short.push('…');
    }
    short
}

/// Tells whether a spreadsheet would run the text. A telephone number (`+1 503 …`), a dash or a line that begins with
/// one is text.
pub(super) fn is_formula(text: &str) -> bool {
    let mut letters = text.chars();
    match letters.next() {
        Some('=' | '@' | '＝' | '＠') => true,
        Some('+' | '-') => {
            let rest = letters.as_str();
            let call = rest.char_indices().any(|(at, letter)| {
                letter == '(' && rest.get(..at).and_then(|before| before.chars().last()).is_some_and(char::is_alphabetic)
            });
            call || rest.contains(['=', '|', '!', '"', '*', '^', '&'])
        }
        _ => false,
    }
}

/// Reads a day: 2026-10-05 or 10/5/2026.
pub(super) fn day(column: &'static str, value: &str) -> Result<Option<Day>, Reason> {
    if value.is_empty() {
        return Ok(None);
    }
    let wrong = || Reason::Day { column, value: short(value) };
    let parts: Vec<&str> = value.split(['-', '/']).collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] if value.contains('-') && !value.contains('/') => (year, month, day),
        [month, day, year] if value.contains('/') && !value.contains('-') => (year, month, day),
        _ => return Err(wrong()),
    };
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return Err(wrong());
    }
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten();
    let parsed = digits(year).zip(digits(month)).zip(digits(day)).and_then(|((year, month), day)| {
        let year = i32::try_from(year).ok().filter(|year| (2000..=2100).contains(year))?;
        Day::from_ymd_opt(year, month, day)
    });
    parsed.map(Some).ok_or_else(wrong)
}

/// Reads yes or no, in any language of ours; an empty cell is no.
pub(super) fn yes_no(column: &'static str, value: &str) -> Result<bool, Reason> {
    match same_name(value).as_str() {
        "true" | "1" | "x" => Ok(true),
        "false" | "0" | "" => Ok(false),
        word => yes_or_no(word).ok_or_else(|| Reason::YesNo { column, value: short(value) }),
    }
}

/// Reads a language; an empty cell says nothing.
pub(super) fn language(value: &str) -> Result<Option<Language>, Reason> {
    if value.is_empty() {
        return Ok(None);
    }
    Language::from_code(value).map(Some).ok_or_else(|| Reason::Language(short(value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_schools_write_them() {
        let five = Day::from_ymd_opt(2026, 10, 5);
        for text in ["2026-10-05", "2026-10-5", "10/5/2026", "10/05/2026"] {
            assert_eq!(day("d", text), Ok(five), "{text}");
        }
        for text in ["yes", "10/5/26", "2026-13-01", "2026-02-30", "5.10.2026", "1026-10-05", "+026-10-05", "2026-10/05"] {
            assert!(day("d", text).is_err(), "{text}");
        }
    }

    #[test]
    fn yes_and_no_are_read_in_both_languages() {
        for text in ["yes", "Y", "TRUE", "1", "sí", "Si", "X"] {
            assert_eq!(yes_no("c", text), Ok(true), "{text}");
        }
        for text in ["no", "N", "false", "0", ""] {
            assert_eq!(yes_no("c", text), Ok(false), "{text}");
        }
        assert!(yes_no("c", "maybe").is_err());
    }

    #[test]
    fn a_phone_number_is_text_and_a_formula_is_not() {
        for text in ["+1 (503) 555-0142", "-", "- best before nine (after that she teaches)", "O'Brien", "3-5"] {
            assert!(!is_formula(text), "{text}");
        }
        for text in ["=cmd|' /C calc'!A0", "@SUM(1)", "+SUM(1,2)", "-2+3+cmd|' /C calc'!A0", "=1", "+\"a\""] {
            assert!(is_formula(text), "{text}");
        }
    }

    #[test]
    fn two_spellings_of_a_name_are_the_same() {
        assert_eq!(same_name(" Lucía  BARRAGÁN"), same_name("lucia barraga\u{301}n"));
    }
}
