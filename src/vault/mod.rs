//! Keys, PINs and sealed sound. A 4-digit PIN identifies; it never encrypts.

mod code;
mod keys;
mod seal;
pub mod signed;
mod unseal;

pub use code::{hash_code, new_code, verify_code};
pub use keys::{Pepper, StationKey, TakeKey};
pub use seal::{Contents, HEADER, SealedWriter, Segment};
pub use unseal::{Ended, SealError, SealedReader};

use crate::domain::{Code, Pin};
use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Why a secret could not be made or checked.
#[derive(Debug, thiserror::Error)]
pub enum VaultError {
    /// The stored hash is no hash of ours.
    #[error("a stored PIN can't be read: let a teacher reset it")]
    Hash,
    /// The station's key is too short to be one.
    #[error("the station's key is damaged: put back the key file, or the systemd credential, from the backup")]
    StationKey,
    /// A wrapped key does not belong to this take and this station.
    #[error("the key of this recording does not fit: it was made by another station, or is damaged")]
    TakeKey,
    /// The system gives no random numbers.
    #[error("the system gives no random numbers: restart the station")]
    Random,
}

/// How much work a hash costs, after RFC 9106 and OWASP's password storage advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// 19 MiB, 2 passes: for a student's 4 digits.
    Student,
    /// 64 MiB, 3 passes: for an adult's 6 digits.
    Adult,
}

fn hasher(cost: Cost) -> Result<Argon2<'static>, VaultError> {
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

/// Gives random bytes of the system.
///
/// # Errors
/// When the system has none.
pub fn random<const N: usize>() -> Result<[u8; N], VaultError> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes).map_err(|_| VaultError::Random)?;
    Ok(bytes)
}

/// The key by which the stations of one school know each other's files.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct SchoolKey([u8; 32]);

impl std::fmt::Debug for SchoolKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SchoolKey(…)")
    }
}

impl SchoolKey {
    /// Derives the key from a code typed by an adult; case, spaces and dashes don't matter.
    ///
    /// # Errors
    /// When the code is shorter than 16 letters.
    pub fn from_code(code: &str) -> Result<Self, VaultError> {
        let code = Code::new(code);
        if code.letters().len() < 16 {
            return Err(VaultError::Hash);
        }
        let mut key = [0_u8; 32];
        let derived = hasher(Cost::Adult)?.hash_password_into(code.letters().as_bytes(), b"askwell school key 1", &mut key);
        derived.map_err(|_| VaultError::Hash)?;
        Ok(Self(key))
    }

    /// Takes a key that was kept.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// Shows the key to the one who keeps it in `keys.db`.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Gives a name of the school that says nothing of the key: 16 letters.
    pub fn school(&self) -> String {
        let mut name = self.sign(b"the name of this school");
        name.truncate(16);
        name
    }

    /// Signs a message with HMAC-SHA-256 (RFC 2104); gives it in hexadecimal.
    pub fn sign(&self, message: &[u8]) -> String {
        let mut mac = self.mac();
        mac.update(message);
        mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Checks a signature in constant time.
    pub fn verify(&self, message: &[u8], signature: &str) -> bool {
        let bytes: Option<Vec<u8>> = (0..signature.len())
            .step_by(2)
            .map(|at| signature.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok()))
            .collect();
        let mut mac = self.mac();
        mac.update(message);
        bytes.is_some_and(|bytes| mac.verify_slice(&bytes).is_ok())
    }

    fn mac(&self) -> Hmac<Sha256> {
        Hmac::new_from_slice(&self.0).unwrap_or_else(|_| Hmac::new(&Default::default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_known_again_and_another_is_not() {
        let hash = hash_pin(&Pin::new("4711").unwrap(), Cost::Student, None).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(verify_pin(&Pin::new("4711").unwrap(), &hash, None).unwrap());
        assert!(!verify_pin(&Pin::new("4712").unwrap(), &hash, None).unwrap());
    }

    #[test]
    fn a_peppered_pin_is_known_again_at_its_own_station_only() {
        let pepper = |secret: u8| StationKey::from_secret(&[secret; 32]).unwrap().pepper().unwrap();
        let pin = Pin::new("482957").unwrap();
        let hash = hash_pin(&pin, Cost::Adult, Some(&pepper(1))).unwrap();
        let mark = pepper(1).mark();
        assert!(hash.starts_with(&format!("peppered:{mark}$argon2id$v=19$m=65536,t=3,p=1$")), "{hash}");
        assert!(is_peppered(&hash) && verify_pin(&pin, &hash, Some(&pepper(1))).unwrap());
        assert!(!verify_pin(&Pin::new("482958").unwrap(), &hash, Some(&pepper(1))).unwrap());
        assert!(matches!(verify_pin(&pin, &hash, Some(&pepper(2))), Err(VaultError::StationKey)));
        assert!(matches!(verify_pin(&pin, &hash, None), Err(VaultError::StationKey)));
        // The hashes of before are still known, whether there is pepper or not.
        let plain = hash_pin(&pin, Cost::Adult, None).unwrap();
        assert!(!is_peppered(&plain) && verify_pin(&pin, &plain, Some(&pepper(1))).unwrap());
        assert_eq!(format!("{:?}", pepper(1)), "Pepper(…)");
    }

    #[test]
    fn a_school_code_can_be_typed_in_any_case_and_gives_the_same_key() {
        let code = new_code().unwrap();
        assert_eq!(code.len(), 23, "{code}");
        let typed = code.to_lowercase().replace('-', " ");
        let (one, two) = (SchoolKey::from_code(&code).unwrap(), SchoolKey::from_code(&typed).unwrap());
        assert!(two.verify(b"message", &one.sign(b"message")));
        assert!(!two.verify(b"massage", &one.sign(b"message")));
        assert!(!two.verify(b"message", ""));
    }
}
