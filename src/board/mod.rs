//! The board on the share: each station's sign of life, and what is asked of it. There is no server; small signed files do.
//!
//! ```text
//! board/<origin>.beat                       what a station tells of itself, written anew at most once a second
//! board/orders/<origin>/<asker>.orders      what a board, by its own origin, asks of a station and was not heard yet
//! ```
//! Nothing on the share is trusted before its signature: neither its size, its kind nor its name. No time in it counts.

mod files;

use crate::domain::{Beat, Orders};
use crate::vault::SchoolKey;
use crate::vault::signed::{Signed, open, seal};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Why the board's files can't be read or written.
#[derive(Debug, thiserror::Error)]
pub enum BoardError {
    /// The shared folder is not there or does not answer.
    #[error("the shared folder can't be reached: check that it is mounted and switched on ({0})")]
    Away(String),
    /// It can't be written.
    #[error("the shared folder can't be written: let this station write there ({0})")]
    ReadOnly(String),
    /// It is full.
    #[error("the shared folder is full: make room there")]
    Full,
    /// What was to be written could not be put into words.
    #[error("a sign of life could not be written")]
    Words,
}

impl Signed for Beat {
    const FORMAT: &'static str = "askwell-beat-1";
}

impl Signed for Orders {
    const FORMAT: &'static str = "askwell-orders-1";
}

/// What is known of one file: its bytes as they were read last, and what they say.
#[derive(Debug, Default)]
struct Slip<T> {
    bytes: Vec<u8>,
    says: Option<T>,
}

impl<T: Signed> Slip<T> {
    /// Reads the file again; only what changed is checked again.
    fn look(&mut self, path: &Path, key: &SchoolKey, fits: impl Fn(&T) -> bool) {
        let bytes = files::read(path).unwrap_or_default();
        // A file that can't be read at this moment, or is being written, does not unsay what it said.
        if bytes.is_empty() || bytes == self.bytes {
            return;
        }
        self.says = open(key, &bytes).filter(fits).or(self.says.take());
        self.bytes = bytes;
    }
}

/// How many files are read at a look: no school has more stations, and nobody makes the board read a million.
const MOST_STATIONS: usize = 200;

/// Tells whether a file is called as a station's origin is: a name and eight hexadecimal digits.
fn looks_like_an_origin(name: &str) -> bool {
    name.rsplit_once('-').is_some_and(|(_, epoch)| epoch.len() == 8 && epoch.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// What every station of the school tells, as far as the share shows it.
#[derive(Debug, Default)]
pub struct Lookout {
    beats: BTreeMap<String, Slip<Beat>>,
}

impl Lookout {
    /// Looks at every station's file; gives what they say, and the names of files that are no beat of this school.
    ///
    /// # Errors
    /// When the share can't be read.
    pub fn look(&mut self, share: &Path, key: &SchoolKey) -> Result<(Vec<Beat>, Vec<String>), BoardError> {
        let folder = share.join("board");
        let names = files::names(share, &folder, ".beat")?;
        self.beats.retain(|name, _| names.contains(name));
        // Whatever else lies there, the known stations are read, then what is called as a station is.
        let mut names = names;
        let known = |name: &String| self.beats.get(name).is_some_and(|slip| slip.says.is_some());
        names.sort_by_key(|name| (!known(name), !looks_like_an_origin(name)));
        names.truncate(MOST_STATIONS);
        for name in names {
            let slip = self.beats.entry(name.clone()).or_default();
            slip.look(&folder.join(format!("{name}.beat")), key, |beat: &Beat| beat.origin == name);
        }
        let says = self.beats.values().filter_map(|slip| slip.says.clone()).collect();
        let strange = self.beats.iter().filter(|(_, slip)| slip.says.is_none() && !slip.bytes.is_empty());
        Ok((says, strange.map(|(name, _)| format!("{name}.beat")).collect()))
    }
}

/// Writes a station's sign of life.
///
/// # Errors
/// When the share is away, full or can't be written.
pub fn tell(share: &Path, key: &SchoolKey, beat: &Beat) -> Result<(), BoardError> {
    let bytes = seal(key, beat).ok_or(BoardError::Words)?;
    files::write(share, &share.join("board"), &format!("{}.beat", beat.origin), bytes)
}

/// What boards ask of a station.
#[derive(Debug, Default)]
pub struct Letterbox {
    slips: BTreeMap<String, Slip<Orders>>,
}

impl Letterbox {
    /// Looks what each board asks of a station, by its origin, and which of its calls it shows.
    ///
    /// # Errors
    /// When the share can't be read.
    pub fn look(&mut self, share: &Path, key: &SchoolKey, station: &str) -> Result<Vec<Orders>, BoardError> {
        let folder = orders_of(share, station);
        let names = files::names(share, &folder, ".orders")?;
        self.slips.retain(|name, _| names.contains(name));
        for name in names {
            let slip = self.slips.entry(name.clone()).or_default();
            slip.look(&folder.join(format!("{name}.orders")), key, |orders: &Orders| orders.station == station);
        }
        Ok(self.slips.values().filter_map(|slip| slip.says.clone()).collect())
    }
}

/// Leaves what is asked of a station where it looks; `asker` is the origin of who asks.
///
/// # Errors
/// When the share is away, full or can't be written.
pub fn ask(share: &Path, key: &SchoolKey, asker: &str, orders: &Orders) -> Result<(), BoardError> {
    let bytes = seal(key, orders).ok_or(BoardError::Words)?;
    files::write(share, &orders_of(share, &orders.station), &format!("{asker}.orders"), bytes)
}

fn orders_of(share: &Path, station: &str) -> PathBuf {
    share.join("board").join("orders").join(station)
}

#[cfg(test)]
mod tests;
