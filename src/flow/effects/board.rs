//! What a board sees of the stations.

use crate::domain::Beat;

/// Whether the shared folder can be reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// There is none: only this station is known.
    #[default]
    NotSet,
    /// It can.
    Reached,
    /// Not now.
    Away,
    /// It can be read, but not written.
    ReadOnly,
}

/// What is seen on the share at one look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// Whether it can be reached.
    pub reach: Reach,
    /// What the stations say; those of the last look where it can't be reached.
    pub beats: Vec<Beat>,
    /// Files that are none of this school's stations', by their names.
    pub strange: Vec<String>,
}
