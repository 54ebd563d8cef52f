pub fn second() -> u8 {
    super::one::first()
}
