//! The adults of the school.

use super::AdultId;
use serde::{Deserialize, Serialize};

/// What an adult is at the station for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Teaches, counsels or advises: reviews, practices, resets PINs.
    Teacher,
    /// Stands by on the day of the calls.
    Standby,
    /// Coordinates work-based learning from the desk and the export.
    Coordinator,
}

/// An adult who may sign in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adult {
    /// The id.
    pub id: AdultId,
    /// The name as students know it ("Ms. Okafor").
    pub name: String,
    /// The role.
    pub role: Role,
}
