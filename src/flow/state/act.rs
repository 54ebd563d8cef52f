//! What adults do is written down here, whoever asked them: who did it, to whose record, when and why.

use crate::domain::{Action, AdultId, Audit, StudentId};
use crate::flow::effects::Stamp;
use crate::flow::state::State;

/// Something an adult does.
#[derive(Clone, Debug)]
pub(in crate::flow) struct Act {
    action: Action,
    student: Option<StudentId>,
    reason: String,
}

impl Act {
    /// Makes an act that touches a student's record.
    pub(in crate::flow) fn on(action: Action, student: impl Into<Option<StudentId>>) -> Self {
        Self { action, student: student.into(), reason: String::new() }
    }

    /// Says why, or what of it.
    pub(in crate::flow) fn because(self, reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), ..self }
    }
}

impl From<Action> for Act {
    fn from(action: Action) -> Self {
        Self::on(action, None)
    }
}

impl State {
    /// Writes down what an adult does.
    pub(in crate::flow) fn act(&mut self, adult: AdultId, act: impl Into<Act>, stamp: &Stamp) {
        let Act { action, student, reason } = act.into();
        self.keep(Audit { id: stamp.fresh(), adult, student, at: stamp.at, action, reason });
    }

    /// Writes down what the adult at the desk does; nothing where nobody is there.
    pub(in crate::flow) fn act_at_the_desk(&mut self, act: impl Into<Act>, stamp: &Stamp) {
        if let Some(adult) = self.desk.adult {
            self.act(adult, act, stamp);
        }
    }

    /// Writes down what an adult does to whoever is at work.
    pub(in crate::flow) fn act_on_who_is_here(&mut self, adult: AdultId, action: Action, stamp: &Stamp) {
        let student = self.session.as_ref().map(|session| session.file.student.id);
        self.act(adult, Act::on(action, student), stamp);
    }
}
