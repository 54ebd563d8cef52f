//! Calls for an adult, whoever comes, and the board that shows them.

pub(crate) mod board;
mod check_in;
mod help;
mod incident;
mod pause;
