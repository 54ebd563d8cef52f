//! The board on the share: each station's sign of life, and what is asked of it. There is no server; small signed files do.
//!
//! ```text
//! board/<origin>.beat                       what a station tells of itself, written anew at most once a second
//! board/orders/<origin>/<asker>.orders      what a board, by its own origin, asks of a station and was not heard yet
//! ```
//! Nothing on the share is trusted before its signature: neither its size, its kind nor its name. No time in it counts.

mod error;
mod files;
#[cfg(test)]
mod tests;

pub use error::BoardError;

use crate::domain::{Beat, Orders};
use crate::storage::shown;
use crate::vault::SchoolKey;
use crate::vault::signed::{Signed, open, seal};
use std::collections::BTreeMap;
use std::path::Path;

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
    fn look(&mut self, bytes: Vec<u8>, key: &SchoolKey, fits: impl Fn(&T) -> bool) {
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

/// How many who ask are read at a look: no school has more boards, and nobody makes a station read a million.
const MOST_ASKERS: usize = 32;

/// The folder of the signs of life.
const BOARD: &str = "board";
/// The folder in it for what is asked.
const ORDERS: &str = "orders";

/// Tells whether a file is called as a station's origin is, or as a board beside one: a name and eight hexadecimal digits.
fn looks_like_an_origin(name: &str) -> bool {
    let name = name.strip_suffix("~board").unwrap_or(name);
    name.rsplit_once('-').is_some_and(|(_, epoch)| epoch.len() == 8 && epoch.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Chooses what is read of all that lies there: those known already, then what is called as a station is. Where it is more
/// than is read at a look, the next looks go on with the rest, so that nobody is crowded out for good.
fn choose<T>(names: Vec<String>, slips: &BTreeMap<String, Slip<T>>, most: usize, look: &mut usize) -> Vec<String> {
    let is_known = |name: &String| slips.get(name).is_some_and(|slip| slip.says.is_some());
    let (mut chosen, mut rest): (Vec<String>, Vec<String>) = names.into_iter().partition(is_known);
    rest.sort_by_key(|name| !looks_like_an_origin(name));
    if chosen.len() + rest.len() > most && !rest.is_empty() {
        let (first, length) = (*look % rest.len(), rest.len());
        rest.rotate_left(first);
        *look = (first + most.saturating_sub(chosen.len())) % length;
    }
    chosen.extend(rest);
    chosen.truncate(most);
    chosen
}

/// What every station of the school tells, as far as the share shows it.
#[derive(Debug, Default)]
pub struct Lookout {
    beats: BTreeMap<String, Slip<Beat>>,
    looked: usize,
}

impl Lookout {
    /// Looks at every station's file; gives what they say, and the names of files that are no beat of this school.
    ///
    /// # Errors
    /// When the share can't be read.
    pub fn look(&mut self, share: &Path, key: &SchoolKey) -> Result<(Vec<Beat>, Vec<String>), BoardError> {
        let folder = files::find(&files::reach(share)?, &[BOARD])?;
        let names = folder.as_ref().map_or(Ok(Vec::new()), |folder| files::names(folder, ".beat"))?;
        let names = choose(names, &self.beats, MOST_STATIONS, &mut self.looked);
        self.beats.retain(|name, _| names.contains(name));
        for (name, folder) in names.into_iter().zip(folder.iter().cycle()) {
            let slip = self.beats.entry(name.clone()).or_default();
            slip.look(files::read(folder, &format!("{name}.beat")), key, |beat: &Beat| beat.origin == name);
        }
        let says = self.beats.values().filter_map(|slip| slip.says.clone()).collect();
        let strange = self.beats.iter().filter(|(_, slip)| slip.says.is_none() && !slip.bytes.is_empty());
        Ok((says, strange.map(|(name, _)| format!("{}.beat", shown(name))).collect()))
    }
}

/// Writes a station's sign of life.
///
/// # Errors
/// When the share is away, full or can't be written.
pub fn tell(share: &Path, key: &SchoolKey, beat: &Beat) -> Result<(), BoardError> {
    let bytes = seal(key, beat).ok_or(BoardError::Words)?;
    files::write(share, &[BOARD], &format!("{}.beat", beat.origin), bytes)
}

/// What boards ask of a station.
#[derive(Debug, Default)]
pub struct Letterbox {
    slips: BTreeMap<String, Slip<Orders>>,
    looked: usize,
}

impl Letterbox {
    /// Looks what each board asks of a station, by its origin, and which of its calls it shows.
    ///
    /// # Errors
    /// When the share can't be read.
    pub fn look(&mut self, share: &Path, key: &SchoolKey, station: &str) -> Result<Vec<Orders>, BoardError> {
        let folder = files::find(&files::reach(share)?, &[BOARD, ORDERS, station])?;
        let names = folder.as_ref().map_or(Ok(Vec::new()), |folder| files::names(folder, ".orders"))?;
        let names = choose(names, &self.slips, MOST_ASKERS, &mut self.looked);
        self.slips.retain(|name, _| names.contains(name));
        for (name, folder) in names.into_iter().zip(folder.iter().cycle()) {
            let slip = self.slips.entry(name.clone()).or_default();
            slip.look(files::read(folder, &format!("{name}.orders")), key, |orders: &Orders| orders.station == station);
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
    files::write(share, &[BOARD, ORDERS, &orders.station], &format!("{asker}.orders"), bytes)
}

/// Removes what an earlier start left that died while it wrote: of a station's signs of life, and of what was asked in its
/// name.
///
/// # Errors
/// When the share can't be read.
pub fn sweep(share: &Path, station: &str, asker: &str) -> Result<(), BoardError> {
    let share = files::reach(share)?;
    if let Some(board) = files::find(&share, &[BOARD])? {
        files::sweep(&board, &format!("{station}.beat"));
    }
    let Some(orders) = files::find(&share, &[BOARD, ORDERS])? else { return Ok(()) };
    for name in files::names(&orders, "")?.into_iter().take(MOST_STATIONS) {
        if let Some(folder) = files::find(&orders, &[&name])? {
            files::sweep(&folder, &format!("{asker}.orders"));
        }
    }
    Ok(())
}
