//! What the list of recordings remembers, the one that is open, and a copy of it.

use crate::domain::{InterviewFile, InterviewId, RecordId, StudentFile, StudentId};
use crate::flow::effects::recordings::{CopyProgress, Recording};

/// What is known of the copy that is asked for.
#[derive(Debug, Default)]
pub struct CopyPage {
    /// The folders of the sticks that are plugged in; none until the station has looked.
    pub sticks: Option<Vec<String>>,
    /// The folder it goes to.
    pub folder: String,
    /// How far it is, once it was asked for.
    pub told: Option<CopyProgress>,
}

/// What is done with the recording at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Task {
    /// It is looked at.
    #[default]
    Look,
    /// A hold is put on the student's recordings.
    Hold,
    /// A copy of it is saved.
    Copy,
}

/// The recording at hand.
#[derive(Debug)]
pub struct OpenRecording {
    /// Which.
    pub take: RecordId,
    /// What is done with it.
    pub task: Task,
    /// The reason for that.
    pub reason: String,
    /// The copy that is saved.
    pub copy: CopyPage,
    pub(in crate::flow) student: StudentId,
    pub(in crate::flow) interview: InterviewId,
    pub(in crate::flow) file: Option<StudentFile>,
}

/// What the list of recordings remembers.
#[derive(Debug, Default)]
pub struct RecordingsPage {
    /// The recordings, the next to be destroyed first; none until they are read.
    pub list: Option<Vec<Recording>>,
    /// The one at hand.
    pub open: Option<OpenRecording>,
}

impl RecordingsPage {
    /// Gives the interview the recording at hand is for.
    pub(in crate::flow) fn interview(&self) -> Option<&InterviewFile> {
        let open = self.open.as_ref()?;
        open.file.as_ref()?.interview(open.interview)
    }

    /// Gives the interview the recording at hand is for, to change it.
    pub(in crate::flow) fn interview_mut(&mut self) -> Option<&mut InterviewFile> {
        let open = self.open.as_mut()?;
        open.file.as_mut()?.interview_mut(open.interview)
    }

    /// Takes the file of the student whose recording is at hand.
    pub(in crate::flow) fn opened(&mut self, file: &StudentFile) {
        if let Some(open) = self.open.as_mut().filter(|open| open.student == file.student.id) {
            open.file = Some(file.clone());
        }
    }
}
