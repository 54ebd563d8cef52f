pub struct First;

#[cfg(test)]
mod tests {
    use super::super::Second;

    #[test]
    fn a_test_may_look_up() {
        let _ = Second(super::First);
    }
}
