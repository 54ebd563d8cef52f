//! How a command ended.

/// How a command ended; the numbers are relied on by schools' scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// Failed; nothing lost, said why.
    Failed,
    /// Wrong use.
    Usage,
    /// The share can't be reached or written; will be done next time.
    ShareAway,
    /// Done, with something left out that is named.
    LeftOut,
}
