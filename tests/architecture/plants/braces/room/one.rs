use crate::{
    room::{self as here},
    two::{self, Second},
};

pub fn first(second: Second) -> u8 {
    let _ = here::one::first;
    two::second(second)
}
