//! How the sharing with the other stations goes.

/// What the sharing is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It begins.
    Begun,
    /// This station's work is written to the share.
    Publishing,
    /// A station's work is read: its place among them, from 1, and how many there are.
    Reading(u32, u32),
    /// All of it is merged.
    Merging,
    /// What the others wrote comes to this station.
    TakingIn,
}

/// How the sharing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// All is well.
    Done,
    /// Done, but for the stations that are named.
    LeftOut,
    /// Done; this station took back in what it had shared and did not know any more.
    TookBack,
    /// The combined file was left as it was: a station that is in it can be found nowhere.
    HeldBack,
    /// The share can't be reached or written.
    Away,
    /// The share did not answer.
    Silent,
    /// It failed; nothing is lost.
    Failed,
    /// Somebody stopped it.
    Stopped,
}

/// What came of the sharing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharingOutcome {
    /// How the sharing ended.
    pub ended: Ended,
    /// How many stations are in the export.
    pub stations: usize,
    /// How many rows were new.
    pub news: u64,
    /// Stations whose newest work is missing.
    pub missing: Vec<String>,
}

/// What is told of the sharing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SharingTold {
    /// How far it is.
    At(Stage),
    /// What came of the sharing.
    Ended(SharingOutcome),
}
