//! Words as they are kept: one line, no spaces at the ends.

/// The most letters of a name.
const LONGEST: usize = 80;

/// Makes a name of what was typed: one space between words, not longer than a line.
pub(in crate::flow) fn clean(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect()
}
