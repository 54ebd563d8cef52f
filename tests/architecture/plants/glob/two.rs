use crate::one::*;

pub struct Second(pub u8);

pub fn second() -> u8 {
    first(Second(1))
}
