use crate::{room::{one::{first}}};

pub struct Second(pub u8);

pub fn second(second: Second) -> u8 {
    first(second)
}
