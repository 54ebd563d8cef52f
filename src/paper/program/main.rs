//! Words in on the standard input, a page out on the standard output; nothing else is read or written.

use std::io::{Read, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            // Nothing can be done about a closed terminal.
            let _ = writeln!(std::io::stderr(), "askwell-paper: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// Says nothing before all of it is made, so that half a page never looks like one.
fn run() -> Result<(), Box<dyn std::error::Error>> {
    let mut wanted = Vec::new();
    std::io::stdin().read_to_end(&mut wanted)?;
    let made = askwell_paper::answer(&wanted)?;
    let mut out = std::io::stdout();
    out.write_all(&made)?;
    Ok(out.flush()?)
}
