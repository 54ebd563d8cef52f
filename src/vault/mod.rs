//! Keys, PINs and sealed sound. A 4-digit PIN identifies; it never encrypts.

mod code;
mod error;
mod keys;
mod pin;
mod random;
mod school_key;
mod seal;
pub mod signed;
mod unseal;

pub use code::{hash_code, new_code, verify_code};
pub use error::VaultError;
pub use keys::{Pepper, StationKey, TakeKey};
pub use pin::{Cost, can_verify, hash_pin, is_peppered, verify_pin};
pub use random::random;
pub use school_key::SchoolKey;
pub use seal::{Contents, HEADER, SealedWriter, Segment};
pub use unseal::{Ended, SealError, SealedReader};

#[cfg(test)]
mod tests {
    use crate::domain::Pin;
    use crate::vault::code::new_code;
    use crate::vault::error::VaultError;
    use crate::vault::keys::StationKey;
    use crate::vault::pin::Cost;
    use crate::vault::pin::hash_pin;
    use crate::vault::pin::is_peppered;
    use crate::vault::pin::verify_pin;
    use crate::vault::school_key::SchoolKey;

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
