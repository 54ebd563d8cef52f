//! Reading aloud through the system's espeak-ng, where it is installed; without it the button does nothing.

use crate::domain::Language;
use std::io::Write;
use std::process::{Child, Command, Stdio};

/// What is being read, if anything.
#[derive(Debug, Default)]
pub(super) struct Aloud {
    reader: Option<Child>,
}

impl Aloud {
    /// Ends the reading at hand and begins another; an empty text only ends it.
    pub(super) fn read(&mut self, text: &str, language: Language) {
        self.stop();
        if text.is_empty() {
            return;
        }
        let voice = match language {
            Language::En => "en-us",
            Language::Es => "es-419",
        };
        let started = Command::new("espeak-ng")
            .args(["-v", voice, "-s", "150", "--stdin"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        match started {
            Ok(mut child) => {
                if let Some(mut stdin) = child.stdin.take() {
                    // A reader that went away meanwhile is no trouble to anybody.
                    let _ = stdin.write_all(text.as_bytes());
                }
                self.reader = Some(child);
            }
            Err(error) => tracing::warn!(%error, "nothing is installed that reads aloud"),
        }
    }

    fn stop(&mut self) {
        if let Some(mut child) = self.reader.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Drop for Aloud {
    fn drop(&mut self) {
        self.stop();
    }
}
