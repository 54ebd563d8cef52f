//! PINs as they are kept: hashed, with the station's pepper where it is at hand.

use crate::domain::Pin;
use crate::vault::error::VaultError;
use crate::vault::keys::Pepper;
use crate::vault::random::random;
use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};

/// How much work a hash costs, after RFC 9106 and OWASP's password storage advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// 19 MiB, 2 passes: for a student's 4 digits.
    Student,
    /// 64 MiB, 3 passes: for an adult's 6 digits.
    Adult,
}

pub(in crate::vault) fn hasher(cost: Cost) -> Result<Argon2<'static>, VaultError> {
    let (memory, passes) = match cost {
        Cost::Student => (19 * 1024, 2),
        Cost::Adult => (64 * 1024, 3),
    };
    let params = Params::new(memory, passes, 1, None).map_err(|_| VaultError::Hash)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// What stands before a hash that holds the station's pepper; after it the mark of that pepper.
const PEPPERED: &str = "peppered";

/// Hashes a PIN with argon2id and a fresh salt, and with the station's pepper where it is at hand; gives the PHC string,
/// marked where there is pepper in it.
///
/// # Errors
/// When the system gives no random numbers.
pub fn hash_pin(pin: &Pin, cost: Cost, pepper: Option<&Pepper>) -> Result<String, VaultError> {
    let salt = random::<16>()?;
    let hash = peppered(hasher(cost)?, pepper)?.hash_password_with_salt(pin.digits().as_bytes(), &salt).map_err(|_| VaultError::Hash)?;
    Ok(match pepper {
        Some(pepper) => format!("{PEPPERED}:{}{hash}", pepper.mark()),
        None => hash.to_string(),
    })
}

/// Tells whether the station's pepper is in a hash.
pub fn is_peppered(hash: &str) -> bool {
    hash.starts_with(PEPPERED)
}

/// Tells whether a PIN could be checked against a hash: whether the pepper in it is at hand.
pub fn can_verify(hash: &str, pepper: Option<&Pepper>) -> bool {
    let Some((mark, _)) = hash.strip_prefix(PEPPERED).and_then(|rest| rest.split_once('$')) else { return !is_peppered(hash) };
    pepper.is_some_and(|pepper| mark.strip_prefix(':') == Some(pepper.mark().as_str()))
}

/// Checks a PIN against what [`hash_pin`] gave, in constant time.
///
/// # Errors
/// When the string is no hash, or holds pepper and none, or another one, is at hand: then no PIN would fit.
pub fn verify_pin(pin: &Pin, hash: &str, pepper: Option<&Pepper>) -> Result<bool, VaultError> {
    if !can_verify(hash, pepper) {
        return Err(VaultError::StationKey);
    }
    let (hash, pepper) = if is_peppered(hash) { (hash.trim_start_matches(|letter| letter != '$'), pepper) } else { (hash, None) };
    let parsed = PasswordHash::new(hash).map_err(|_| VaultError::Hash)?;
    // The cost is taken from the hash.
    let hasher = peppered(Argon2::default(), pepper)?;
    Ok(hasher.verify_password(pin.digits().as_bytes(), &parsed).is_ok())
}

fn peppered<'a>(plain: Argon2<'a>, pepper: Option<&'a Pepper>) -> Result<Argon2<'a>, VaultError> {
    let Some(pepper) = pepper else { return Ok(plain) };
    Argon2::new_with_secret(pepper.bytes(), Algorithm::Argon2id, Version::V0x13, plain.params().clone()).map_err(|_| VaultError::Hash)
}
