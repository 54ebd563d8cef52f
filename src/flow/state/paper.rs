//! The papers of an interview: each is written in one way, and is on its way to the disk as soon as it was.

use crate::domain::{
    CallPlan, Confirmation, Evaluation, Interview, InterviewFile, QuestionList, Readiness, Recap, Record, Reflection, ThankYou,
};
use crate::flow::state::State;

/// Something there is one of in the file of an interview.
pub(in crate::flow) trait Paper: Clone + Into<Record> {
    /// Finds it in the file.
    fn of(file: &mut InterviewFile) -> &mut Self;
}

macro_rules! papers {
    ($($paper:ty: $field:ident;)+) => {$(
        impl Paper for $paper {
            fn of(file: &mut InterviewFile) -> &mut Self {
                &mut file.$field
            }
        }
    )+};
}

papers! {
    Interview: interview;
    QuestionList: questions;
    CallPlan: call_plan;
    Confirmation: confirmation;
    Readiness: readiness;
    Recap: recap;
    ThankYou: thank_you;
    Evaluation: evaluation;
    Reflection: reflection;
}

impl State {
    /// Writes in a paper of the interview at hand, and keeps it.
    pub(in crate::flow) fn write<P: Paper>(&mut self, write: impl FnOnce(&mut P)) {
        self.change(|one| {
            let paper = P::of(one);
            write(paper);
            paper.clone()
        });
    }
}
