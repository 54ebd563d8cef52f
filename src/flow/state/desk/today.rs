//! What the list of what waits remembers.

/// Whose students are looked after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Whose {
    /// Those of whom the school's list names the adult at the desk as the teacher.
    #[default]
    Mine,
    /// Everybody's.
    All,
}

/// What the list of what waits remembers.
#[derive(Debug, Default)]
pub struct TodayPage {
    /// Whose students are in it.
    pub whose: Whose,
    /// Whether all of it is shown.
    pub unfolded: bool,
}
