//! Reading aloud through the system's espeak-ng, where it is installed; without it the button does nothing.

use crate::content::language::voice;
use crate::domain::Language;
use crate::programs::Running;
use std::process::Command;
use std::time::Duration;

/// How long a screen may be read: the longest takes a few minutes.
const LONGEST: Duration = Duration::from_secs(15 * 60);

/// What is being read, if anything.
#[derive(Debug, Default)]
pub(super) struct Aloud {
    reader: Option<Running>,
}

impl Aloud {
    /// Ends the reading at hand and begins another; an empty text only ends it.
    pub(super) fn read(&mut self, text: &str, language: Language) {
        self.reader = None;
        if text.is_empty() {
            return;
        }
        let mut command = Command::new("espeak-ng");
        command.args(["-v", voice(language), "-s", "150", "--stdin"]);
        match Running::begin(&mut command, text.as_bytes().to_vec(), LONGEST) {
            Ok(reader) => self.reader = Some(reader),
            Err(error) => tracing::warn!(%error, "nothing is installed that reads aloud"),
        }
    }
}
