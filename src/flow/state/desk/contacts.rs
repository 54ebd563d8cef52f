//! What the list of contacts remembers, and the one that is open.

use crate::domain::{Contact, ContactHistory};
use crate::flow::effects::desk::{ListIn, SavedList};
use crate::flow::rules::Screen;

/// Which contacts are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    #[default]
    All,
    /// Those who volunteered.
    Volunteers,
    /// Those whom nobody may ask.
    DoNotContact,
    /// Entries that may be the same person.
    Same,
}

/// What the list of contacts remembers.
#[derive(Debug, Default)]
pub struct ContactsPage {
    /// What was typed to find somebody.
    pub typed: String,
    /// Which are listed.
    pub which: Which,
    /// The entry that is open.
    pub open: Option<OpenContact>,
    /// What came of saving the list as a file.
    pub saved: Option<SavedList>,
    /// The list in the folder `inbox`, once somebody looked for it.
    pub list: Option<ListIn>,
}

/// A contact that is open.
#[derive(Debug)]
pub struct OpenContact {
    /// As it stands in the fields.
    pub draft: Contact,
    /// As it stood when it was opened; none of a new one.
    pub(in crate::flow) before: Option<Contact>,
    /// The screen it was opened from.
    pub(in crate::flow) from: Screen,
    /// What the school did with them; none until it was read.
    pub history: Option<ContactHistory>,
}
