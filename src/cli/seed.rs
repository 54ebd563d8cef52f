//! `askwell seed`: a made-up school of any size.

use crate::cli::demo::holds_data;
use crate::cli::exit::Exit;
use crate::cli::out::{say, say_set_aside};
use crate::cli::setup::{epoch, found};
use crate::cli::trouble::Trouble;
use crate::content::Content;
use crate::made_up::{SEED_CODE, SEED_SCHOOL, Seed, seed_now};
use crate::storage::{StationFile, Store};
use crate::vault::SchoolKey;
use clap::Args;
use std::path::Path;

/// What seeding takes.
#[derive(Debug, Args)]
pub(super) struct SeedArgs {
    /// How many students
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    students: u32,
    /// How many interviews
    #[arg(long, value_parser = clap::value_parser!(u32).range(0..=1_000_000))]
    interviews: u32,
    /// Any number: the same one makes the same work
    #[arg(long)]
    seed: u64,
    /// The station's name
    #[arg(long)]
    station: Option<String>,
}

/// How many records are kept at once: enough to be fast, few enough to fit in memory.
const BATCH: usize = 2000;

pub(super) fn run(folder: &Path, args: &SeedArgs) -> Result<Exit, Trouble> {
    let content = Content::load()?;
    let seed = Seed::new(args.students, args.interviews, args.seed, seed_now(), &content)?;
    let file = station(folder, args, &seed)?;
    let (mut store, set_aside) = Store::open(folder, &file.origin())?;
    say_set_aside(set_aside);
    let (mut batch, mut made) = (Vec::with_capacity(BATCH), 0);
    for records in seed.work() {
        batch.extend(records);
        if batch.len() >= BATCH {
            made += store.keep(&batch)?.added;
            batch.clear();
        }
    }
    made += store.keep(&batch)?.added;
    say(&format!(
        "{} of {} (made up): {} students, {} interviews, {made} new records",
        file.station, file.school, args.students, args.interviews
    ));
    for (adult, pin) in seed.adults() {
        say(&format!("{}, {}: {}", adult.name, crate::made_up::role_name(adult.role), pin.digits()));
    }
    Ok(Exit::Done)
}

/// Finds the made-up station of the folder, or makes one.
fn station(folder: &Path, args: &SeedArgs, seed: &Seed<'_>) -> Result<StationFile, Trouble> {
    match StationFile::read(folder)? {
        None if holds_data(folder) => Err(Trouble::RealWork(folder.to_owned())),
        None => {
            let station = args.station.clone().unwrap_or_else(|| "Station 1".to_owned());
            let file = StationFile {
                school: SEED_SCHOOL.to_owned(),
                station,
                epoch: epoch()?,
                share: None,
                nightly_at: None,
                made_up: true,
                settings: Default::default(),
            };
            let adults = seed.adults();
            let people: Vec<_> = adults.iter().map(|(adult, pin)| (adult.id, pin)).collect();
            found(folder, &file, &SchoolKey::from_code(SEED_CODE)?, None, &people, &[])?;
            Ok(file)
        }
        Some(there) if !there.made_up => Err(Trouble::RealWork(folder.to_owned())),
        Some(there) if there.school != SEED_SCHOOL => Err(Trouble::OtherMadeUp { folder: folder.to_owned(), school: there.school }),
        Some(there) => Ok(there),
    }
}
