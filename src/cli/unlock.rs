//! `askwell unlock`: a way back in for an adult who lost the PIN.

use crate::cli::exit::Exit;
use crate::cli::out::{say, say_set_aside};
use crate::cli::setup::adult_pin;
use crate::cli::trouble::Trouble;
use crate::domain::{Action, Adult, Audit, Code, Moment, RecordId};
use crate::storage::{PrivateStore, RECOVERY_CODE, StationFile, Store};
use crate::vault::{self, Cost};
use clap::Args;
use std::io::BufRead;
use std::path::Path;

/// What unlocking takes.
#[derive(Debug, Args)]
pub(super) struct UnlockArgs {
    /// Gives an adult a new PIN; without the code after it, it is read from the first line of the standard input
    #[arg(long, value_name = "CODE", num_args = 0..=1, default_missing_value = "", required_unless_present = "new_code")]
    recovery_code: Option<String>,
    /// Which adult, by the name the station shows; needed where there are several
    #[arg(long, value_name = "NAME", requires = "recovery_code")]
    adult: Option<String>,
    /// Makes a new recovery code and prints it once; the one of before opens nothing any more
    #[arg(long, conflicts_with_all = ["recovery_code", "adult"])]
    new_code: bool,
}

pub(super) fn run(folder: &Path, args: &UnlockArgs, now: Moment) -> Result<Exit, Trouble> {
    let station = StationFile::read(folder)?.ok_or_else(|| Trouble::NoStation(folder.to_owned()))?;
    let (mut private, set_aside) = PrivateStore::open(folder)?;
    say_set_aside(set_aside);
    if args.new_code {
        let code = vault::new_code()?;
        private.set_secret(RECOVERY_CODE, vault::hash_code(&Code::new(&code))?.as_bytes())?;
        tracing::info!("a new recovery code was made");
        say(&format!("Recovery code: {code}"));
        say("Print it and lock it away: it is not shown again, and the one of before opens nothing any more.");
        return Ok(Exit::Done);
    }
    let hash = private.recovery_code()?.ok_or(Trouble::NoRecoveryCode)?;
    let code = match args.recovery_code.as_deref() {
        Some(code) if !code.is_empty() => Code::new(code),
        _ => Code::new(&std::io::stdin().lock().lines().next().and_then(Result::ok).unwrap_or_default()),
    };
    if !code.is_whole() || !vault::verify_code(&code, &hash)? {
        return Err(Trouble::WrongRecoveryCode);
    }
    let (mut store, set_aside) = Store::open(folder, &station.origin())?;
    say_set_aside(set_aside);
    let adult = one_of(store.school()?.adults, args.adult.as_deref())?;
    let pin = adult_pin()?;
    private.set_pin(adult.id.0, &vault::hash_pin(&pin, Cost::Adult, None)?)?;
    let id = RecordId(uuid::Builder::from_random_bytes(vault::random()?).into_uuid());
    store.keep(&[Audit { id, adult: adult.id, student: None, at: now, action: Action::UseRecoveryCode, reason: String::new() }.into()])?;
    say(&format!("{}'s new PIN: {}", adult.name, pin.digits()));
    Ok(Exit::Done)
}

/// Gives the adult who is meant: the one of that name, or the only one.
fn one_of(adults: Vec<Adult>, name: Option<&str>) -> Result<Adult, Trouble> {
    let names = || adults.iter().map(|adult| format!("\"{}\"", adult.name)).collect::<Vec<_>>().join(", ");
    let meant: Vec<&Adult> = adults.iter().filter(|adult| name.is_none_or(|name| adult.name == name.trim())).collect();
    match meant.as_slice() {
        [one] => Ok((*one).clone()),
        _ => Err(Trouble::WhichAdult(names())),
    }
}
