//! Lists of students and contacts as schools have them: bytes in, values out.
//!
//! Every good row is kept. A row that can't be is refused with its line number, what is wrong and what to do.

mod cells;
mod columns;
mod contacts;
mod error;
mod gathered;
mod roster;
mod rows;
mod table;

pub use contacts::contacts;
pub use error::{FileError, Reason};
pub use gathered::{Import, Refused};
pub use roster::{Left, left, roster};
pub use table::MAX_BYTES;
