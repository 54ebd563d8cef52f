//! People and employers a student may ask.

use super::{Call, ContactId, Interview, Moment, StudentId};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// A person to ask, or an employer whose right person is still to be found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The id, derived from employer and employee for imported lists.
    pub id: ContactId,
    /// The employer.
    pub employer: String,
    /// The employee; empty where only the employer is known.
    #[serde(default)]
    pub employee: String,
    /// The employee's title.
    #[serde(default)]
    pub title: String,
    /// The career: an occupation code of the built-in list, or the list's own words.
    #[serde(default)]
    pub career: String,
    /// Telephone number, as written.
    #[serde(default)]
    pub phone: String,
    /// E-mail address, as written.
    #[serde(default)]
    pub email: String,
    /// City.
    #[serde(default)]
    pub city: String,
    /// State.
    #[serde(default)]
    pub state: String,
    /// Where the school has the contact from.
    #[serde(default)]
    pub source: String,
    /// Whether they volunteered.
    #[serde(default)]
    pub volunteer: bool,
    /// Whether nobody may ask them.
    #[serde(default)]
    pub do_not_contact: bool,
    /// Notes of the school.
    #[serde(default)]
    pub notes: String,
    /// The student who added the contact, where one did.
    #[serde(default)]
    pub added_by: Option<StudentId>,
    /// When an adult allowed the contact to be asked again within the month.
    #[serde(default)]
    pub again_allowed_at: Option<Moment>,
    /// The contact who named them, where one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub referred_by: Option<ContactId>,
    /// The entry of which this one became part, because both are the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merged_into: Option<ContactId>,
}

impl Contact {
    /// Makes an empty entry.
    pub fn new(id: ContactId) -> Self {
        Self {
            id,
            employer: String::new(),
            employee: String::new(),
            title: String::new(),
            career: String::new(),
            phone: String::new(),
            email: String::new(),
            city: String::new(),
            state: String::new(),
            source: String::new(),
            volunteer: false,
            do_not_contact: false,
            notes: String::new(),
            added_by: None,
            again_allowed_at: None,
            referred_by: None,
            merged_into: None,
        }
    }

    /// Tells whether anybody may ask them: nobody said no, and they are not part of another entry.
    pub fn may_be_asked(&self) -> bool {
        !self.do_not_contact && self.merged_into.is_none()
    }

    /// Gives the name to ask for: the employee's, or the employer's where no employee is known.
    pub fn name(&self) -> &str {
        if self.employee.trim().is_empty() { &self.employer } else { &self.employee }
    }
}

/// A contact with what the school knows about its being asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContactCard {
    /// The contact.
    pub contact: Contact,
    /// The last time somebody chose or called this contact, and who.
    pub last_asked: Option<(Moment, StudentId)>,
}

/// What the school did with a contact, under every name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactHistory {
    /// The calls, the newest first.
    pub calls: Vec<Call>,
    /// The interviews for which they were chosen, the newest first.
    pub interviews: Vec<Interview>,
}

/// Settles which entries are part of which: every entry that is, of one that is not. Where two were made part of each other
/// at different stations, the one with the smallest id stands. An entry knows when any of its parts was asked last, and
/// nobody may ask whom nobody may ask under another name.
pub fn settle_merged(cards: &mut [ContactCard]) {
    let into: HashMap<ContactId, ContactId> = cards.iter().filter_map(|card| Some((card.contact.id, card.contact.merged_into?))).collect();
    let known: HashSet<ContactId> = cards.iter().map(|card| card.contact.id).collect();
    let next = |id: &ContactId| into.get(id).copied().filter(|next| known.contains(next));
    let mut parts: Vec<(ContactId, ContactCard)> = Vec::new();
    for card in cards.iter_mut() {
        let mut at = card.contact.id;
        let mut way = vec![at];
        let root = loop {
            match next(&at) {
                None => break at,
                Some(further) => match way.iter().position(|seen| *seen == further) {
                    Some(circle) => break way.iter().skip(circle).copied().min().unwrap_or(further),
                    None => {
                        way.push(further);
                        at = further;
                    }
                },
            }
        };
        card.contact.merged_into = (root != card.contact.id).then_some(root);
        if card.contact.merged_into.is_some() {
            parts.push((root, card.clone()));
        }
    }
    let mut by_id: HashMap<ContactId, &mut ContactCard> = cards.iter_mut().map(|card| (card.contact.id, card)).collect();
    for (root, part) in parts {
        if let Some(card) = by_id.get_mut(&root) {
            card.last_asked = card.last_asked.max(part.last_asked);
            card.contact.do_not_contact |= part.contact.do_not_contact;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    proptest! {
        #[test]
        fn whatever_became_part_of_what_everybody_is_found_under_an_entry_that_stands(
            into in proptest::collection::vec(proptest::option::of(0_usize..9), 1..8), banned in 0_usize..8,
        ) {
            let id = |number: usize| ContactId(Uuid::from_u128(number as u128));
            let mut cards: Vec<ContactCard> = into
                .iter()
                .enumerate()
                .map(|(number, into)| ContactCard {
                    contact: Contact {
                        merged_into: into.map(id),
                        do_not_contact: number == banned,
                        ..Contact::new(id(number))
                    },
                    last_asked: None,
                })
                .collect();
            settle_merged(&mut cards);
            let once = cards.clone();
            for card in &cards {
                if let Some(root) = card.contact.merged_into {
                    let root = cards.iter().find(|other| other.contact.id == root).expect("it is there");
                    prop_assert_eq!(root.contact.merged_into, None);
                    prop_assert!(root.contact.do_not_contact || !card.contact.do_not_contact);
                }
            }
            prop_assert!(cards.iter().any(|card| card.contact.merged_into.is_none()));
            settle_merged(&mut cards);
            prop_assert_eq!(once, cards, "settling twice is settling once");
        }
    }
}
