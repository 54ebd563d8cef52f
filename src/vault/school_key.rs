//! The key by which the stations of one school know each other.

use crate::domain::Code;
use crate::vault::error::VaultError;
use crate::vault::pin::{Cost, hasher};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, ZeroizeOnDrop};

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

    pub(in crate::vault) fn mac(&self) -> Hmac<Sha256> {
        Hmac::new_from_slice(&self.0).unwrap_or_else(|_| Hmac::new(&Default::default()))
    }
}
