//! What the list of a class remembers.

use crate::domain::{Overview, StudentFile, StudentId};
use crate::flow::rules::Screen;

/// Which students are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// Those of all classes who need somebody.
    #[default]
    InNeed,
    /// All of a class.
    Class(String),
}

/// In which order students are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// Who needs somebody most, then who has most before them.
    #[default]
    Need,
    /// By name.
    Name,
}

/// What is remembered of the classes.
#[derive(Debug, Default)]
pub struct ClassPage {
    /// How far each student is; none until it was read.
    pub overview: Option<Vec<Overview>>,
    /// Which are listed.
    pub which: Which,
    /// In which order students are listed.
    pub order: Order,
    /// Whose page is open.
    pub open: Option<StudentId>,
    /// The screen that page was opened from.
    pub(in crate::flow) from: Screen,
    /// What is on it; none until it was read.
    pub file: Option<StudentFile>,
}
