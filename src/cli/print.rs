//! `askwell print`: a document without opening the screen.

use crate::cli::exit::Exit;
use crate::cli::out::{say, say_set_aside};
use crate::cli::trouble::Trouble;
use crate::content::Content;
use crate::domain::{InterviewId, Language, Moment, School};
use crate::flow::rules::receipt::{Source, receipt};
use crate::paper::Press;
use crate::storage::{StationFile, Store};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// What can be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// Who agreed to the recordings of an interview's practices, and what was taken back; needs --interview
    Receipt,
}

/// What printing takes.
#[derive(Debug, Args)]
pub(super) struct PrintArgs {
    /// What
    kind: Kind,
    /// Of which interview, by the id in the shared database
    #[arg(long, value_name = "ID")]
    interview: Option<Uuid>,
    /// The PDF that is written
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

pub(super) fn run(folder: &Path, args: &PrintArgs, lang: Option<&str>, now: Moment) -> Result<Exit, Trouble> {
    let Kind::Receipt = args.kind;
    let interview = InterviewId(args.interview.ok_or(Trouble::Needs { what: "receipt", option: "--interview" })?);
    let content = Content::load()?;
    let station = StationFile::read(folder)?.ok_or_else(|| Trouble::NoStation(folder.to_owned()))?;
    let (store, set_aside) = Store::open(folder, &station.origin())?;
    say_set_aside(set_aside);
    let student = store.student_of(interview)?.ok_or(Trouble::NoSuch { what: "interview", id: interview.0 })?;
    let file = store.file(student)?;
    let one = file.interview(interview).ok_or(Trouble::NoSuch { what: "interview", id: interview.0 })?;
    let school = School { name: station.school_shown().to_owned(), station: station.station_shown().to_owned(), ..store.school()? };
    let language = lang.and_then(Language::from_code).unwrap_or(file.student.language);
    let source = Source { content: &content, school: &school, language, now };
    let pdf = Press::of_this_program().pdf(&receipt(source, one, &one.takes))?;
    std::fs::write(&args.out, pdf).map_err(|cause| Trouble::Unwritable { file: args.out.clone(), cause })?;
    say(&format!("written to {}", args.out.display()));
    Ok(Exit::Done)
}
