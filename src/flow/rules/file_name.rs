//! Names of files: what stands in them has to be fit for any disk and stick.

use crate::content::fold;

/// The most letters: file systems end at 255, and a date or a number may follow.
const MOST: usize = 80;

/// Makes a name fit for a file: plain small letters, digits and hyphens.
pub(in crate::flow) fn file_name(text: &str) -> String {
    let plain: String = fold(text).chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' }).collect();
    let name = plain.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    name.chars().take(MOST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_becomes_one_a_stick_can_hold() {
        assert_eq!(file_name("Zoë Ñúñez-O'Neil"), "zoe-nunez-o-neil");
        assert_eq!(file_name("../../etc/passwd"), "etc-passwd");
        assert_eq!((file_name("李"), file_name(&"a".repeat(400)).len()), (String::new(), MOST));
    }
}
