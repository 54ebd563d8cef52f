//! Other programs: each has a thread, a limit and an end of its own, so that none of them holds anybody up.

use rustix::process::{Pid, Signal, kill_process_group};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// How often it is looked whether a program has ended.
const LOOK: Duration = Duration::from_millis(20);

/// How long one that was killed, or has ended, is waited for: it may hang in the kernel, or have left others behind that hold
/// its output.
const LAST: Duration = Duration::from_secs(1);

/// How much a program may say: ours are asked for lists of a few lines.
const MOST: u64 = 1024 * 1024;

/// What a program came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// Whether it said that all went well.
    pub success: bool,
    /// What it said, the first megabyte of it.
    pub output: Vec<u8>,
}

/// Runs a program to its end, at most for a while, and gives it its input. Whatever it began ends with it.
///
/// # Errors
/// When there is no such program, or it did not end in time and was killed.
pub fn run(command: &mut Command, input: Vec<u8>, limit: Duration) -> io::Result<Finished> {
    let mut child = begin(command.stdout(Stdio::piped()), input)?;
    let output = child.stdout.take();
    let (told, heard) = mpsc::channel();
    std::thread::spawn(move || {
        let mut said = Vec::new();
        let read = output.map(|output| output.take(MOST).read_to_end(&mut said));
        told.send(read.map(|_| said))
    });
    let status = follow(&mut child, limit, &AtomicBool::new(false)).ok_or_else(|| io::Error::from(ErrorKind::TimedOut))?;
    let output = heard.recv_timeout(LAST).ok().flatten().unwrap_or_default();
    Ok(Finished { success: status.success(), output })
}

/// A program that runs beside the station; it ends when it is dropped, or when its time is over.
#[derive(Debug)]
pub struct Running(Arc<AtomicBool>);

impl Running {
    /// Begins a program, gives it its input, and never waits for it.
    ///
    /// # Errors
    /// When there is no such program, or the system gives no thread.
    pub fn begin(command: &mut Command, input: Vec<u8>, limit: Duration) -> io::Result<Self> {
        let mut child = begin(command.stdout(Stdio::null()), input)?;
        let stop = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&stop);
        std::thread::Builder::new().name("program".to_owned()).spawn(move || follow(&mut child, limit, &told))?;
        Ok(Self(stop))
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// Begins a program in a group of its own, with a thread that hands it its input: one that does not read holds up that alone.
fn begin(command: &mut Command, input: Vec<u8>) -> io::Result<Child> {
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).process_group(0).spawn()?;
    if let Some(mut stdin) = child.stdin.take() {
        // Whether it wants to read to the end is its own affair; that it ended tells what came of it.
        std::thread::spawn(move || stdin.write_all(&input));
    }
    Ok(child)
}

/// Waits for the end of a program; kills it with all it began when its time is over or somebody says so.
fn follow(child: &mut Child, limit: Duration, stop: &AtomicBool) -> Option<ExitStatus> {
    let begun = Instant::now();
    while begun.elapsed() < limit && !stop.load(Ordering::SeqCst) {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) => std::thread::sleep(LOOK),
            Err(_) => return None,
        }
    }
    if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        // It may have ended in this very moment.
        let _ = kill_process_group(group, Signal::KILL);
    }
    let killed = Instant::now();
    while killed.elapsed() < LAST && matches!(child.try_wait(), Ok(None)) {
        std::thread::sleep(LOOK);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_program_gets_its_input_and_says_what_came_of_it() {
        let done = run(&mut shell("cat; exit 0"), b"a page".to_vec(), Duration::from_secs(20)).unwrap();
        assert_eq!(done, Finished { success: true, output: b"a page".to_vec() });
        assert!(!run(&mut shell("cat > /dev/null; exit 3"), Vec::new(), Duration::from_secs(20)).unwrap().success);
        assert!(run(&mut Command::new("/nowhere/lp"), Vec::new(), Duration::from_secs(20)).is_err());
    }

    #[test]
    fn one_that_never_ends_is_ended_with_all_it_began() {
        let folder = tempfile::tempdir().unwrap();
        let left = folder.path().join("left");
        // It neither reads what it is given nor ends, and what it began would outlive it.
        let script = format!("(sleep 2; touch {}) & sleep 900", left.display());
        let ended = run(&mut shell(&script), vec![7; 4 * 1024 * 1024], Duration::from_millis(200));
        assert_eq!(ended.unwrap_err().kind(), ErrorKind::TimedOut);
        std::thread::sleep(Duration::from_millis(2500));
        assert!(!left.exists());
    }

    #[test]
    fn one_that_leaves_somebody_behind_with_its_output_is_not_waited_for() {
        let begun = Instant::now();
        let done = run(&mut shell("echo here; (sleep 20) & exit 0"), Vec::new(), Duration::from_secs(15)).unwrap();
        assert!(done.success);
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    }

    #[test]
    fn one_that_runs_beside_ends_when_nobody_wants_it_any_more() {
        let folder = tempfile::tempdir().unwrap();
        let (here, gone) = (folder.path().join("here"), folder.path().join("gone"));
        let script = format!("touch {}; sleep 3; touch {}", here.display(), gone.display());
        let running = Running::begin(&mut shell(&script), Vec::new(), Duration::from_secs(60)).unwrap();
        while !here.exists() {
            std::thread::sleep(LOOK);
        }
        drop(running);
        std::thread::sleep(Duration::from_millis(3500));
        assert!(!gone.exists());
    }
}
