//! What waits to be kept. It outlives the session: signing out never drops a word.

use crate::domain::{Moment, Nature, Record};
use crate::flow::effects::{Effect, Fault, Stamp};
use std::time::Duration;

/// How long to wait before a failed batch is tried again.
const AGAIN: Duration = Duration::from_secs(2);

/// Whether all is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Saving {
    /// Nothing was written yet.
    #[default]
    Nothing,
    /// Something is on its way.
    Pending,
    /// All is on the disk, since then.
    Saved(Moment),
    /// It can't be kept now; it will be tried again.
    Failed(Fault),
}

/// Records on their way to the disk, at most one batch at a time.
#[derive(Debug, Default)]
pub struct Outbox {
    pending: Vec<Record>,
    on_the_way: Option<(u64, Vec<Record>)>,
    batches: u64,
    fault: Option<Fault>,
    try_after: Duration,
    saved_at: Option<Moment>,
}

impl Outbox {
    /// Puts a record in; a document replaces its own earlier state.
    pub fn put(&mut self, record: impl Into<Record>) {
        let record = record.into();
        if record.nature() == Nature::Document {
            let (kind, id) = (record.kind(), record.id());
            self.pending.retain(|other| other.kind() != kind || other.id() != id);
        }
        self.pending.push(record);
    }

    /// Sends what waits, unless a batch is on its way or a failed one has to wait.
    pub fn flush(&mut self, stamp: &Stamp) -> Option<Effect> {
        if self.fault.is_some() && stamp.uptime < self.try_after {
            return None;
        }
        self.flush_now()
    }

    /// Sends what waits, unless a batch is on its way.
    pub fn flush_now(&mut self) -> Option<Effect> {
        if self.pending.is_empty() || self.on_the_way.is_some() {
            return None;
        }
        self.batches += 1;
        let records = std::mem::take(&mut self.pending);
        self.on_the_way = Some((self.batches, records.clone()));
        Some(Effect::Keep { batch: self.batches, records })
    }

    /// Hears that a batch is on the disk.
    pub fn kept(&mut self, batch: u64, stamp: &Stamp) {
        if self.on_the_way.as_ref().is_some_and(|(number, _)| *number == batch) {
            self.on_the_way = None;
            self.fault = None;
            self.saved_at = Some(stamp.at);
        }
    }

    /// Tells whether the batch on its way holds words of a student.
    pub fn carries(&self, student: crate::domain::StudentId) -> bool {
        self.on_the_way.iter().flat_map(|(_, records)| records).any(|record| record.student() == Some(student))
    }

    /// Hears that a batch could not be kept; it waits again, behind what replaced it meanwhile.
    pub fn not_kept(&mut self, batch: u64, fault: Fault, stamp: &Stamp) {
        let Some((number, records)) = self.on_the_way.take() else { return };
        if number != batch {
            self.on_the_way = Some((number, records));
            return;
        }
        let newer = std::mem::take(&mut self.pending);
        self.pending = records;
        for record in newer {
            self.put(record);
        }
        self.fault = Some(fault);
        self.try_after = stamp.uptime + AGAIN;
    }

    /// Tells how it stands.
    pub fn saving(&self) -> Saving {
        match (self.fault, self.saved_at) {
            (Some(fault), _) => Saving::Failed(fault),
            (None, _) if !self.pending.is_empty() || self.on_the_way.is_some() => Saving::Pending,
            (None, Some(at)) => Saving::Saved(at),
            (None, None) => Saving::Nothing,
        }
    }

    /// Gives every call for an adult, and every end of one, that is not on the disk yet.
    pub fn help(&self) -> impl Iterator<Item = crate::domain::Help> {
        self.waiting().filter_map(|record| match record {
            Record::Help(call) => Some(call.clone()),
            _ => None,
        })
    }

    /// Gives everything that was said to such a call and is not on the disk yet.
    pub fn help_words(&self) -> impl Iterator<Item = crate::domain::HelpWord> {
        self.waiting().filter_map(|record| match record {
            Record::HelpWord(word) => Some(word.clone()),
            _ => None,
        })
    }

    /// Gives what is not on the disk yet of calls that were ended to stay safe, and of what was decided about them.
    pub fn concerns(&self) -> (Vec<crate::domain::Concern>, Vec<crate::domain::ConcernSettled>) {
        let (mut concerns, mut settled) = (Vec::new(), Vec::new());
        for record in self.waiting() {
            match record {
                Record::Concern(one) => concerns.push(one.clone()),
                Record::ConcernSettled(one) => settled.push(one.clone()),
                _ => {}
            }
        }
        (concerns, settled)
    }

    /// Gives every record that is not on the disk yet, the newest last.
    fn waiting(&self) -> impl Iterator<Item = &Record> {
        let on_the_way = self.on_the_way.iter().flat_map(|(_, records)| records);
        on_the_way.chain(&self.pending)
    }

    /// Gives every record of a student that is not on the disk yet, the newest last.
    pub fn of(&self, student: crate::domain::StudentId) -> Vec<Record> {
        let on_the_way = self.on_the_way.iter().flat_map(|(_, records)| records);
        on_the_way.chain(&self.pending).filter(|record| record.student() == Some(student)).cloned().collect()
    }
}
