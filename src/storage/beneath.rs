//! The one way to what lies in a shared folder. Whoever can write there may lay links, pipes, folders and endless files under
//! any name. So nothing is opened through a link, nothing is read but a file, and nothing is written through a name that is
//! there: what is new is made under a random name, and a name is given by renaming, which replaces and never follows.

mod folder;
mod fresh;
mod strange;
#[cfg(test)]
mod tests;

pub use folder::SharedFolder;
pub use fresh::Fresh;
pub use strange::{About, Kind, Strange, is_plain, shown};
