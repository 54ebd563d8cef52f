//! Checking PINs: every try is on the disk before it is checked, so that pulling the plug wins nobody a try.

use crate::domain::{Code, Pin, wait_after};
use crate::flow::effects::pins::Askable;
use crate::flow::{CodeVerdict, PinStanding, PinVerdict, Reply};
use crate::storage::{PrivateStore, StorageError, Store, Tries};
use crate::vault::{self, Cost, Pepper, VaultError};
use uuid::Uuid;

/// The wrong tries somebody has before a wait.
const TRIES: u32 = 5;

pub(super) fn status(store: &Store, private: &PrivateStore, person: Uuid) -> Result<Reply, StorageError> {
    let tries = private.tries(person)?;
    let standing = if !private.is_vouched(person)? && store.works_elsewhere(person)? {
        PinStanding::ToVouch
    } else if private.pin(person)?.is_some() {
        PinStanding::Theirs
    } else {
        PinStanding::None
    };
    Ok(Reply::PinStatus { person, standing, left_ms: tries.left_ms })
}

pub(super) fn check(private: &mut PrivateStore, pepper: Option<&Pepper>, person: Uuid, pin: &Pin) -> Result<Reply, StorageError> {
    let verdict = verdict(private, pepper, person, pin)?;
    Ok(Reply::PinChecked { person, verdict })
}

fn verdict(private: &mut PrivateStore, pepper: Option<&Pepper>, person: Uuid, pin: &Pin) -> Result<PinVerdict, StorageError> {
    let Some(hash) = private.pin(person)? else { return Ok(PinVerdict::Unset) };
    let tries = private.tries(person)?;
    if tries.left_ms > 0 {
        return Ok(PinVerdict::Wait { left_ms: tries.left_ms });
    }
    let wrong = tries.wrong.saturating_add(1);
    let left_ms = wait_after(wrong) * 1000;
    private.set_tries(person, Tries { wrong, left_ms })?;
    let right = match vault::verify_pin(pin, &hash, pepper) {
        // Whoever types it has done nothing wrong: the try does not count.
        Err(VaultError::StationKey) => {
            private.set_tries(person, tries)?;
            return Ok(PinVerdict::AnotherKey);
        }
        right => right.map_err(|error| StorageError::Other(error.to_string()))?,
    };
    if right {
        private.set_tries(person, Tries::default())?;
        if pepper.is_some() && !vault::is_peppered(&hash) {
            keep(private, pepper, person, pin)?;
        }
        return Ok(PinVerdict::Right);
    }
    Ok(if left_ms > 0 { PinVerdict::Wait { left_ms } } else { PinVerdict::Wrong { left: TRIES.saturating_sub(wrong) } })
}

/// Keeps a new PIN; gives it as if it had been checked.
pub(super) fn set(private: &mut PrivateStore, pepper: Option<&Pepper>, person: Uuid, pin: &Pin) -> Result<Reply, StorageError> {
    keep(private, pepper, person, pin)?;
    Ok(Reply::PinChecked { person, verdict: PinVerdict::Right })
}

fn keep(private: &mut PrivateStore, pepper: Option<&Pepper>, person: Uuid, pin: &Pin) -> Result<(), StorageError> {
    let cost = if pin.len() == Pin::ADULT { Cost::Adult } else { Cost::Student };
    let hash = vault::hash_pin(pin, cost, pepper).map_err(|error| StorageError::Other(error.to_string()))?;
    private.set_pin(person, &hash)
}

/// Looks whether any adult could show who they are: by the recovery code, or by a PIN that was hashed with the pepper at hand.
pub(super) fn askable(store: &Store, private: &PrivateStore, pepper: Option<&Pepper>) -> Result<Askable, StorageError> {
    let adults = store.school()?.adults;
    if adults.is_empty() {
        return Ok(Askable::NoAdult);
    }
    // A try is written down before it is checked: on a disk that is full or read-only nobody can be checked.
    private.try_writing()?;
    if private.recovery_code()?.is_some() {
        return Ok(Askable::Adults);
    }
    for adult in adults {
        if private.pin(adult.id.0)?.is_some_and(|hash| vault::can_verify(&hash, pepper)) {
            return Ok(Askable::Adults);
        }
    }
    Ok(Askable::Nothing)
}

/// Checks the recovery code. There is no limit to the tries: nobody guesses one of 31 to the 20th.
pub(super) fn check_code(private: &PrivateStore, code: &Code) -> Result<Reply, StorageError> {
    let Some(hash) = private.recovery_code()? else { return Ok(Reply::CodeChecked(CodeVerdict::NoneHere)) };
    let right = vault::verify_code(code, &hash).map_err(|error| StorageError::Other(error.to_string()))?;
    Ok(Reply::CodeChecked(if right { CodeVerdict::Right } else { CodeVerdict::Wrong }))
}
