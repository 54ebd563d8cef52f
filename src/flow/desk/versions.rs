//! Two versions of what adults wrote at two stations, before either knew of the other: an adult says which one counts. The
//! other is kept.

use crate::domain::{Action, LostChange, Record, SettledChange};
use crate::flow::effects::{Effect, Stamp};
use crate::flow::rules::Screen;
use crate::flow::rules::duties::Duty;
use crate::flow::state::act::Act;
use crate::flow::state::{State, who};

/// Something done with them.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// They are shown.
    Show,
    /// The one that stands stays.
    Keep,
    /// The other one counts from now on.
    UseOther,
}

/// Gives what the adult at the desk may choose between: what differs, and can still be changed.
pub fn offers(state: &State) -> impl Iterator<Item = &LostChange> {
    let duty = |record: &Record| match record {
        Record::Campaign(_) => Duty::PlanCampaign,
        Record::Contact(_) => Duty::KeepContacts,
        _ => Duty::Review,
    };
    state.desk.changes.iter().filter(move |change| {
        let differs = !change.stands.differences(&change.lost.record).is_empty();
        differs && who::at_the_desk(state, duty(&change.stands)).is_some() && change.stands.with_lines_of(&change.lost.record).is_some()
    })
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    let Some(change) = offers(state).next().cloned() else { return };
    let Some(by) = state.desk.adult else { return };
    match event {
        Event::Show => return state.go(Screen::DeskVersions),
        Event::Keep => {}
        Event::UseOther => use_other(state, &change),
    }
    let student = change.stands.student();
    state.keep(SettledChange { id: stamp.fresh(), lost: change.lost.hash.clone(), by, at: stamp.at });
    state.act_at_the_desk(Act::on(Action::ChooseVersion, student), stamp);
    state.desk.changes.retain(|one| one.lost.hash != change.lost.hash);
    effects.extend(state.outbox.flush_now());
    effects.extend([Effect::ReadWaiting, Effect::ReadOverview]);
    if offers(state).next().is_none() {
        state.go(Screen::Desk);
    }
}

fn use_other(state: &mut State, change: &LostChange) {
    let Some(record) = change.stands.with_lines_of(&change.lost.record) else { return };
    match &record {
        Record::Campaign(campaign) => {
            if let Some(one) = state.school.campaigns.iter_mut().find(|one| one.id == campaign.id) {
                one.clone_from(campaign);
            }
            state.school.sort_campaigns();
        }
        Record::Contact(contact) => {
            if let Some(card) = state.school.contacts.iter_mut().find(|card| card.contact.id == contact.id) {
                card.contact.clone_from(contact);
            }
            state.school.join_merged();
        }
        _ => {}
    }
    state.keep(record);
}
