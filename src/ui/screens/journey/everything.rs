//! Everything I wrote: all of a student's work, to read.

use crate::content::{EvaluationWords, short_date, time_of_day};
use crate::domain::{Answer, Call, InterviewFile, Note, QuestionId, Rating, StudentFile, Tag};
use crate::flow::State;
use crate::flow::desk::class;
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, EverythingAdapter, EverythingView, WorkKind, WorkLabel, WorkRow};
use crate::ui::models::sync_list;
use slint::{ComponentHandle, ModelRc};

/// Gathers rows; a heading comes only where something stands under it.
#[derive(Default)]
struct Gathered(Vec<WorkRow>);

impl Gathered {
    fn under(&mut self, heading: WorkRow, entries: Vec<WorkRow>) {
        if !entries.is_empty() {
            self.0.push(heading);
            self.0.extend(entries);
        }
    }
}

fn heading(kind: WorkKind) -> WorkRow {
    WorkRow { kind, ..WorkRow::default() }
}

/// Makes an entry; an empty text makes none.
fn entry(head: &str, text: &str) -> Option<WorkRow> {
    let text = text.trim();
    (!text.is_empty()).then(|| WorkRow { head: head.into(), text: text.into(), ..WorkRow::default() })
}

fn labelled(label: WorkLabel, text: &str) -> Option<WorkRow> {
    entry("", text).map(|row| WorkRow { label, ..row })
}

fn interests(state: &State, file: &StudentFile) -> Vec<WorkRow> {
    let card = &file.interest;
    let names = card.careers.iter().map(|career| state.content.occupations.name(career, state.look.language));
    let careers = names.collect::<Vec<_>>().join(" · ");
    let rows = [
        labelled(WorkLabel::Careers, &careers),
        labelled(WorkLabel::Why, &card.why),
        labelled(WorkLabel::Pay, &card.pay),
        labelled(WorkLabel::Hours, &card.hours),
        labelled(WorkLabel::Schooling, &card.schooling),
    ];
    rows.into_iter().flatten().collect()
}

fn question_text(one: &InterviewFile, id: Option<QuestionId>) -> &str {
    let found = one.questions.questions.iter().find(|question| Some(question.id) == id);
    // A question that left the list since may still stand in a kept version.
    let kept = || one.versions.iter().rev().flat_map(|version| &version.questions).find(|question| Some(question.id) == id);
    found.or_else(kept).map_or("", |question| question.text.as_str())
}

fn questions(one: &InterviewFile) -> Vec<WorkRow> {
    let written = one.questions.questions.iter().filter(|question| !question.text.trim().is_empty());
    written.enumerate().filter_map(|(place, question)| entry("", &format!("{}. {}", place + 1, question.text))).collect()
}

fn calls(state: &State, file: &StudentFile, one: &InterviewFile) -> Vec<WorkRow> {
    let language = state.look.language;
    let row = |call: &Call| {
        let head = format!("{} · {} · {}", short_date(call.at.date_naive(), language), time_of_day(call.at, language), call.employer);
        let outcome = state.content.phone_script.outcome_name(call.outcome, language);
        let parts = [outcome, call.next_step.as_str(), call.names.as_str()];
        let said = parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        entry(&head, &said)
    };
    file.calls.iter().filter(|call| call.interview == one.interview.id).filter_map(row).collect()
}

fn notes(one: &InterviewFile) -> Vec<WorkRow> {
    let marked = one.marked();
    let with_marks = |row: WorkRow, question: Option<QuestionId>| WorkRow {
        label: if question.is_none() { WorkLabel::RecapNote } else { WorkLabel::None },
        head: question_text(one, question).into(),
        star: marked.contains(&(question, Tag::Star)),
        surprise: marked.contains(&(question, Tag::Surprise)),
        look_up: marked.contains(&(question, Tag::LookUp)),
        follow_up: marked.contains(&(question, Tag::FollowUp)),
        name: marked.contains(&(question, Tag::Name)),
        ..row
    };
    let written: Vec<&Note> = one.notes.iter().filter(|note| !note.text.trim().is_empty()).collect();
    let mut rows: Vec<WorkRow> =
        written.iter().map(|note| with_marks(WorkRow { text: note.text.trim().into(), ..WorkRow::default() }, note.question)).collect();
    // A mark may stand at a question without a word of notes.
    let mut alone: Vec<Option<QuestionId>> = marked.iter().map(|(question, _)| *question).collect();
    alone.dedup();
    alone.retain(|question| !written.iter().any(|note| note.question == *question));
    rows.extend(alone.into_iter().map(|question| with_marks(WorkRow::default(), question)));
    rows
}

fn evaluation(words: &EvaluationWords, one: &InterviewFile) -> Vec<WorkRow> {
    let said = &one.evaluation;
    let answers = Answer::ALL.iter().filter_map(|answer| entry(words.question(*answer), said.answers.get(answer)?));
    let score = |head: &str, score: Option<crate::domain::Score>| score.and_then(|score| entry(head, &format!("{} / 5", score.get())));
    let ratings = Rating::ALL.iter().filter_map(|rating| score(words.rating(*rating), said.ratings.get(rating).copied()));
    let more = [
        score(words.interest("before"), said.interest_before),
        score(words.interest("after"), said.interest_after),
        said.next.and_then(|next| entry(words.next_question(), words.next(next))),
    ];
    answers.chain(ratings).chain(more.into_iter().flatten()).collect()
}

fn thank_you(words: &EvaluationWords, one: &InterviewFile) -> Vec<WorkRow> {
    let prompts = (1..).zip(&one.thank_you.prompts).filter_map(|(number, text)| entry(words.thank_you(&format!("prompt_{number}")), text));
    prompts.chain(entry("", &one.thank_you.text)).collect()
}

fn interview(state: &State, file: &StudentFile, one: &InterviewFile) -> Vec<WorkRow> {
    let words = state.content.evaluation(state.look.language);
    let mut rows = Gathered::default();
    rows.under(heading(WorkKind::Questions), questions(one));
    rows.under(heading(WorkKind::Calls), calls(state, file, one));
    rows.under(heading(WorkKind::Confirmation), entry("", &one.confirmation.text).into_iter().collect());
    rows.under(heading(WorkKind::Notes), notes(one));
    rows.under(heading(WorkKind::Highlights), one.recap.highlights.iter().filter_map(|text| entry("", text)).collect());
    rows.under(heading(WorkKind::ThankYou), thank_you(words, one));
    rows.under(heading(WorkKind::Evaluation), evaluation(words, one));
    let reflection = (1..).zip(&one.reflection.answers).filter_map(|(number, text)| entry(words.reflection(number), text));
    rows.under(heading(WorkKind::Reflection), reflection.collect());
    rows.0
}

fn rows(state: &State, file: &StudentFile) -> Vec<WorkRow> {
    let mut rows = Gathered::default();
    rows.under(heading(WorkKind::Interests), interests(state, file));
    for one in &file.interviews {
        let employer = one.interview.contact.and_then(|id| state.school.contact(id)).map_or("", |card| &card.contact.employer);
        let head =
            WorkRow { number: i32::try_from(one.interview.number).unwrap_or(0), head: employer.into(), ..heading(WorkKind::Interview) };
        rows.under(head, interview(state, file, one));
    }
    rows.0
}

fn view(rows: &[WorkRow]) -> EverythingView {
    let said = rows.iter().flat_map(|row| [row.head.as_str(), row.text.as_str()]).filter(|part| !part.is_empty());
    EverythingView { nothing: rows.is_empty(), aloud: said.collect::<Vec<_>>().join(". ").into() }
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<EverythingAdapter>();
    // A student reads what is theirs; at the desk it is the page that is open.
    let file = state.session.as_ref().map(|session| &session.file).or_else(|| class::page(state));
    let rows = file.map_or(Vec::new(), |file| rows(state, file));
    let view = EverythingView { nothing: file.is_some() && rows.is_empty(), ..view(&rows) };
    sync_list!(adapter, get_rows, set_rows, rows);
    adapter.set_view(view);
}

/// Takes the preview's rows away; the screen has nothing to press.
pub(in crate::ui) fn connect(window: &AppWindow, _: &Dispatch) {
    window.global::<EverythingAdapter>().set_rows(ModelRc::default());
}
