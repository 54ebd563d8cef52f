//! The thank-you note: three prompts, a note put together from them, and its way to the teacher and out.

use crate::content::language::is_small;
use crate::content::{EvaluationWords, fold};
use crate::domain::{Draft, InterviewFile, Note, Review, Tag, ThankYou};
use crate::flow::effects::{Effect, Stamp};
use crate::flow::rules::Screen;
use crate::flow::rules::file_name::file_name;
use crate::flow::state::State;
use crate::flow::state::journey::{Moment, ThankYouPage};

/// Something done with the note.
#[derive(Clone, Debug)]
pub enum Event {
    /// The answer to a prompt, 0 to 2, was written.
    Prompt(usize, String),
    /// The note is put together.
    Build,
    /// The student's own words may be replaced.
    Replace,
    /// They stay.
    KeepMine,
    /// The note was written.
    Write(String),
    /// The note is handed in.
    HandIn,
    /// It is taken back before the teacher has released it.
    TakeBack,
    /// The released note goes to the outbox.
    Outbox,
}

/// Tells whether the note is closed to its author.
pub fn locked(note: &ThankYou) -> bool {
    matches!(note.review, Review::HandedIn | Review::Released)
}

/// How many notes with a star a draft quotes: more would read like a list.
const STARS: usize = 3;

/// Puts the note together: greeting, thanks, what stays and what the student will do, closing. What is missing leaves
/// no gap. Without an answer on what stays, the notes with a star speak for it.
pub fn build(state: &State) -> String {
    let language = state.look.language;
    let Some((session, one)) = state.session.as_ref().and_then(|session| Some((session, session.interview()?))) else {
        return String::new();
    };
    let words = state.content.evaluation(language);
    let contact = one.interview.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
    let (employee, employer) = contact.map_or(("", ""), |contact| (contact.employee.trim(), contact.employer.trim()));
    let known = |key: &str, word: &str, place: &str| match word {
        "" => words.thank_you(&format!("{key}_unknown")).to_owned(),
        word => words.thank_you(key).replace(place, word),
    };
    let told = |place: usize| one.thank_you.prompts.get(place).and_then(|answer| led_in(words, place, answer));
    let stays = told(0).or_else(|| quoted(words, &starred_notes(one)));
    let middle: Vec<String> = stays.into_iter().chain(told(1)).collect();
    let closing = words.thank_you("closing").replace("{student}", &session.file.student.full_name());
    let closing = told(2).map_or(closing.clone(), |thanks| format!("{thanks} {closing}"));
    let parts = [known("greeting", employee, "{employee}"), known("opening", employer, "{employer}"), middle.join(" "), closing];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// Finishes the sentence that a prompt begins. What of the beginning the student wrote once more is said once.
fn led_in(words: &EvaluationWords, place: usize, answer: &str) -> Option<String> {
    let prompt = words.thank_you(&format!("prompt_{}", place + 1));
    let lead: Vec<&str> = prompt.trim_end_matches(['…', ' ']).split_whitespace().collect();
    let told: Vec<&str> = answer.split_whitespace().collect();
    let same = |lead: &[&str], told: &[&str]| lead.iter().zip(told).all(|(one, other)| fold(one) == fold(other));
    let again = (0..lead.len()).find(|from| {
        let end = lead.get(*from..).unwrap_or_default();
        told.len() >= end.len() && same(end, &told)
    });
    // Whoever begins anew with "I" says it in their own way from there.
    let anew = told.first().filter(|first| again.is_none() && matches!(**first, "I" | "i" | "I'm" | "I'll" | "I'd" | "I’m" | "I’ll"));
    let lead = match anew.and_then(|_| lead.iter().position(|word| *word == "I")) {
        Some(own) => lead.get(..own).unwrap_or_default().to_vec(),
        None => lead,
    };
    let rest = told.get(again.map_or(0, |from| lead.len() - from)..).unwrap_or_default();
    let (first, more) = rest.split_first()?;
    let small = first.to_lowercase();
    let first = if is_small(&fold(&small)) { small } else { (*first).to_owned() };
    let words: Vec<&str> = lead.into_iter().chain([first.as_str()]).chain(more.iter().copied()).collect();
    let sentence = words.join(" ");
    let ends = sentence.ends_with(['.', '!', '?', '…', '”', '»', ')']);
    Some(if ends { sentence } else { format!("{sentence}.") })
}

/// Gives what was noted beside a star; a star at a question without a note says nothing to anybody else.
fn starred_notes(one: &InterviewFile) -> Vec<&str> {
    let marked = one.marked();
    let place = |note: &&Note| one.questions.questions.iter().position(|question| Some(question.id) == note.question);
    let mut notes: Vec<&Note> = one.notes.iter().filter(|note| marked.contains(&(note.question, Tag::Star))).collect();
    notes.sort_by_key(|note| place(note).unwrap_or(usize::MAX));
    notes.into_iter().map(|note| note.text.trim()).filter(|text| !text.is_empty()).take(STARS).collect()
}

fn quoted(words: &EvaluationWords, notes: &[&str]) -> Option<String> {
    notes.first()?;
    let sentence = words.thank_you(&format!("stars_{}", notes.len())).to_owned();
    Some(
        (1..)
            .zip(notes)
            .fold(sentence, |sentence, (number, note)| sentence.replace(&format!("{{{number}}}"), note.trim_end_matches(['.', ',', ';']))),
    )
}

/// Makes the draft of a released note.
pub fn draft(state: &State) -> Option<Draft> {
    let one = state.interview().filter(|one| one.thank_you.review == Review::Released)?;
    let student = state.session.as_ref().map_or(String::new(), |session| session.file.student.full_name());
    let contact = one.interview.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
    // A piece of the interview's id keeps two students of one name apart.
    let id: String = one.interview.id.0.simple().to_string().chars().take(8).collect();
    Some(Draft {
        name: format!("thank-you-{}-{id}", file_name(&student)),
        to: contact.map_or(String::new(), |contact| contact.email.trim().to_owned()),
        subject: state.content.evaluation(state.look.language).thank_you("subject").to_owned(),
        text: one.thank_you.text.clone(),
        appointment: None,
    })
}

pub(in crate::flow) fn step(state: &mut State, event: Event, effects: &mut Vec<Effect>) {
    let Some(note) = state.interview().map(|one| &one.thank_you) else { return };
    match event {
        Event::TakeBack if note.review == Review::HandedIn => change(state, |note| note.review = Review::Draft),
        Event::Outbox => {
            if let Some(draft) = draft(state) {
                state.thank_you.on_its_way = state.session.as_ref().map(|session| session.current);
                effects.push(Effect::WriteDraft(draft));
            }
        }
        _ if locked(note) => {}
        Event::Prompt(place, text) => change(state, |note| {
            if let Some(answer) = note.prompts.get_mut(place) {
                *answer = text;
            }
        }),
        Event::Build => {
            if note.text.trim().is_empty() || note.text == state.thank_you.built {
                put_together(state);
            } else {
                state.thank_you.asking = true;
            }
        }
        Event::Replace => put_together(state),
        Event::KeepMine => state.thank_you.asking = false,
        Event::Write(text) => change(state, |note| note.text = text),
        Event::HandIn if !note.text.trim().is_empty() => {
            change(state, |note| note.review = Review::HandedIn);
            state.go(Screen::Journey);
            state.journey.moment = Some(Moment::ThankYou);
        }
        Event::HandIn | Event::TakeBack => {}
    }
}

/// A draft lies in the outbox: the one of this screen, where it waits for one.
pub(in crate::flow) fn written(state: &mut State, name: &str, stamp: &Stamp) {
    let here = state.session.as_ref().map(|session| session.current);
    if state.thank_you.on_its_way.take().is_some_and(|waiting| Some(waiting) == here) {
        change(state, |note| {
            note.outbox_at = Some(stamp.at);
            note.outbox_file = format!("{name}.eml");
        });
    }
}

fn put_together(state: &mut State) {
    let built = build(state);
    state.thank_you = ThankYouPage { asking: false, built: built.clone(), on_its_way: None };
    change(state, |note| note.text = built);
}

fn change(state: &mut State, change: impl FnOnce(&mut ThankYou)) {
    state.write(|it: &mut ThankYou| change(it));
}
