//! `askwell demo`: a made-up school in a fresh data folder.

use super::Trouble;
use super::out::say;
use super::setup::{epoch, found};
use crate::content::Content;
use crate::domain::{Code, Moment};
use crate::made_up::{self, MadeUp};
use crate::storage::StationFile;
use crate::vault::{self, SchoolKey};
use std::path::{Path, PathBuf};

/// Makes the made-up school, or finds the one that is in the folder already, and prints the adults' PINs.
///
/// Without a folder a new one is made among the system's temporary files. Gives the data folder.
///
/// # Errors
/// When the folder holds anything else, or can't be written.
pub fn prepare(data: Option<&Path>, now: Moment) -> Result<PathBuf, Trouble> {
    let demo = made_up::demo(now, &Content::load()?)?;
    let folder = match data {
        Some(folder) => folder.to_owned(),
        None => temporary_folder()?,
    };
    match StationFile::read(&folder)? {
        None if holds_data(&folder) => return Err(Trouble::RealWork(folder)),
        None => {
            let code = make(&folder, &demo)?;
            say(&format!("Recovery code: {code}"));
        }
        Some(there) if !there.made_up => return Err(Trouble::RealWork(folder)),
        Some(there) if there.school != demo.school => return Err(Trouble::OtherMadeUp { folder, school: there.school }),
        Some(_) => {}
    }
    say(&format!("{}, {} (made up)", demo.school, demo.station));
    say(&format!("Data folder: {}", folder.display()));
    for (adult, pin) in &demo.adults {
        say(&format!("{}, {}: {}", adult.name, made_up::role_name(adult.role), pin.digits()));
    }
    Ok(folder)
}

/// Makes the station; gives its recovery code.
fn make(folder: &Path, demo: &MadeUp) -> Result<String, Trouble> {
    let file = StationFile {
        school: demo.school.clone(),
        station: demo.station.clone(),
        epoch: epoch()?,
        share: None,
        nightly_at: None,
        made_up: true,
        settings: Default::default(),
    };
    let key = SchoolKey::from_code(&vault::new_code()?)?;
    let people: Vec<_> = demo.adults.iter().map(|(adult, pin)| (adult.id, pin)).collect();
    let recovery = vault::new_code()?;
    found(folder, &file, &key, Some(&Code::new(&recovery)), &people, &demo.records)?;
    Ok(recovery)
}

/// Tells whether a folder that is no station holds a station's data all the same.
pub(super) fn holds_data(folder: &Path) -> bool {
    ["station.db", "keys.db"].iter().any(|name| folder.join(name).exists())
}

fn temporary_folder() -> Result<PathBuf, Trouble> {
    let number = u32::from_le_bytes(vault::random()?);
    Ok(std::env::temp_dir().join(format!("askwell-demo-{number:08x}")))
}
