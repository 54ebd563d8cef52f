//! The combined export, as a coordinator's script reads it.

mod contract;
mod told;

use super::*;

const VIEWS: [(&str, &str); 13] = [
    ("v_students", "student_id, first_name, last_name, class, teacher, language, stage, interviews_done, interviews_owed, stuck"),
    ("v_interviews", "interview_id, student_id, employer, employee, career, status, scheduled_for, minutes, medium, station"),
    ("v_calls", "call_id, student_id, employer, at, outcome, next_step, next_on, felt"),
    ("v_questions", "interview_id, position, category, question, asked"),
    ("v_notes", "interview_id, position, note, tag, at_second"),
    ("v_practice", "practice_id, student_id, teacher, at, minutes, recorded, self_rating_average, teacher_rating_average"),
    (
        "v_evaluations",
        "interview_id, student_id, handed_in_at, preparation, making_contact, questions, listening, time, manners, learned_career, \
         learned_path, interest_before, interest_after, next, takeaways, school_should_change",
    ),
    ("v_thank_yous", "interview_id, student_id, status, released_at"),
    ("v_quotes", "interview_id, employer, quote, permission"),
    ("v_contacts", "contact_id, employer, employee, career, phone, email, volunteer, do_not_contact, last_contacted_on"),
    ("v_consents", "student_id, practice_id, given, withdrawn, uses"),
    ("v_applied", "station, epoch, generation, sha256, rows, applied_at"),
    ("v_nights", "station, epoch, at, stations, new_rows, said"),
];

/// Reads a row as text, NULL as a dash.
fn row(share: &Path, sql: &str) -> String {
    let connection = open(share);
    let mut statement = connection.prepare(sql).unwrap();
    let width = statement.column_count();
    let rows = statement.query_map([], |row| {
        let cell = |at| match row.get::<_, rusqlite::types::Value>(at).unwrap() {
            rusqlite::types::Value::Null => "-".to_owned(),
            rusqlite::types::Value::Integer(number) => number.to_string(),
            rusqlite::types::Value::Text(text) => text,
            other => format!("{other:?}"),
        };
        Ok((0..width).map(cell).collect::<Vec<_>>().join("|"))
    });
    rows.unwrap().map(Result::unwrap).collect::<Vec<_>>().join("\n")
}
