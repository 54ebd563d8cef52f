//! `askwell setup`: a data folder becomes a station without the screen.

use crate::cli::exit::Exit;
use crate::cli::out::{complain, say, say_set_aside};
use crate::cli::trouble::Trouble;
use crate::domain::{Adult, AdultId, Campaign, CampaignId, Code, Moment, Pin, Record, Role};
use crate::storage::{PrivateStore, RECOVERY_CODE, StationFile, Store};
use crate::vault::{self, Cost, SchoolKey, VaultError};
use clap::Args;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// What setting up takes.
#[derive(Debug, Args)]
pub(super) struct SetupArgs {
    /// The school's name
    #[arg(long)]
    school: String,
    /// The station's name, as in "Room 114 Station 2"
    #[arg(long)]
    station: String,
    /// The code of a school that has stations already; without it a new school is made and its code printed once
    #[arg(long)]
    code: Option<String>,
    /// The folder the school's stations share
    #[arg(long, value_name = "DIR")]
    share: Option<PathBuf>,
}

pub(super) fn run(folder: &Path, args: SetupArgs, now: Moment) -> Result<Exit, Trouble> {
    let school = name("--school", &args.school)?;
    let station = name("--station", &args.station)?;
    if let Some(there) = StationFile::read(folder)? {
        return Err(Trouble::StationAlready {
            folder: folder.to_owned(),
            station: there.station_shown().to_owned(),
            school: there.school_shown().to_owned(),
        });
    }
    let key = args.code.as_deref().map(school_key).transpose()?;
    let file = StationFile {
        school: school.clone(),
        station,
        epoch: epoch()?,
        share: args.share.as_deref().map(absolute),
        nightly_at: None,
        made_up: false,
        settings: Default::default(),
    };
    let (key, code) = match key {
        Some(key) => (key, None),
        None => {
            let code = vault::new_code()?;
            (SchoolKey::from_code(&code)?, Some(code))
        }
    };
    let pin = adult_pin()?;
    let teacher = Adult { id: AdultId::from_school(&school, "Teacher"), name: "Teacher".to_owned(), role: Role::Teacher };
    let people = [(teacher.id, &pin)];
    let recovery = vault::new_code()?;
    let records = [teacher.clone().into(), Campaign::first(CampaignId::from_school(&school, "first"), now.date_naive()).into()];
    found(folder, &file, &key, Some(&Code::new(&recovery)), &people, &records)?;

    say(&format!("{} of {school} is set up in {}", file.station, folder.display()));
    if let Some(code) = code {
        say(&format!("School code: {code}"));
        say("Write the code down: other stations join the school with it, and it is not shown again.");
    }
    say(&format!("{}'s PIN: {}", teacher.name, pin.digits()));
    say(&format!("Recovery code: {recovery}"));
    say("Print it and lock it away: it opens this station when every PIN is lost, and it is not shown again.");
    if let Some(share) = file.share.filter(|share| !share.is_dir()) {
        complain(&format!("the share {} can't be reached now: check that it is mounted before the first nightly", share.display()));
    }
    Ok(Exit::Done)
}

/// Makes a data folder a station, which the recovery code opens where one is given. What it is comes last: a folder that was left half made is none, and can be made again.
///
/// # Errors
/// When the folder or its databases can't be written.
pub(super) fn found(
    folder: &Path,
    file: &StationFile,
    key: &SchoolKey,
    recovery: Option<&Code>,
    people: &[(AdultId, &Pin)],
    records: &[Record],
) -> Result<(), Trouble> {
    make_folder(folder)?;
    let (mut private, set_aside) = PrivateStore::open(folder)?;
    say_set_aside(set_aside);
    private.set_secret("school_key", key.bytes())?;
    if let Some(code) = recovery {
        private.set_secret(RECOVERY_CODE, vault::hash_code(code)?.as_bytes())?;
    }
    for ((person, _), hash) in people.iter().zip(hash_all(people)?) {
        private.set_pin(person.0, &hash)?;
    }
    let (mut store, set_aside) = Store::open(folder, &file.origin())?;
    say_set_aside(set_aside);
    store.keep(records)?;
    Ok(file.write(folder)?)
}

/// Hashes side by side: each hash is slow on purpose. The station adds its pepper when the PIN is first used: only there is it
/// certain which key the station runs with.
fn hash_all(people: &[(AdultId, &Pin)]) -> Result<Vec<String>, VaultError> {
    std::thread::scope(|scope| {
        let running: Vec<_> = people.iter().map(|(_, pin)| scope.spawn(|| vault::hash_pin(pin, Cost::Adult, None))).collect();
        running.into_iter().map(|one| one.join().unwrap_or(Err(VaultError::Hash))).collect()
    })
}

/// Makes a folder that only its owner can look into; one that is there keeps its permissions.
fn make_folder(folder: &Path) -> Result<(), Trouble> {
    use std::os::unix::fs::DirBuilderExt;
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|cause| Trouble::Folder { folder: folder.to_owned(), cause })
}

/// Derives the school's key from a code that somebody typed.
fn school_key(code: &str) -> Result<SchoolKey, Trouble> {
    if code.chars().filter(char::is_ascii_alphanumeric).count() < 16 {
        return Err(Trouble::Code);
    }
    Ok(SchoolKey::from_code(code)?)
}

fn name(option: &'static str, text: &str) -> Result<String, Trouble> {
    let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() { Err(Trouble::NoName(option)) } else { Ok(name) }
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Draws the random number of an installation.
pub(super) fn epoch() -> Result<Uuid, VaultError> {
    Ok(uuid::Builder::from_random_bytes(vault::random()?).into_uuid())
}

/// Draws six digits. 2^64 is so much larger than a million that no PIN is likelier than another.
pub(super) fn adult_pin() -> Result<Pin, VaultError> {
    let number = u64::from_le_bytes(vault::random()?) % 1_000_000;
    Pin::new(&format!("{number:06}")).ok_or(VaultError::Random)
}
