//! Why a secret could not be made or checked.

/// Why a secret could not be made or checked.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The stored hash is no hash of ours.
    #[error("a stored PIN can't be read: let a teacher reset it")]
    Hash,
    /// The station's key is too short to be one.
    #[error("the station's key is damaged: put back the key file, or the systemd credential, from the backup")]
    StationKey,
    /// A wrapped key does not belong to this take and this station.
    #[error("the key of this recording does not fit: it was made by another station, or is damaged")]
    TakeKey,
    /// The system gives no random numbers.
    #[error("the system gives no random numbers: restart the station")]
    Random,
}
