//! Other programs: each has a thread, a limit and an end of its own, so that none of them holds anybody up.

use rustix::process::{Pid, Resource, Rlimit, Signal, getrlimit, kill_process_group, prlimit};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc;
use std::time::{Duration, Instant};
use zeroize::Zeroize;

/// How often it is looked whether a program has ended.
const LOOK: Duration = Duration::from_millis(20);

/// How long one that was killed, or has ended, is waited for: it may hang in the kernel, or have left others behind that hold
/// its output.
const LAST: Duration = Duration::from_secs(1);

/// How much a program may say: most are asked for lists of a few lines.
const MOST: u64 = 1024 * 1024;

/// What a program may take before it is ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How long it may run.
    pub time: Duration,
    /// How many bytes of what it says are heard; one that says more finds nobody listening.
    pub output: u64,
    /// What it may take of the machine; none for what the system itself brings along.
    pub machine: Option<Machine>,
}

/// What a program, and each that it begins, may take of the machine. It writes no file, and leaves none where it crashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Machine {
    /// How many bytes of memory.
    pub memory: u64,
    /// How many seconds of a processor.
    pub processor: u64,
}

impl From<Duration> for Limits {
    fn from(time: Duration) -> Self {
        Self { time, output: MOST, machine: None }
    }
}

impl Machine {
    /// Sets the limits of a program that was just begun. It has not been given its input, and so has nothing to work on yet.
    fn limit(self, program: &Child) -> io::Result<()> {
        let program = i32::try_from(program.id()).ok().and_then(Pid::from_raw);
        let limits = [(Resource::As, self.memory), (Resource::Cpu, self.processor), (Resource::Fsize, 0), (Resource::Core, 0)];
        for (what, most) in limits {
            // Nobody may raise what the system has set lower.
            let most = Some(getrlimit(what).maximum.map_or(most, |already| already.min(most)));
            prlimit(program, what, Rlimit { current: most, maximum: most })?;
        }
        Ok(())
    }
}

/// What a program came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    /// Whether it said that all went well.
    pub success: bool,
    /// What it said, as far as it was heard.
    pub output: Vec<u8>,
}

/// Runs a program to its end, within its limits (a time alone, or more), and gives it its input. Whatever it began ends with it.
///
/// # Errors
/// When there is no such program, its limits can't be set, or it did not end in time and was killed.
pub fn run(command: &mut Command, input: Vec<u8>, limits: impl Into<Limits>) -> io::Result<Finished> {
    let Limits { time, output: most, machine } = limits.into();
    let mut child = begin(command.stdout(Stdio::piped()), input, machine)?;
    let output = child.stdout.take();
    let (told, heard) = mpsc::channel();
    std::thread::spawn(move || {
        let mut said = Vec::new();
        let read = output.map(|output| output.take(most).read_to_end(&mut said));
        told.send(read.map(|_| said))
    });
    let status = follow(&mut child, time, &AtomicBool::new(false)).ok_or_else(|| io::Error::from(ErrorKind::TimedOut))?;
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
        let mut child = begin(command.stdout(Stdio::null()), input, None)?;
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
fn begin(command: &mut Command, mut input: Vec<u8>, machine: Option<Machine>) -> io::Result<Child> {
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::null()).process_group(0).spawn()?;
    if let Some(Err(cause)) = machine.map(|machine| machine.limit(&child)) {
        end(&mut child);
        return Err(cause);
    }
    if let Some(mut stdin) = child.stdin.take() {
        std::thread::spawn(move || {
            // Whether it wants to read to the end is its own affair; that it ended tells what came of it.
            let _ = stdin.write_all(&input);
            // It may have been a secret.
            input.zeroize();
        });
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
    end(child);
    None
}

/// Kills a program with all it began.
fn end(child: &mut Child) {
    if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
        // It may have ended in this very moment.
        let _ = kill_process_group(group, Signal::KILL);
    }
    let killed = Instant::now();
    while killed.elapsed() < LAST && matches!(child.try_wait(), Ok(None)) {
        std::thread::sleep(LOOK);
    }
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

    /// What a program with little room makes of a script; its input is handed over once its limits stand.
    fn limited(script: &str) -> io::Result<Finished> {
        let machine = Some(Machine { memory: 64 * 1024 * 1024, processor: 1 });
        run(&mut shell(script), b"go\n".to_vec(), Limits { time: Duration::from_secs(60), output: 1000, machine })
    }

    #[test]
    fn one_that_takes_too_much_memory_is_ended() {
        let grown = limited("read go; all=x; while :; do all=$all$all; done").unwrap();
        assert!(!grown.success);
        assert!(limited("read go; all=x; echo $all").unwrap().success);
    }

    #[test]
    fn one_that_takes_too_much_of_the_processor_is_ended() {
        let begun = Instant::now();
        assert!(!limited("read go; while :; do :; done").unwrap().success);
        assert!(begun.elapsed() < Duration::from_secs(50), "{:?}", begun.elapsed());
    }

    #[test]
    fn one_with_limits_writes_no_file_and_one_that_never_stops_talking_is_not_listened_to() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        assert!(!limited(&format!("read go; echo words > {}", file.display())).unwrap().success);
        assert_eq!(std::fs::metadata(&file).map_or(0, |file| file.len()), 0);
        let said = limited("read go; while :; do echo words; done").unwrap();
        assert!(!said.success && said.output.len() == 1000);
    }
}
