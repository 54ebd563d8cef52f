//! Plain verdicts on the room, the microphone and the disk.
//!
//! The thresholds are in dBFS after the microphone's amplifier, whose gain nobody knows: they are habits of practice,
//! not physics, and so the words are about what to do. Speech recorded well has a mean level of about -26 dBFS (the
//! nominal active speech level of ITU-T P.56 and G.191) and peaks 12 to 20 dB above it.

use super::Reading;

/// Mean levels below this are a quiet room: 24 dB below speech at -26, which nobody notices when listening.
pub const QUIET: f32 = -50.0;
/// Mean levels above this are too loud: less than 12 dB below speech, where words begin to drown.
pub const TOO_LOUD: f32 = -38.0;
/// Peaks below this, whatever is said, are a microphone that is muted, broken or not plugged in.
pub const NOTHING: f32 = -60.0;
/// Somebody who speaks into a microphone that works reaches this.
pub const FAINT: f32 = -40.0;
/// One sample in so many may be cut off before it is called clipping: a single click is none.
pub const CLIPPED_OF: u64 = 10_000;
/// The shortest recording room there must be before a practice begins, in minutes.
pub const LEAST_MINUTES: u64 = 10;

/// What stays free on the disk for the databases and everything else, in bytes.
const RESERVE: u64 = 64 * 1024 * 1024;

/// What the room is like while nobody speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A quiet place.
    Quiet,
    /// One can hear the room, and every word.
    Usable,
    /// Words drown in it: find a quieter place.
    TooLoud,
}

/// Judges the room by readings of a tenth of a second or so, taken while nobody speaks; `None` with fewer than ten.
///
/// The loudest tenth of them is left out, so that one slammed door does not make a room loud.
pub fn judge_room(readings: &[Reading]) -> Option<Room> {
    let mut levels: Vec<f32> = readings.iter().filter(|one| one.samples > 0).map(|one| one.rms).collect();
    levels.sort_by(f32::total_cmp);
    levels.truncate(levels.len() - levels.len() / 10);
    if levels.len() < 9 {
        return None;
    }
    // Levels are averaged as power: that is what adds up in a room.
    let power = levels.iter().map(|level| 10_f64.powf(f64::from(*level) / 10.0)).sum::<f64>() / levels.len() as f64;
    let mean = (10.0 * power.log10()) as f32;
    Some(if mean <= QUIET {
        Room::Quiet
    } else if mean <= TOO_LOUD {
        Room::Usable
    } else {
        Room::TooLoud
    })
}

/// What the microphone is like while somebody speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Microphone {
    /// Nothing comes in.
    Silent,
    /// Very little comes in: speak up, or come closer.
    Faint,
    /// The sound is cut off: turn it down, or move away.
    Clipping,
    /// As it should be.
    Good,
}

/// Judges the microphone by readings taken while somebody speaks; `None` before any sound arrived.
pub fn judge_microphone(readings: &[Reading]) -> Option<Microphone> {
    let samples: u64 = readings.iter().map(|one| one.samples).sum();
    let clipped: u64 = readings.iter().map(|one| one.clipped).sum();
    let peak = readings.iter().filter(|one| one.samples > 0).map(|one| one.peak).max_by(f32::total_cmp)?;
    Some(if clipped > samples / CLIPPED_OF {
        Microphone::Clipping
    } else if peak < NOTHING {
        Microphone::Silent
    } else if peak < FAINT {
        Microphone::Faint
    } else {
        Microphone::Good
    })
}

/// Gives how many whole minutes of sound fit into a number of free bytes, at a number of frames a second.
pub fn minutes_left(free_bytes: u64, rate: u32) -> u64 {
    // Two bytes for each frame; a hundredth more for peaks, headers and tags.
    let minute = u64::from(rate) * 2 * 60 * 101 / 100;
    free_bytes.saturating_sub(RESERVE).checked_div(minute).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(rms: f32, peak: f32, clipped: u64) -> Reading {
        Reading { peak, rms, clipped, samples: 4_800 }
    }

    #[test]
    fn a_room_is_judged_by_what_is_always_there() {
        for (level, room) in
            [(-70.0, Room::Quiet), (-50.5, Room::Quiet), (-45.0, Room::Usable), (-38.5, Room::Usable), (-30.0, Room::TooLoud)]
        {
            assert_eq!(judge_room(&[at(level, level + 12.0, 0); 30]), Some(room), "{level}");
        }
        let mut slammed = vec![at(-60.0, -50.0, 0); 27];
        slammed.extend([at(-5.0, 0.0, 9); 3]);
        assert_eq!(judge_room(&slammed), Some(Room::Quiet));
        assert_eq!(judge_room(&slammed[..5]), None);
        assert_eq!(judge_room(&[Reading { samples: 0, ..at(-60.0, -60.0, 0) }; 30]), None);
    }

    #[test]
    fn a_microphone_is_silent_faint_clipping_or_good() {
        assert_eq!(judge_microphone(&[]), None);
        assert_eq!(judge_microphone(&[at(-96.0, -96.0, 0); 20]), Some(Microphone::Silent));
        assert_eq!(judge_microphone(&[at(-60.0, -45.0, 0); 20]), Some(Microphone::Faint));
        assert_eq!(judge_microphone(&[at(-26.0, -10.0, 0); 20]), Some(Microphone::Good));
        assert_eq!(judge_microphone(&[at(-6.0, 0.0, 40); 20]), Some(Microphone::Clipping));
        let mut one_click = vec![at(-26.0, -10.0, 0); 20];
        one_click.push(at(-20.0, 0.0, 1));
        assert_eq!(judge_microphone(&one_click), Some(Microphone::Good));
    }

    #[test]
    fn the_disk_is_told_in_minutes_and_keeps_a_reserve() {
        assert_eq!(minutes_left(RESERVE, 48_000), 0);
        assert_eq!(minutes_left(RESERVE + 60 * 5_817_600, 48_000), 60);
        assert_eq!(minutes_left(0, 48_000), 0);
        assert_eq!(minutes_left(u64::MAX, 0), 0);
    }
}
