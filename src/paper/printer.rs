//! The printer, as CUPS knows it. Whoever calls this waits for CUPS, at most for the time named here.

use crate::paper::error::PaperError;
use crate::programs;
use std::process::Command;
use std::time::Duration;

/// How long CUPS may take to name its printers.
const NAMING: Duration = Duration::from_secs(5);

/// How long CUPS may take to accept a page.
const TAKING: Duration = Duration::from_secs(60);

/// Asks CUPS which printers there are; `None` where there is no CUPS to ask.
pub fn printers() -> Option<Vec<String>> {
    let said = match programs::run(Command::new("lpstat").arg("-e"), Vec::new(), NAMING) {
        Ok(finished) => finished.output,
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return None,
        // One that does not answer has none to print on.
        Err(_) => Vec::new(),
    };
    let text = String::from_utf8_lossy(&said);
    Some(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect())
}

/// Hands a PDF to the printer the system would take; nothing of it is kept in a file of ours.
///
/// # Errors
/// When there is none, it does not take it, or does not answer for a minute.
pub fn print(pdf: Vec<u8>) -> Result<(), PaperError> {
    let finished = programs::run(&mut Command::new("lp"), pdf, TAKING)?;
    if finished.success { Ok(()) } else { Err(std::io::Error::other("the printer did not take it").into()) }
}
