//! The program that lays pages out, `askwell-paper`. It lies beside the station's own, and whatever becomes of it is told here.

use crate::domain::{Document, Form, Language, Wanted};
use crate::paper::error::PaperError;
use crate::programs::{self, Limits, Machine};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The name of the program.
const NAME: &str = "askwell-paper";

/// What it may take for a document: ten times the memory and hundreds of times the time that a receipt takes.
const LIMITS: Limits =
    Limits { time: Duration::from_secs(30), output: 32 * 1024 * 1024, machine: Some(Machine { memory: 512 * 1024 * 1024, processor: 20 }) };

/// The program that lays pages out, and what it may take.
#[derive(Clone, Debug)]
pub struct Press {
    program: PathBuf,
    limits: Limits,
}

impl Press {
    /// Takes the one that lies beside a program of the station.
    pub fn beside(program: &Path) -> Self {
        Self { program: program.with_file_name(NAME), limits: LIMITS }
    }

    /// The same, within other limits.
    pub fn within(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Takes the one that lies beside the program that runs.
    pub fn of_this_program() -> Self {
        Self::beside(&std::env::current_exe().unwrap_or_else(|_| PathBuf::from("askwell")))
    }

    /// Has a page laid out that says nothing, to see whether one can be.
    ///
    /// # Errors
    /// When none can.
    pub fn try_out(&self) -> Result<(), PaperError> {
        let nothing = String::new;
        let (language, sections) = (Language::default(), Vec::new());
        self.pdf(&Document { name: nothing(), language, title: nothing(), lead: nothing(), sections, foot: nothing() }).map(drop)
    }

    /// Has a document laid out as PDF; nothing else of the station is told to the program.
    ///
    /// # Errors
    /// When the program is not there, or does not make a whole page of it within its limits.
    pub fn pdf(&self, document: &Document) -> Result<Vec<u8>, PaperError> {
        let unmade = |cause: &str| PaperError::Unmade(cause.to_owned());
        let wanted = serde_json::to_vec(&Wanted { form: Form::Pdf, document }).map_err(|cause| unmade(&cause.to_string()))?;
        // One thread is enough for a page, and each would take room.
        let mut command = Command::new(&self.program);
        command.env_clear().env("RAYON_NUM_THREADS", "1").current_dir("/");
        match programs::run(&mut command, wanted, self.limits) {
            Ok(done) if !done.success => Err(unmade("it ended without a page")),
            Ok(done) if is_whole(&done.output, self.limits.output) => Ok(done.output),
            Ok(_) => Err(unmade("what it made is no page")),
            Err(cause) if cause.kind() == ErrorKind::NotFound => Err(PaperError::Preparing(self.program.clone())),
            Err(cause) if cause.kind() == ErrorKind::TimedOut => Err(unmade("it did not end in time")),
            Err(cause) => Err(unmade(&cause.to_string())),
        }
    }
}

/// Tells whether something is a PDF from its head to its foot; one that fills all there is room for was cut off.
fn is_whole(made: &[u8], most: u64) -> bool {
    let long = u64::try_from(made.len()).is_ok_and(|length| length >= most);
    made.starts_with(b"%PDF-") && made.trim_ascii_end().ends_with(b"%%EOF") && !long
}
