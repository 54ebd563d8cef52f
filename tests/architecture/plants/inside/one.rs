pub fn first(numbers: &[u8]) -> bool {
    matches!(numbers.first(), Some(&crate::two::SECOND))
}
