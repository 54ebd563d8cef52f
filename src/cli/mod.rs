//! The command line: arguments to rooms, results to stdout, trouble to stderr, one plain sentence each.

mod clock;
mod common;
mod data_folder;
pub mod demo;
mod doctor;
mod ending;
mod erase;
mod exit;
mod import;
mod log;
mod nightly;
mod out;
mod print;
mod seed;
mod setup;
mod station;
mod trouble;
mod unlock;

pub use clock::now;
pub use common::{Common, WindowArgs};
pub use data_folder::data_folder;
pub use exit::Exit;
pub use trouble::Trouble;

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;
use std::process::ExitCode;

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Failed => 1,
            Exit::Usage => 2,
            Exit::ShareAway => 3,
            Exit::LeftOut => 4,
        })
    }
}

/// An interview station for classrooms. Without a command it opens the station.
#[derive(Debug, Parser)]
#[command(version, about, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(flatten)]
    window: WindowArgs,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What the board takes.
#[derive(Debug, Args)]
struct BoardArgs {
    /// The folder the school's stations share
    #[arg(long, value_name = "DIR")]
    share: PathBuf,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Opens the station on a made-up school in a fresh data folder
    Demo,
    /// The standby adult's board on another screen: every station of the school at a glance
    Board(BoardArgs),
    /// Is this station ready? One line for each thing that matters
    Doctor(doctor::DoctorArgs),
    /// Adds and updates students or contacts from the school's lists
    #[command(subcommand)]
    Import(import::ImportCommand),
    /// Fills a data folder with made-up work of a made-up school
    Seed(seed::SeedArgs),
    /// Makes this data folder a station
    Setup(setup::SetupArgs),
    /// A way back in for an adult who lost the PIN
    Unlock(unlock::UnlockArgs),
    /// Erases all records of a student or a class, at every station and for ever
    Erase(erase::EraseArgs),
    /// Shares this station's work and merges every station's
    Nightly(nightly::NightlyArgs),
    /// Writes a document as PDF without opening the screen
    Print(print::PrintArgs),
}

/// Runs the program and gives its exit code.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let code = if error.use_stderr() { Exit::Usage } else { Exit::Done };
            // Nothing can be done about a closed terminal.
            let _ = error.print();
            return code.into();
        }
    };
    let folder = data_folder::data_folder(cli.common.data.as_deref());
    log::begin(&folder, now());
    let exit = match cli.command {
        None => station::open(&folder, &cli.window),
        Some(Command::Demo) => {
            trouble::told(demo::prepare(cli.common.data.as_deref(), now()).map(|folder| station::open(&folder, &cli.window)))
        }
        Some(Command::Board(args)) => station::board(&folder, &args.share, &cli.window),
        Some(Command::Doctor(args)) => doctor::run(&folder, &args, now()),
        Some(Command::Import(command)) => trouble::told(import::run(&folder, command)),
        Some(Command::Erase(args)) => trouble::told(erase::run(&folder, &args, now())),
        Some(Command::Nightly(args)) => nightly::run(&cli.common, &args),
        Some(Command::Print(args)) => trouble::told(print::run(&folder, &args, cli.window.lang.as_deref(), now())),
        Some(Command::Seed(args)) => trouble::told(seed::run(&folder, &args)),
        Some(Command::Setup(args)) => trouble::told(setup::run(&folder, args, now())),
        Some(Command::Unlock(args)) => trouble::told(unlock::run(&folder, &args, now())),
    };
    exit.into()
}
