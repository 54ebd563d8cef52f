use super::two;

pub fn first() -> u8 {
    two::second()
}
