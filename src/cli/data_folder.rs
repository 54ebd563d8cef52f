//! Where a station keeps its data.

use std::path::{Path, PathBuf};

/// Gives the data folder: the one named, else `ASKWELL_DATA`, else `/var/lib/askwell` where it can be written, else the user's own.
pub fn data_folder(named: Option<&Path>) -> PathBuf {
    if let Some(folder) = named {
        return folder.to_owned();
    }
    if let Some(folder) = std::env::var_os("ASKWELL_DATA").filter(|folder| !folder.is_empty()) {
        return PathBuf::from(folder);
    }
    let appliance = Path::new("/var/lib/askwell");
    if appliance.is_dir() && rustix::fs::access(appliance, rustix::fs::Access::WRITE_OK).is_ok() {
        return appliance.to_owned();
    }
    let home = std::env::var_os("XDG_DATA_HOME").filter(|folder| !folder.is_empty()).map(PathBuf::from);
    let home = home.or_else(|| std::env::var_os("HOME").map(|home| Path::new(&home).join(".local/share")));
    home.unwrap_or_else(|| PathBuf::from(".")).join("askwell")
}
