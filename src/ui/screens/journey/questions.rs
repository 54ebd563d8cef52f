//! The question list beside the bank.

use crate::content::short_moment;
use crate::domain::{InterviewFile, Question, QuestionId, RecordId, Review, Topic};
use crate::flow::journey::questions::{self, Event as Step, bank};
use crate::flow::state::journey::{Shelf, Tab};
use crate::flow::{Event, Screen, State, hint};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{
    AppWindow, BankRow, CategoryRow, ListState, QuestionRow, QuestionsAdapter, QuestionsView, TopicRow, VersionRow,
};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::{ComponentHandle, SharedString};

/// So many words are looked at before an own question gets a hint: nobody likes to be corrected in the middle of a word.
const WORDS_BEFORE_HINT: usize = 3;

fn count(length: usize) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}

fn hint_words<'a>(state: &'a State, text: &str) -> &'a str {
    hint(&state.content.hints, text).map_or("", |hint| state.content.bank.hint(hint.key(), state.look.language))
}

fn view(state: &State, one: &InterviewFile) -> QuestionsView {
    let local = &state.questions;
    let list = &one.questions;
    let bank = &state.content.bank;
    let language = state.look.language;
    let numbered = list.questions.iter().enumerate().map(|(place, question)| format!("{}. {}", place + 1, question.text));
    let added = list.questions.iter().enumerate().find(|(_, question)| local.added == Some(question.id));
    let begun = local.own.split_whitespace().count() >= WORDS_BEFORE_HINT;
    QuestionsView {
        state: match list.review {
            Review::Draft => ListState::Draft,
            Review::HandedIn => ListState::HandedIn,
            Review::Returned => ListState::Returned,
            Review::Released => ListState::Released,
        },
        editable: questions::open(list),
        ready: questions::ready(list),
        written: count(questions::written(list)),
        minutes: i32::try_from(bank::minutes(bank, list)).unwrap_or(i32::MAX),
        topics: count(bank::covered(bank, list).len()),
        allowed: i32::try_from(bank::allowed(state, one)).unwrap_or(i32::MAX),
        bank: local.tab == Tab::Bank,
        typed: local.typed.as_str().into(),
        shelf: match &local.shelf {
            Shelf::Closed => "",
            Shelf::Category(id) => bank.category_name(id, language),
            Shelf::Topic(topic) => bank.topic_name(*topic, language),
        }
        .into(),
        own: local.own.as_str().into(),
        own_hint: if begun { hint_words(state, &local.own).into() } else { SharedString::default() },
        added_place: added.map_or(0, |(place, _)| count(place + 1)),
        added: added.map_or("", |(_, question)| &question.text).into(),
        added_hint: added.map_or("", |(_, question)| hint_words(state, &question.text)).into(),
        removed_at: local.removed.as_ref().map_or(-1, |(place, _)| count(*place)),
        moved: local.moved.0.map_or(String::new(), |id| id.to_string()).into(),
        moves: local.moved.1,
        versions: count(one.versions.len()),
        versions_shown: local.versions,
        kept: one.versions.last().is_some_and(|last| last.questions == list.questions),
        aloud: numbered.collect::<Vec<_>>().join(" ").into(),
    }
}

fn rows(state: &State, one: &InterviewFile) -> Vec<QuestionRow> {
    let row = |question: &Question| QuestionRow {
        id: question.id.to_string().into(),
        text: question.text.as_str().into(),
        category: state.content.bank.category_name(&question.category, state.look.language).into(),
        hint: hint_words(state, &question.text).into(),
        comment: question.comment.as_str().into(),
        selected: state.questions.selected == Some(question.id),
        sought: state.questions.sought == Some(question.id),
    };
    one.questions.questions.iter().map(row).collect()
}

fn found(state: &State, one: &InterviewFile) -> Vec<BankRow> {
    let bank = &state.content.bank;
    let row = |known: &crate::content::BankQuestion| BankRow {
        id: known.id.as_str().into(),
        text: known.text.get(state.look.language).into(),
        category: bank.category_name(&known.category, state.look.language).into(),
        taken: one.questions.questions.iter().any(|question| question.bank == known.id),
    };
    bank::found(&state.content, &state.questions).into_iter().map(row).collect()
}

fn categories(state: &State) -> Vec<CategoryRow> {
    let row = |category: &crate::content::Category| CategoryRow {
        id: category.id.as_str().into(),
        name: category.name.get(state.look.language).into(),
        selected: state.questions.shelf == Shelf::Category(category.id.clone()),
        own: state.questions.own_category == category.id,
    };
    state.content.bank.categories.iter().map(row).collect()
}

fn topics(state: &State, one: &InterviewFile) -> Vec<TopicRow> {
    let bank = &state.content.bank;
    let covered = bank::covered(bank, &one.questions);
    let row = |topic: Topic| TopicRow {
        key: topic.key().into(),
        name: bank.topic_name(topic, state.look.language).into(),
        covered: covered.contains(&topic),
    };
    Topic::ALL.into_iter().map(row).collect()
}

/// Gives the kept versions, the newest first, and the questions of the one that is looked at.
fn versions(state: &State, one: &InterviewFile) -> (Vec<VersionRow>, Vec<SharedString>) {
    let language = state.look.language;
    let rows = one.versions.iter().rev().map(|version| VersionRow {
        id: version.id.to_string().into(),
        when: short_moment(version.at, language).into(),
        count: count(version.questions.len()),
        opened: state.questions.version == Some(version.id),
    });
    let looked_at = one.versions.iter().find(|version| state.questions.version == Some(version.id));
    let lines = looked_at.into_iter().flat_map(|version| version.questions.iter().enumerate());
    let lines = lines.map(|(place, question)| SharedString::from(format!("{}. {}", place + 1, question.text)));
    (rows.collect(), lines.collect())
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<QuestionsAdapter>();
    let Some(one) = state.interview() else { return };
    let (versions, lines) = versions(state, one);
    sync_list!(adapter, get_questions, set_questions, rows(state, one));
    sync_list!(adapter, get_found, set_found, found(state, one));
    sync_list!(adapter, get_categories, set_categories, categories(state));
    sync_list!(adapter, get_topics, set_topics, topics(state, one));
    sync_list!(adapter, get_versions, set_versions, versions);
    sync_list!(adapter, get_version_lines, set_version_lines, lines);
    adapter.set_view(view(state, one));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<QuestionsAdapter>();
    wire! {
        adapter, dispatch => Event::Questions;
        on_typed(text) => Step::Typed(text.into());
        on_category(text) => Step::Category(text.into());
        on_take(text) => Step::Take(text.into());
        on_own(text) => Step::Own(text.into());
        on_own_category(text) => Step::OwnCategory(text.into());
        on_starter() => Step::Starter;
        on_add_own() => Step::AddOwn;
        on_show_added() => Step::ShowAdded;
        on_undo() => Step::Undo;
        on_keep() => Step::Keep;
        on_show_versions() => Step::Versions;
        on_hand_in() => Step::HandIn;
        on_reopen() => Step::Reopen;
        on_select(id) => id.parse().ok().map(|id| Step::Select(QuestionId(id)));
        on_remove(id) => id.parse().ok().map(|id| Step::Remove(QuestionId(id)));
        on_up(id) => id.parse().ok().map(|id| Step::Up(QuestionId(id)));
        on_down(id) => id.parse().ok().map(|id| Step::Down(QuestionId(id)));
        on_version(id) => id.parse().ok().map(|id| Step::Version(RecordId(id)));
        on_restore(id) => id.parse().ok().map(|id| Step::Restore(RecordId(id)));
        on_show_bank(bank) => Step::Tab(if bank { Tab::Bank } else { Tab::List });
        on_topic(key) => Topic::ALL.into_iter().find(|topic| topic.key() == key.as_str()).map(Step::Topic);
        on_edit(id, text) => id.parse().ok().map(|id| Step::Edit(QuestionId(id), text.into()));
    }
    wire! {
        adapter, dispatch => Event::Go;
        on_lessons() => Screen::Lessons;
    }
    let to = dispatch.clone();
    adapter.on_drop(move |id, place| {
        if let (Ok(id), Ok(place)) = (id.parse(), place.try_into()) {
            to.send(Event::Questions(Step::Drop(QuestionId(id), place)));
        }
    });
}
