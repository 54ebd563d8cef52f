//! The printer, as CUPS knows it.

use super::PaperError;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// How long CUPS may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Asks CUPS which printers there are; `None` where there is no CUPS to ask.
pub fn printers() -> Option<Vec<String>> {
    let mut child = Command::new("lpstat").arg("-e").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let output = child.stdout.take();
    let (told, waiting) = mpsc::channel();
    std::thread::spawn(move || told.send(output.map(std::io::read_to_string)));
    let text = waiting.recv_timeout(PATIENCE).ok();
    // One that does not answer is not waited for.
    let _ = child.kill();
    let _ = child.wait();
    let text = text.flatten().and_then(Result::ok).unwrap_or_default();
    Some(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

/// Hands a PDF to the printer the system would take; nothing of it is kept in a file of ours.
///
/// # Errors
/// When there is none, or it does not take it.
pub fn print(pdf: &[u8]) -> Result<(), PaperError> {
    let mut child = Command::new("lp").stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    if let Some(mut input) = child.stdin.take() {
        input.write_all(pdf)?;
    }
    if child.wait()?.success() { Ok(()) } else { Err(std::io::Error::other("the printer did not take it").into()) }
}
