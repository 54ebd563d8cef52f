//! Codes that are printed on paper: the one by which stations join a school, and the one that opens a station whose PINs are lost.

use crate::domain::Code;
use crate::vault::error::VaultError;
use crate::vault::pin::{Cost, hasher};
use crate::vault::random::random;
use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier};

/// No 0/O, 1/I/L, so that it can be read from paper.
const LETTERS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// Makes a new code of 20 letters in groups of five, about 99 bits: nobody guesses it, and so wrong tries need no limit.
///
/// # Errors
/// When the system gives no random numbers.
pub fn new_code() -> Result<String, VaultError> {
    let whole = Code::LENGTH + Code::LENGTH / 5 - 1;
    let mut code = String::with_capacity(whole);
    while code.len() < whole {
        for byte in random::<32>()? {
            // Bytes past the largest multiple of 31 would make some letters likelier.
            if code.len() < whole && usize::from(byte) < LETTERS.len() * 8 {
                if code.len() % 6 == 5 {
                    code.push('-');
                }
                code.extend(LETTERS.get(usize::from(byte) % LETTERS.len()).map(|letter| char::from(*letter)));
            }
        }
    }
    Ok(code)
}

/// Hashes a recovery code with argon2id and a fresh salt; gives the PHC string. Nothing of the station is in it, so that it
/// opens the station also where its key is lost.
///
/// # Errors
/// When the system gives no random numbers.
pub fn hash_code(code: &Code) -> Result<String, VaultError> {
    let salt = random::<16>()?;
    let hash = hasher(Cost::Adult)?.hash_password_with_salt(code.letters().as_bytes(), &salt).map_err(|_| VaultError::Hash)?;
    Ok(hash.to_string())
}

/// Checks a recovery code against a PHC string in constant time.
///
/// # Errors
/// When the string is no hash.
pub fn verify_code(code: &Code, hash: &str) -> Result<bool, VaultError> {
    let parsed = PasswordHash::new(hash).map_err(|_| VaultError::Hash)?;
    Ok(Argon2::default().verify_password(code.letters().as_bytes(), &parsed).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_code_is_known_again_however_it_is_typed() {
        let code = new_code().unwrap();
        assert_eq!(code.len(), 23, "{code}");
        let hash = hash_code(&Code::new(&code)).unwrap();
        assert!(verify_code(&Code::new(&code.to_lowercase().replace('-', " ")), &hash).unwrap());
        assert!(!verify_code(&Code::new(&new_code().unwrap()), &hash).unwrap());
        assert!(!verify_code(&Code::default(), &hash).unwrap());
        assert!(verify_code(&Code::new(&code), "no hash").is_err());
    }
}
