//! `askwell erase`: the end of a student's records, or of a class's, at every station.

use crate::cli::exit::Exit;
use crate::cli::out::{complain, say, say_set_aside};
use crate::cli::trouble::Trouble;
use crate::domain::{Because, Erasure, Moment, Student};
use crate::engine;
use crate::storage::{StationFile, Store};
use clap::{Args, ValueEnum};
use std::path::Path;

/// What erasing takes.
#[derive(Debug, Args)]
pub(super) struct EraseArgs {
    /// The student's id in the school's list
    #[arg(long, value_name = "ID", conflicts_with = "class", required_unless_present = "class")]
    student: Option<String>,
    /// Everybody in a class
    #[arg(long, value_name = "NAME")]
    class: Option<String>,
    /// Why
    #[arg(long, value_enum)]
    because: Why,
    /// Really erases; without it only says whose records would be
    #[arg(long)]
    yes: bool,
}

/// Why records are erased.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Why {
    /// The student or the family asked for it
    Asked,
    /// The student left the school
    Left,
    /// The term is over
    TermOver,
}

impl From<Why> for Because {
    fn from(why: Why) -> Self {
        match why {
            Why::Asked => Self::Asked,
            Why::Left => Self::Left,
            Why::TermOver => Self::TermOver,
        }
    }
}

pub(super) fn run(folder: &Path, args: &EraseArgs, now: Moment) -> Result<Exit, Trouble> {
    let station = StationFile::read(folder)?.ok_or_else(|| Trouble::NoStation(folder.to_owned()))?;
    let (store, set_aside) = Store::open(folder, &station.origin())?;
    say_set_aside(set_aside);
    let school = store.school()?;
    let meant = |one: &&Student| match (&args.student, &args.class) {
        // An empty word, as from a variable of a script that was never set, means nobody.
        (Some(id), _) => !id.trim().is_empty() && one.school_id == id.trim(),
        (None, Some(class)) => !class.trim().is_empty() && one.class == class.trim(),
        (None, None) => false,
    };
    let students: Vec<&Student> = school.students.iter().filter(meant).collect();
    if students.is_empty() {
        complain("nobody on this station's list is meant by that: check the id or the class, and run askwell nightly first");
        return Ok(Exit::Usage);
    }
    let (mut erasures, mut held) = (Vec::new(), 0);
    for one in &students {
        if store.open_holds(one.id)?.is_empty() {
            erasures.push(Erasure { student: one.id, because: args.because.into(), day: now.date_naive() });
            if !args.yes {
                say(&format!("{}, {}, {}", one.school_id, one.full_name(), one.class));
            }
        } else {
            held += 1;
            complain(&format!(
                "{}, {}: a family's request to see the record is open, so nothing is erased: lift the hold at the station first",
                one.school_id,
                one.full_name()
            ));
        }
    }
    drop(store);
    let left_out = if held == 0 { Exit::Done } else { Exit::LeftOut };
    let students = |count: usize| if count == 1 { "1 student".to_owned() } else { format!("{count} students") };
    if !args.yes {
        say(&format!("all records of {} would be erased at every station, for ever: say --yes to do it", students(erasures.len())));
        return Ok(left_out);
    }
    let done = engine::decide_erasure(folder, &station, &erasures, now)?;
    say(&format!("the records of {} are erased on this station; the others follow in their next nightly", students(done.erased)));
    if done.later > 0 {
        complain(&format!(
            "the records of {} could not be erased now: whoever is signed in at this station has to sign out first, then it goes on by itself",
            students(done.later)
        ));
        return Ok(Exit::LeftOut);
    }
    Ok(left_out)
}
