//! `station.toml`: what this data folder is.

use super::StorageError;
use crate::domain::{SetUpAs, Setting, Settings};
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The station's own description.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StationFile {
    /// The school's name when the station was set up: ids are made from it, so it never changes.
    pub school: String,
    /// The station's name ("Room 114 Station 2") when it was set up: the origin is made from it, so it never changes.
    pub station: String,
    /// A random number of this installation, so that a cloned disk is told.
    pub epoch: Uuid,
    /// The shared folder, where one was given.
    #[serde(default)]
    pub share: Option<PathBuf>,
    /// At which time of the night it is shared; half past two where nobody set one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nightly_at: Option<chrono::NaiveTime>,
    /// Whether the folder holds only made-up work (`demo`, `seed`).
    #[serde(default)]
    pub made_up: bool,
    /// What adults have set since. A table comes last in a file of this kind.
    #[serde(default, skip_serializing_if = "Settings::is_default")]
    pub settings: Settings,
}

impl StationFile {
    /// Reads the description from a data folder; `None` where there is none yet.
    ///
    /// # Errors
    /// When the file is there and can't be read.
    pub fn read(folder: &Path) -> Result<Option<Self>, StorageError> {
        let path = folder.join("station.toml");
        match std::fs::read_to_string(&path) {
            Ok(text) => toml::from_str(&text)
                .map(Some)
                .map_err(|cause| StorageError::Other(format!("{} can't be read: {}", path.display(), cause.message()))),
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(StorageError::Folder { folder: path, cause }),
        }
    }

    /// Writes the description: whole, or not at all.
    ///
    /// # Errors
    /// When the folder can't be written.
    pub fn write(&self, folder: &Path) -> Result<(), StorageError> {
        let text = toml::to_string(self).map_err(|cause| StorageError::Other(cause.to_string()))?;
        let fault = |cause| StorageError::Folder { folder: folder.to_owned(), cause };
        std::fs::create_dir_all(folder).map_err(fault)?;
        let temporary = folder.join("station.toml.new");
        let mut file = std::fs::File::create(&temporary).map_err(fault)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(fault)?;
        std::fs::rename(&temporary, folder.join("station.toml")).map_err(fault)
    }

    /// Gives at which time it shares; nothing where no shared folder is set.
    pub fn shares_at(&self) -> Option<chrono::NaiveTime> {
        self.share.as_ref()?;
        self.nightly_at.or_else(|| chrono::NaiveTime::from_hms_opt(2, 30, 0))
    }

    /// Gives the school's name as it is shown.
    pub fn school_shown(&self) -> &str {
        self.settings.school.as_deref().unwrap_or(&self.school)
    }

    /// Gives the station's name as it is shown.
    pub fn station_shown(&self) -> &str {
        self.settings.station.as_deref().unwrap_or(&self.station)
    }

    /// Gives the names it was set up with.
    pub fn set_up_as(&self) -> SetUpAs {
        SetUpAs { school: self.school.clone(), station: self.station.clone() }
    }

    /// Sets something.
    pub fn set(&mut self, setting: &Setting) {
        let settings = &mut self.settings;
        match setting.clone() {
            Setting::Names { school, station } => {
                settings.school = Some(school).filter(|name| *name != self.school);
                settings.station = Some(station).filter(|name| *name != self.station);
            }
            Setting::Share(folder) => self.share = folder.map(PathBuf::from),
            Setting::NightlyAt(time) => self.nightly_at = Some(time),
            Setting::Languages { only, start } => (settings.only, settings.start) = (only, start),
            Setting::Idle(minutes) => settings.idle_minutes = minutes,
            Setting::Kept(days) => settings.kept_days = days,
            Setting::Movement(movement) => settings.movement = movement,
            Setting::Microphone(device) => settings.microphone = device,
            Setting::Loudspeaker(device) => settings.loudspeaker = device,
        }
    }

    /// Gives the name written beside every record: the station's name made safe for a file, and its epoch's first part.
    pub fn origin(&self) -> String {
        let safe: String = self.station.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
        let epoch = self.epoch.simple().to_string();
        format!("{}-{}", safe.trim_matches('-'), epoch.get(..8).unwrap_or(&epoch))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Language;

    fn file() -> StationFile {
        let text = "school = \"Alder Creek\"\nstation = \"Room 1\"\nepoch = \"00000007-0000-0000-0000-000000000000\"\nmade_up = false\n";
        toml::from_str(text).unwrap()
    }

    #[test]
    fn a_file_from_before_there_were_settings_is_read_and_stays_as_short() {
        assert_eq!(file().settings, Settings::default());
        assert!(!toml::to_string(&file()).unwrap().contains("settings"));
    }

    #[test]
    fn what_is_set_is_read_again_and_the_origin_stays() {
        let mut changed = file();
        let device = crate::domain::SoundDevice { id: "mic".to_owned(), name: "Desk microphone".to_owned() };
        for setting in [
            Setting::Names { school: "Alder Creek High".to_owned(), station: "Library".to_owned() },
            Setting::Share(Some("/mnt/share".to_owned())),
            Setting::NightlyAt(chrono::NaiveTime::from_hms_opt(22, 0, 0).unwrap()),
            Setting::Languages { only: Some(Language::Es), start: Language::Es },
            Setting::Idle(5),
            Setting::Kept(14),
            Setting::Microphone(Some(device.clone())),
            Setting::Loudspeaker(Some(device)),
        ] {
            changed.set(&setting);
        }
        let read: StationFile = toml::from_str(&toml::to_string(&changed).unwrap()).unwrap();
        assert_eq!(read, changed);
        assert_eq!((read.school_shown(), read.station_shown()), ("Alder Creek High", "Library"));
        assert_eq!((read.origin(), read.set_up_as()), (file().origin(), file().set_up_as()));
    }

    #[test]
    fn the_first_names_leave_nothing_behind() {
        let mut changed = file();
        changed.set(&Setting::Names { school: "Other".to_owned(), station: "Other".to_owned() });
        changed.set(&Setting::Names { school: "Alder Creek".to_owned(), station: "Room 1".to_owned() });
        assert_eq!(changed, file());
    }
}
