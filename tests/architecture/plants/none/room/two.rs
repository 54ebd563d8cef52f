use super::First;

pub struct Second(pub First);

pub fn second(one: u8) -> u8 {
    // A value of a module's name is no module.
    one
}
