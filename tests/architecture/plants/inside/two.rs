pub const SECOND: u8 = 2;

pub fn second() -> bool {
    use crate::one;
    one::first(&[SECOND])
}
