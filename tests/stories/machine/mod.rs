//! What the machine does to a station: its disk, its power, its other programs.

mod disk;
mod paper;
mod recovery;
mod units;
mod upgrade;
