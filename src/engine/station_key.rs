//! Where the station's key comes from: a systemd credential where there is one, else a file only the station may read.

use crate::vault::{self, StationKey, VaultError};
use std::io::{self, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;
use zeroize::Zeroizing;

/// The name of the credential, and of the file in the data folder.
const NAME: &str = "askwell-station-key";
/// More than this is no key.
const LONGEST: u64 = 4096;

/// The station's key, read when it is first needed.
#[derive(Debug, Default)]
pub(super) struct Keeper {
    key: Option<StationKey>,
}

impl Keeper {
    /// Gives the key. One that can't be read is asked for again the next time.
    pub(super) fn key(&mut self, folder: &Path) -> Result<&StationKey, StationKeyError> {
        let key = match self.key.take() {
            Some(key) => key,
            None => station_key(folder, std::env::var_os("CREDENTIALS_DIRECTORY").as_deref().map(Path::new))?,
        };
        Ok(self.key.insert(key))
    }
}

/// Why the station has no key.
#[derive(Debug, thiserror::Error)]
pub enum StationKeyError {
    /// A file can't be read or made.
    #[error("the station's key can't be used ({0}): check the permissions of the data folder")]
    Io(#[from] io::Error),
    /// What is there is no key.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Gives the station's key; makes one in the data folder where there is neither a credential nor a file yet.
///
/// `credentials` is the folder systemd names in `CREDENTIALS_DIRECTORY`. What is read is zeroized after use.
///
/// # Errors
/// When a key that is there can't be read, or none can be made. A key that can't be read is never replaced: every
/// recording made with it would be lost.
pub fn station_key(folder: &Path, credentials: Option<&Path>) -> Result<StationKey, StationKeyError> {
    if let Some(secret) = credentials.map(|folder| read(&folder.join(NAME))).transpose()?.flatten() {
        return Ok(StationKey::from_secret(&secret)?);
    }
    let path = folder.join(NAME);
    if read(&path)?.is_none() {
        make(folder, &path)?;
    }
    let secret = read(&path)?.ok_or(io::Error::from(io::ErrorKind::NotFound))?;
    Ok(StationKey::from_secret(&secret)?)
}

fn read(path: &Path) -> io::Result<Option<Zeroizing<Vec<u8>>>> {
    let file = match std::fs::File::open(path) {
        Ok(file) => file,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(cause) => return Err(cause),
    };
    // Made with room for all of it, so that no copy is left behind by growing.
    let mut secret = Zeroizing::new(Vec::with_capacity(usize::try_from(LONGEST).unwrap_or(4096)));
    file.take(LONGEST).read_to_end(&mut secret)?;
    Ok(Some(secret))
}

/// Writes the key beside its place first, so that a power cut leaves a whole key or none.
fn make(folder: &Path, path: &Path) -> Result<(), StationKeyError> {
    let secret = Zeroizing::new(vault::random::<32>()?);
    let unfinished = folder.join(format!(".{NAME}"));
    match std::fs::remove_file(&unfinished) {
        Err(cause) if cause.kind() != io::ErrorKind::NotFound => return Err(cause.into()),
        _ => {}
    }
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&unfinished)?;
    file.set_permissions(std::fs::Permissions::from_mode(0o600))?;
    file.write_all(secret.as_slice())?;
    file.sync_all()?;
    // A link fails where another program made a key meanwhile; then that one counts.
    match std::fs::hard_link(&unfinished, path) {
        Err(cause) if cause.kind() != io::ErrorKind::AlreadyExists => return Err(cause.into()),
        _ => {}
    }
    std::fs::remove_file(&unfinished)?;
    std::fs::File::open(folder)?.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::TakeKey;
    use uuid::Uuid;

    #[test]
    fn the_key_is_made_once_and_only_the_station_may_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let wrapped = station_key(folder.path(), None).unwrap().wrap(&TakeKey::new().unwrap(), Uuid::nil()).unwrap();
        assert_eq!(std::fs::metadata(folder.path().join(NAME)).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(station_key(folder.path(), None).unwrap().unwrap(&wrapped, Uuid::nil()).is_ok());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_credential_comes_first_and_leaves_no_file() {
        let (folder, credentials) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::fs::write(credentials.path().join(NAME), [5; 48]).unwrap();
        let wrapped = station_key(folder.path(), Some(credentials.path())).unwrap().wrap(&TakeKey::new().unwrap(), Uuid::nil()).unwrap();
        assert!(StationKey::from_secret(&[5; 48]).unwrap().unwrap(&wrapped, Uuid::nil()).is_ok());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_damaged_key_is_told_and_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(NAME), b"short").unwrap();
        assert!(matches!(station_key(folder.path(), None), Err(StationKeyError::Vault(VaultError::StationKey))));
        assert_eq!(std::fs::read(folder.path().join(NAME)).unwrap(), b"short");
    }
}
