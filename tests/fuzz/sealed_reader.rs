#![no_main]
//! The target for libFuzzer.

mod check;

libfuzzer_sys::fuzz_target!(|input: &[u8]| check::check(input));
