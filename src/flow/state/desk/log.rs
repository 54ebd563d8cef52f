//! What the adults' log remembers.

use crate::domain::{AdultId, LogCheck, LogEntry};

/// What the log remembers.
#[derive(Debug, Default)]
pub struct LogPage {
    /// Whose entries are shown; none for everybody's.
    pub whose: Option<AdultId>,
    /// How many are shown.
    pub(in crate::flow) shown: usize,
    /// The newest entries, and one more where there are more than are shown; none until they were read.
    pub(in crate::flow) entries: Option<Vec<LogEntry>>,
    /// What following the chain of this station showed.
    pub check: LogCheck,
}
