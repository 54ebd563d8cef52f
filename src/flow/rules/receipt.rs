//! The receipt for the recordings of an interview's practices: who agreed to what, and what was taken back.
//!
//! It tells what all voices agreed to together: whose no it was is told to nobody.

use crate::content::{Content, ReceiptWords, full_date, full_moment};
use crate::domain::{Day, Document, Ending, InterviewFile, Language, Moment, School, Section, Student, Take, Use, Voice};
use crate::flow::rules::file_name::file_name;
use crate::flow::rules::{consent, recording};

/// What a receipt is made from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The words.
    pub content: &'a Content,
    /// The school, for names.
    pub school: &'a School,
    /// The language it is written in.
    pub language: Language,
    /// When it is made.
    pub now: Moment,
}

/// Writes the receipt for some recordings of an interview.
pub fn receipt<'a>(source: Source<'_>, one: &InterviewFile, takes: impl IntoIterator<Item = &'a Take>) -> Document {
    let words = source.content.receipt(source.language);
    let mut sections: Vec<Section> = takes.into_iter().map(|take| section(source, one, take)).collect();
    if sections.is_empty() {
        sections.push(Section { heading: words.say("nothing", &[]), lines: Vec::new() });
    }
    let date = full_date(source.now.date_naive(), source.language);
    Document {
        name: format!("receipt-{}-{}", source.now.format("%Y-%m-%d-%H%M%S"), file_name(&student(source, one))),
        language: source.language,
        title: words.say("title", &[]),
        lead: words.say("lead", &[]),
        sections,
        foot: words.say("foot", &[("school", &source.school.name), ("station", &source.school.station), ("date", &date)]),
    }
}

/// Tells whether a file of the outbox is a receipt of a student by its name.
pub fn is_of(file: &str, student: &Student) -> bool {
    let name = file_name(&student.tile_name());
    file.strip_suffix(".pdf").is_some_and(|stem| stem.starts_with("receipt-") && !name.is_empty() && stem.ends_with(&format!("-{name}")))
}

fn student(source: Source<'_>, one: &InterviewFile) -> String {
    source.school.student(one.interview.student).map_or(String::new(), Student::tile_name)
}

fn section(source: Source<'_>, one: &InterviewFile, take: &Take) -> Section {
    let words = source.content.receipt(source.language);
    let practice = one.practices.iter().find(|practice| practice.id == take.practice);
    let date = full_date(practice.map_or(take.started_at, |practice| practice.at).date_naive(), source.language);
    let with = practice.map_or("", |practice| practice.with.as_str());
    let key = if with.is_empty() { "practice" } else { "practice_with" };
    let mut lines = vec![(words.say("student", &[]), source.school.voice_name(&Voice::Student(take.student)))];
    let mut say = |key: &str, told: String| {
        if !told.is_empty() {
            lines.push((words.say(key, &[]), told));
        }
    };
    say("recorded", recorded(source, take));
    say("voices", voices(source, one, take));
    // What was agreed stays true when it is taken back: the two stand below each other.
    let uses = consent::uses(take.practice, &one.consents, &[]);
    say("agreed", of_uses(words, Use::ALL.into_iter().filter(|one| uses.contains(one))));
    say("not_agreed", of_uses(words, Use::ALL.into_iter().filter(|one| !uses.contains(one))));
    for withdrawal in one.withdrawals.iter().filter(|withdrawal| withdrawal.practice == take.practice) {
        let (who, adult) =
            (source.school.voice_name(&withdrawal.voice), withdrawal.entered_by().map(|id| source.school.voice_name(&Voice::Adult(id))));
        let beside = withdrawal.beside().map(|student| source.school.voice_name(&Voice::Student(student)));
        let key = match (&adult, withdrawal.voice_asked) {
            (None, _) if beside.is_some() => "beside",
            (None, _) => "by_voice",
            (Some(_), true) => "by_voice_through",
            (Some(_), false) => "by_guardian",
        };
        let at = moment(source, withdrawal.at);
        say("taken_back", words.say(key, &[("date", &at), ("who", &who), ("adult", adult.or(beside).as_deref().unwrap_or_default())]));
    }
    if !recording::is_taken_back(one, take) {
        say("until", day(source, take.destroy_on));
    }
    let left = match take.ending {
        Some(Ending::Withdrawn) => "gone",
        Some(Ending::Expired) => "expired",
        _ if recording::is_taken_back(one, take) => "unheard",
        _ => "kept",
    };
    say("state", words.say(left, &[]));
    if recording::is_taken_back(one, take) {
        say("stays", words.say("stays_what", &[]));
    }
    for copy in one.copies.iter().filter(|copy| copy.take == take.id) {
        let (at, adult) = (moment(source, copy.at), source.school.voice_name(&Voice::Adult(copy.by)));
        say("copies", words.say("copy", &[("date", &at), ("adult", &adult), ("file", &copy.file)]));
    }
    Section { heading: words.say(key, &[("date", &date), ("with", with)]), lines }
}

fn recorded(source: Source<'_>, take: &Take) -> String {
    let at = moment(source, take.started_at);
    let seconds = take.seconds();
    if seconds == 0 {
        return at;
    }
    let (minutes, seconds) = ((seconds / 60).to_string(), (seconds % 60).to_string());
    let length = source.content.receipt(source.language).say("length", &[("minutes", &minutes), ("seconds", &seconds)]);
    format!("{at} ({length})")
}

fn voices(source: Source<'_>, one: &InterviewFile, take: &Take) -> String {
    let words = source.content.receipt(source.language);
    let voice = |voice: Voice| {
        let who = source.school.voice_name(&voice);
        let form = consent::last_said(&one.consents, take.practice, &voice).and_then(|said| said.form);
        match form {
            Some(form) => words.say("form", &[("who", &who), ("date", &day(source, form.dated()))]),
            None => who,
        }
    };
    consent::voices(take.practice, take.student, &one.consents).into_iter().map(voice).collect::<Vec<_>>().join("; ")
}

fn of_uses(words: &ReceiptWords, uses: impl Iterator<Item = Use>) -> String {
    uses.map(|one| words.use_of(one)).collect::<Vec<_>>().join("; ")
}

fn day(source: Source<'_>, day: Day) -> String {
    full_date(day, source.language)
}

fn moment(source: Source<'_>, at: Moment) -> String {
    full_moment(at, source.language)
}
