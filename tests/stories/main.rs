//! The stories: what a user can do and what can go wrong, each a sentence. One binary, a module for each story.

// clippy.toml allows these in tests, but does not see that helpers of tests are tests too.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod nightly;
