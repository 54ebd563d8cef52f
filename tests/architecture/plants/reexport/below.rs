pub use crate::one::First as Handed;
