//! Sound: microphone to blocks that are kept, and back to the loudspeaker.
//!
//! A microphone is opened in two ways only. [`Level`] gives numbers: its sound is dropped where it arrives. [`Capture`]
//! gives sound, and asks for a [`crate::flow::rules::consent::ConsentToken`], which only the rules of consent can make.

mod capture;
mod devices;
mod error;
mod level;
mod meter;
mod mirror;
mod open;
mod player;
mod resample;
mod sink;
mod status;
mod stretch;
mod tone;
mod verdict;
mod wav;
mod writer;

pub use capture::Capture;
pub use devices::{Device, Inventory, inventory};
pub use error::SoundError;
pub use level::Level;
pub use meter::{Reading, SILENCE};
pub use mirror::Listener;
pub use player::{Player, PlayerStatus, Playing, Sound};
pub use resample::kept_rate;
pub use sink::{BLOCKS_A_SECOND, FrameSink, PEAKS_A_SECOND, Peak, Run, peaks};
pub use status::{State, Status};
pub use tone::{Tone, play_tone};
pub use verdict::{LEAST_MINUTES, Microphone, Room, judge_microphone, judge_room, minutes_left};
pub use wav::write_wav;
pub use writer::{Earlier, Kept};
