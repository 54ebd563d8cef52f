//! The databases of a station while they are open.

use crate::storage::{PrivateStore, Store};

#[derive(Debug)]
pub(in crate::engine) struct Opened {
    pub(in crate::engine) store: Store,
    pub(in crate::engine) private: PrivateStore,
}
