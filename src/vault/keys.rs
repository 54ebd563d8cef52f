//! The keys of recordings: one for each take, wrapped by the station's own. Destroying the first destroys the sound.

use crate::vault::error::VaultError;
use crate::vault::random::random;
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Nonce, key and tag.
const WRAPPED: usize = 24 + 32 + 16;

/// The key of one take. Without it nobody can read the sound.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct TakeKey([u8; 32]);

impl std::fmt::Debug for TakeKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TakeKey(…)")
    }
}

impl TakeKey {
    /// Makes a new key.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn new() -> Result<Self, VaultError> {
        random::<32>().map(Self)
    }

    pub(super) fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }
}

/// What the station adds to each PIN before it is hashed: without it a copy of `keys.db` tells nobody a PIN.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Pepper([u8; 32]);

impl std::fmt::Debug for Pepper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pepper(…)")
    }
}

impl Pepper {
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Gives eight hexadecimal digits by which a pepper is known again, and which tell nothing of it.
    pub(super) fn mark(&self) -> String {
        let hash = Sha256::new().chain_update(b"askwell pin pepper mark 1").chain_update(self.0).finalize();
        hash.iter().take(4).fold(String::new(), |mark, byte| format!("{mark}{byte:02x}"))
    }
}

/// The station's own key, which wraps the keys of its takes.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct StationKey([u8; 32]);

impl std::fmt::Debug for StationKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StationKey(…)")
    }
}

impl StationKey {
    /// Derives the key from the station's secret, which may be written in any way but must be 32 bytes long or longer.
    ///
    /// # Errors
    /// When it is shorter.
    pub fn from_secret(secret: &[u8]) -> Result<Self, VaultError> {
        if secret.len() < 32 {
            return Err(VaultError::StationKey);
        }
        let mut mac = Hmac::<Sha256>::new_from_slice(secret).map_err(|_| VaultError::StationKey)?;
        mac.update(b"askwell station key 1");
        Ok(Self(mac.finalize().into_bytes().into()))
    }

    /// Derives the pepper of the station's PINs.
    ///
    /// # Errors
    /// Never, as long as HMAC takes keys of any length.
    pub fn pepper(&self) -> Result<Pepper, VaultError> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).map_err(|_| VaultError::StationKey)?;
        mac.update(b"askwell pin pepper 1");
        Ok(Pepper(mac.finalize().into_bytes().into()))
    }

    /// Wraps the key of a take for `keys.db`; the result is good for that take alone.
    ///
    /// # Errors
    /// When the system gives no random numbers.
    pub fn wrap(&self, key: &TakeKey, take: Uuid) -> Result<Vec<u8>, VaultError> {
        let nonce = XNonce::from(random::<24>()?);
        let mut sealed = key.0;
        let tag = self.cipher().encrypt_inout_detached(&nonce, &bound_to(take), sealed.as_mut_slice().into());
        let wrapped = tag.map(|tag| [nonce.as_slice(), sealed.as_slice(), tag.as_slice()].concat());
        sealed.zeroize();
        wrapped.map_err(|_| VaultError::TakeKey)
    }

    /// Opens a wrapped key.
    ///
    /// # Errors
    /// When another station wrapped it, it belongs to another take, or it is damaged.
    pub fn unwrap(&self, wrapped: &[u8], take: Uuid) -> Result<TakeKey, VaultError> {
        let wrapped: &[u8; WRAPPED] = wrapped.try_into().map_err(|_| VaultError::TakeKey)?;
        let (nonce, rest) = wrapped.split_first_chunk::<24>().ok_or(VaultError::TakeKey)?;
        let (sealed, tag) = rest.split_first_chunk::<32>().ok_or(VaultError::TakeKey)?;
        let tag: &[u8; 16] = tag.try_into().map_err(|_| VaultError::TakeKey)?;
        let mut key = TakeKey(*sealed);
        self.cipher()
            .decrypt_inout_detached(&XNonce::from(*nonce), &bound_to(take), key.0.as_mut_slice().into(), &(*tag).into())
            .map_err(|_| VaultError::TakeKey)?;
        Ok(key)
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }
}

fn bound_to(take: Uuid) -> Vec<u8> {
    [b"askwell take key 1".as_slice(), take.as_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrapped_key_opens_for_its_own_take_and_station_only() {
        let (station, other) = (StationKey::from_secret(&[7; 32]).unwrap(), StationKey::from_secret(&[8; 32]).unwrap());
        let (take, another) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let key = TakeKey::new().unwrap();
        let wrapped = station.wrap(&key, take).unwrap();
        assert_eq!(station.unwrap(&wrapped, take).unwrap().0, key.0);
        assert!(station.unwrap(&wrapped, another).is_err());
        assert!(other.unwrap(&wrapped, take).is_err());
        assert!(station.unwrap(&wrapped[1..], take).is_err());
        for at in 0..wrapped.len() {
            let mut flipped = wrapped.clone();
            flipped[at] ^= 1;
            assert!(station.unwrap(&flipped, take).is_err(), "byte {at}");
        }
        assert!(!wrapped.windows(8).any(|part| key.0.windows(8).any(|bytes| bytes == part)));
    }

    #[test]
    fn a_key_prints_nothing_and_a_short_secret_is_none() {
        assert_eq!(format!("{:?} {:?}", TakeKey::new().unwrap(), StationKey::from_secret(&[1; 64]).unwrap()), "TakeKey(…) StationKey(…)");
        assert!(StationKey::from_secret(&[1; 31]).is_err());
    }
}
