use crate::two::*;

pub fn first(second: Second) -> u8 {
    second.0
}
