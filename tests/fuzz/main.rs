//! The fuzz target on the reader of sealed sound, with random input. `tests/fuzz/Cargo.toml` says how to run it led by coverage.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod check;

use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn the_sealed_reader_gives_what_was_sealed_in_its_place_or_nothing(how in 0_u8..4, rest in proptest::collection::vec(any::<u8>(), 0..64)) {
        let mut input = vec![how];
        input.extend(rest);
        check::check(&input);
    }
}

#[test]
fn a_file_that_is_not_spoiled_is_read_whole_and_one_changed_byte_costs_one_block() {
    assert_eq!(check::readable(&[2]), 7);
    assert_eq!(check::readable(&[2, 60, 1]), 6);
}
