//! What the evaluations come to, at the desk.

use crate::content::EvaluationWords;
use crate::domain::{Afterwards, InterviewId, Next, Rating, Student};
use crate::flow::desk::results::{self, Distribution, Event as Results};
use crate::flow::state::desk::results::{Names, Part};
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{
    AppWindow, DigestRow, HelperRow, ResultChoice, ResultQuote, ResultsAdapter, ResultsPart, ResultsView, ScoreRow, WishRow,
};
use crate::ui::models::sync_list;
use crate::ui::screens::call::whom::detail;
use crate::ui::wire::wire;
use slint::{ComponentHandle, SharedString};

const PARTS: [(ResultsPart, Part); 5] = [
    (ResultsPart::Figures, Part::Figures),
    (ResultsPart::Improve, Part::Improve),
    (ResultsPart::Quotes, Part::Quotes),
    (ResultsPart::Helpers, Part::Helpers),
    (ResultsPart::Digest, Part::Digest),
];

/// How many lines are shown at most: a class's wishes, quotes, helpers or answers to one prompt.
const SHOWN: usize = 60;

/// The prompts of the reflection.
const PROMPTS: usize = 3;

fn whole(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn scores(label: &str, distribution: Distribution) -> ScoreRow {
    let [one, two, three, four, five] = distribution.map(|count| i32::try_from(count).unwrap_or(i32::MAX));
    let most = one.max(two).max(three).max(four).max(five);
    ScoreRow { label: label.into(), one, two, three, four, five, most }
}

/// What a part shows, in the lists of the screen.
#[derive(Default)]
struct Shown {
    ratings: Vec<ScoreRow>,
    interest: Vec<ScoreRow>,
    next: Vec<ResultChoice>,
    wishes: Vec<WishRow>,
    quotes: Vec<ResultQuote>,
    helpers: Vec<HelperRow>,
    digest: Vec<DigestRow>,
}

fn figures(words: &EvaluationWords, group: &[&Afterwards], view: &mut ResultsView, shown: &mut Shown) {
    let figures = results::figures(group);
    let rating = |rating: &Rating| scores(words.rating(*rating), figures.ratings.get(rating).copied().unwrap_or_default());
    shown.ratings = Rating::ALL.iter().map(rating).collect();
    shown.interest = vec![scores(words.interest("before"), figures.before), scores(words.interest("after"), figures.after)];
    let all: u32 = figures.next.values().sum();
    let choice = |next: &Next| ResultChoice {
        label: words.next(*next).into(),
        count: i32::try_from(figures.next.get(next).copied().unwrap_or_default()).unwrap_or(i32::MAX),
        all: i32::try_from(all).unwrap_or(i32::MAX),
    };
    shown.next = Next::ALL.iter().map(choice).collect();
    [view.rose, view.stayed, view.fell] = figures.moved.map(|count| i32::try_from(count).unwrap_or(i32::MAX));
    view.next_question = words.next_question().into();
    (view.low, view.high) = (words.scale().0.into(), words.scale().1.into());
}

/// Takes as many as are shown, and counts the others.
fn some<T, U>(all: Vec<T>, more: &mut i32, row: impl Fn(T) -> U) -> Vec<U> {
    *more += whole(all.len().saturating_sub(SHOWN));
    all.into_iter().take(SHOWN).map(row).collect()
}

fn fill(state: &State, group: &[&Afterwards], view: &mut ResultsView, shown: &mut Shown) {
    let words = state.content.evaluation(state.look.language);
    match state.desk.results.part {
        Part::Figures => figures(words, group, view, shown),
        Part::Improve => {
            shown.wishes = some(results::wishes(group), &mut view.more, |wish| WishRow {
                id: wish.interview.to_string().into(),
                text: wish.text.into(),
                done: wish.done,
            });
        }
        Part::Quotes => {
            shown.quotes = some(results::quotes(state, group), &mut view.more, |quote| ResultQuote {
                employer: quote.contact.map_or("", |card| &card.contact.employer).into(),
                text: quote.text.into(),
                student: quote.student.map_or(String::new(), Student::full_name).into(),
            });
        }
        Part::Helpers => {
            shown.helpers = some(results::helpers(state, group), &mut view.more, |(card, count)| HelperRow {
                name: card.contact.name().into(),
                detail: detail(&card.contact),
                count: i32::try_from(count).unwrap_or(i32::MAX),
            });
        }
        Part::Digest => {
            for prompt in 0..PROMPTS {
                let answers = some(results::digest(state, group, prompt), &mut view.more, |(student, text)| DigestRow {
                    prompt: false,
                    text: text.into(),
                    student: student.map_or(String::new(), Student::tile_name).into(),
                });
                if !answers.is_empty() {
                    shown.digest.push(DigestRow { prompt: true, text: words.reflection(prompt + 1).into(), ..DigestRow::default() });
                    shown.digest.extend(answers);
                }
            }
        }
    }
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<ResultsAdapter>();
    let local = &state.desk.results;
    let group = results::group(state);
    let few = results::is_hidden(state, &group);
    let mut view = ResultsView {
        reading: local.all.is_none(),
        class: local.class.as_deref().unwrap_or_default().into(),
        part: PARTS.into_iter().find(|(_, part)| *part == local.part).map_or(ResultsPart::Figures, |(shown, _)| shown),
        evaluations: whole(group.len()),
        few,
        named: local.names == Names::With,
        ..ResultsView::default()
    };
    let mut shown = Shown::default();
    if !few {
        fill(state, &group, &mut view, &mut shown);
    }
    sync_list!(adapter, get_classes, set_classes, state.school.classes().into_iter().map(SharedString::from).collect());
    sync_list!(adapter, get_ratings, set_ratings, shown.ratings);
    sync_list!(adapter, get_interest, set_interest, shown.interest);
    sync_list!(adapter, get_next, set_next, shown.next);
    sync_list!(adapter, get_wishes, set_wishes, shown.wishes);
    sync_list!(adapter, get_quotes, set_quotes, shown.quotes);
    sync_list!(adapter, get_helpers, set_helpers, shown.helpers);
    sync_list!(adapter, get_digest, set_digest, shown.digest);
    adapter.set_view(view);
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<ResultsAdapter>();
    wire! {
        adapter, dispatch => Event::Results;
        on_part(shown) => PARTS.into_iter().find(|(part, _)| *part == shown).map(|(_, part)| Results::Part(part));
        on_named(named) => Results::Names(if named { Names::With } else { Names::Without });
        on_dealt_with(id, done) => id.parse().ok().map(|id| Results::DealtWith(InterviewId(id), done));
    }
    let to = dispatch.clone();
    adapter.on_class(move |class| {
        let class = (!class.is_empty()).then(|| class.to_string());
        to.send(Event::Results(Results::Class(class)));
    });
}
