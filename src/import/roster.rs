//! A school's list of students.

use crate::domain::{CampaignId, Day, Language, Student, StudentId};
use crate::import::cells::{day, language, yes_no};
use crate::import::columns::ROSTER;
use crate::import::error::{FileError, Reason};
use crate::import::gathered::{Gathered, Import};
use crate::import::table::{Cells, Table};
use std::collections::{BTreeSet, HashSet};

/// Reads a roster. `known` gives a student the station has already: what the list has no column for stays as it is
/// there. A new student has no campaign yet. Whose records are `erased` and who is on the list again begins anew, as
/// somebody nothing is known of.
///
/// # Errors
/// When the file as a whole can't be used; then no row is.
pub fn roster(
    bytes: &[u8],
    school: &str,
    known: impl Fn(StudentId) -> Option<Student>,
    erased: impl Fn(StudentId) -> bool,
) -> Result<Import<Student>, FileError> {
    let mut table = Table::open(bytes, ROSTER)?;
    let mut gathered = Gathered::new(std::mem::take(&mut table.notes));
    for (line, cells) in table {
        gathered.take(line, cells.and_then(|cells| student(&cells, school, &known, &erased)));
    }
    Ok(gathered.import)
}

fn student(
    cells: &Cells,
    school: &str,
    known: impl Fn(StudentId) -> Option<Student>,
    erased: impl Fn(StudentId) -> bool,
) -> Result<(StudentId, Student), Reason> {
    let key = cells.get("student_id").unwrap_or_default();
    let id = begun_anew(school, key, erased);
    let mut student = known(id).unwrap_or_else(|| new(id, key));
    student.left_on = None;
    cells.over("first_name", &mut student.first_name);
    cells.over("last_name", &mut student.last_name);
    cells.over("class", &mut student.class);
    cells.over("teacher", &mut student.teacher);
    cells.over("grade", &mut student.grade);
    if let Some(language) = language(cells.get("language").unwrap_or_default())? {
        student.language = language;
    }
    if let Some(value) = cells.get("adult") {
        student.adult = yes_no("adult", value)?;
    }
    if let Some(value) = cells.get("guardian_consent") {
        student.guardian_consent = day("guardian_consent", value)?;
    }
    Ok((id, student))
}

/// Gives the first id of a student that is not erased: the same at every station that knows of the same erasures.
fn begun_anew(school: &str, key: &str, erased: impl Fn(StudentId) -> bool) -> StudentId {
    let mut id = StudentId::from_school(school, key);
    let mut times = 1_u32;
    while erased(id) {
        times += 1;
        id = StudentId::from_school(school, &format!("{key}\u{1f}{times}"));
    }
    id
}

fn new(id: StudentId, key: &str) -> Student {
    Student {
        id,
        school_id: key.to_owned(),
        first_name: String::new(),
        last_name: String::new(),
        class: String::new(),
        teacher: String::new(),
        grade: String::new(),
        language: Language::En,
        adult: false,
        guardian_consent: None,
        campaign: CampaignId::default(),
        left_on: None,
    }
}

/// Whom the list of a class no longer names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Those who have left, marked as such.
    pub students: Vec<Student>,
    /// Classes of which the list names fewer than half, so that it is no list of the class: how many it does not name.
    pub unlike: Vec<(String, usize)>,
}

/// Finds whom a list no longer names, class by class. A list that names fewer than half of those who are in a class adds to
/// it, and says nothing of the others.
pub fn left(known: &[Student], listed: &[Student], today: Day) -> Left {
    let named: HashSet<StudentId> = listed.iter().map(|student| student.id).collect();
    let classes: BTreeSet<&str> = listed.iter().map(|student| student.class.as_str()).collect();
    let mut left = Left::default();
    for class in classes {
        let here = || known.iter().filter(|student| student.class == class && student.is_here());
        let gone: Vec<&Student> = here().filter(|student| !named.contains(&student.id)).collect();
        if gone.is_empty() {
            continue;
        }
        if gone.len() * 2 > here().count() {
            left.unlike.push((class.to_owned(), gone.len()));
        } else {
            left.students.extend(gone.into_iter().map(|student| Student { left_on: Some(today), ..student.clone() }));
        }
    }
    left
}
