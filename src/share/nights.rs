//! What the last nights came to.

use crate::domain::Moment;
use crate::share::error::ShareError;
use crate::storage::PrivateStore;
use serde::{Deserialize, Serialize};

/// What a night came to, as the export tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NightTold {
    /// When.
    pub at: Moment,
    /// How many stations are in the combined file; none where the night failed.
    pub stations: Option<usize>,
    /// How many rows were new at this station or came from it.
    pub news: u64,
    /// What was left out, or why it failed, a sentence each.
    pub said: Vec<String>,
}

/// The secret's name under which the last nights are remembered.
const NIGHTS: &str = "nights";
/// How many nights are remembered.
const REMEMBERED_NIGHTS: usize = 60;

/// Reads what the last nights came to, the oldest first.
pub(in crate::share) fn nights(keys: &PrivateStore) -> Result<Vec<NightTold>, ShareError> {
    Ok(keys.secret(NIGHTS)?.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default())
}

/// Remembers what a night came to; it goes out with the next that has something to tell.
pub(in crate::share) fn remember_night(keys: &PrivateStore, night: NightTold) -> Result<(), ShareError> {
    let mut all = nights(keys)?;
    all.push(night);
    let first = all.len().saturating_sub(REMEMBERED_NIGHTS);
    let bytes = serde_json::to_vec(all.get(first..).unwrap_or_default()).map_err(|cause| ShareError::Check(cause.to_string()))?;
    Ok(keys.set_secret(NIGHTS, &bytes)?)
}
