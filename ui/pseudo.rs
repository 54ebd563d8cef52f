//! A language that nobody speaks, for tests: English in letters that are accented and about 40 % more. What shows up
//! without them is not translated; what does not fit will not fit in German either.

/// Its code, which no language has (ISO 639-2 keeps it free for local use).
pub const CODE: &str = "qps";

/// Dresses a text up, word by word in the same way each time; what stands in braces is a place to fill and stays.
pub fn disguise(text: &str) -> String {
    let mut dressed = String::with_capacity(text.len() * 2);
    let mut inside = 0_u32;
    for letter in text.chars() {
        match letter {
            '{' => inside += 1,
            '}' => inside = inside.saturating_sub(1),
            _ => {}
        }
        match accented(letter).filter(|_| inside == 0) {
            Some(other) => {
                dressed.push(other);
                dressed.extend(other.to_lowercase());
            }
            None => dressed.push(letter),
        }
    }
    dressed
}

/// The letters that are written twice, nearly half of a text. Without their accents they fold to the plain ones, like those of any language.
fn accented(letter: char) -> Option<char> {
    Some(match letter {
        'a' => 'á',
        'e' => 'é',
        'i' => 'í',
        'o' => 'ó',
        'u' => 'ú',
        'A' => 'Á',
        'E' => 'É',
        'I' => 'Í',
        'O' => 'Ó',
        'U' => 'Ú',
        'n' => 'ñ',
        'N' => 'Ñ',
        'r' | 's' => letter,
        _ => return None,
    })
}
