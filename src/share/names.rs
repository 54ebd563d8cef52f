//! The names of what lies on the share.

/// Gives the name of a generation's file.
pub(in crate::share) fn generation_file(generation: u64) -> String {
    format!("g{generation}.db")
}

/// Reads a generation's number from its file's name.
pub(in crate::share) fn generation_of(name: &str) -> Option<u64> {
    counted(name.strip_prefix('g')?.strip_suffix(".db")?)
}

/// Reads a number as we write it. One that no night will ever reach is none: nobody makes a station count on from there.
pub(in crate::share) fn counted(digits: &str) -> Option<u64> {
    digits.parse().ok().filter(|number: &u64| *number < 1 << 53 && number.to_string() == digits)
}

/// Tells whether a name is made as a station's origin is: a name and eight hexadecimal digits.
pub(in crate::share) fn is_origin(name: &str) -> bool {
    let (name, epoch) = parts(name);
    !name.is_empty() && epoch.len() == 8 && epoch.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Parts an origin into the station's name and its epoch.
pub(in crate::share) fn parts(origin: &str) -> (&str, &str) {
    origin.rsplit_once('-').unwrap_or((origin, ""))
}
