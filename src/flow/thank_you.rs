//! The thank-you note: three prompts, a note put together from them, and its way to the teacher and out.

use super::{Effect, Screen, State};
use crate::domain::{Draft, Review, ThankYou};

/// What stands in a note where the station knows no name.
const BLANK: &str = "________";

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct Local {
    /// Whether the student is asked before their own words are replaced.
    pub asking: bool,
    /// The note as it was last put together: one that still reads so may be replaced without asking.
    built: String,
}

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

/// Puts the note together: greeting, opening, the answers, closing.
pub fn build(state: &State) -> String {
    let language = state.look.language;
    let Some((session, one)) = state.session.as_ref().and_then(|session| Some((session, session.interview()?))) else {
        return String::new();
    };
    let words = state.content.evaluation(language);
    let contact = one.interview.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
    let student = session.file.student.full_name();
    let career = contact.map_or("", |contact| state.content.occupations.name_of(&contact.career, language));
    let fill = |text: &str| {
        let or_blank = |word: &str| if word.trim().is_empty() { BLANK.to_owned() } else { word.trim().to_owned() };
        text.replace("{employee}", &or_blank(contact.map_or("", |contact| contact.name())))
            .replace(" ({career})", &if career.trim().is_empty() { String::new() } else { format!(" ({})", career.trim()) })
            .replace("{employer}", &or_blank(contact.map_or("", |contact| &contact.employer)))
            .replace("{student}", &or_blank(&student))
    };
    let answers = one.thank_you.prompts.iter().map(|answer| answer.trim()).filter(|answer| !answer.is_empty());
    let mut parts = vec![fill(words.thank_you("greeting")), fill(words.thank_you("opening"))];
    parts.extend(answers.map(str::to_owned));
    parts.push(fill(words.thank_you("closing")));
    parts.join("\n\n")
}

/// Makes the draft of a released note.
pub fn draft(state: &State) -> Option<Draft> {
    let one = state.interview().filter(|one| one.thank_you.review == Review::Released)?;
    let student = state.session.as_ref().map_or(String::new(), |session| session.file.student.full_name());
    let contact = one.interview.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
    // A piece of the interview's id keeps two students of one name apart.
    let id: String = one.interview.id.0.simple().to_string().chars().take(8).collect();
    Some(Draft {
        name: format!("thank-you-{}-{id}", slug(&student)),
        to: contact.map_or(String::new(), |contact| contact.email.trim().to_owned()),
        subject: state.content.evaluation(state.look.language).thank_you("subject").to_owned(),
        text: one.thank_you.text.clone(),
        appointment: None,
    })
}

/// Keeps of a name what may stand in the name of a file on any disk.
fn slug(name: &str) -> String {
    let folded = crate::content::fold(name);
    let words = folded.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.take(6).collect::<Vec<_>>().join("-")
}

pub(super) fn step(state: &mut State, event: Event, effects: &mut Vec<Effect>) {
    let Some(note) = state.interview().map(|one| &one.thank_you) else { return };
    match event {
        Event::TakeBack if note.review == Review::HandedIn => change(state, |note| note.review = Review::Draft),
        Event::Outbox => effects.extend(draft(state).map(Effect::WriteDraft)),
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
        }
        Event::HandIn | Event::TakeBack => {}
    }
}

fn put_together(state: &mut State) {
    let built = build(state);
    state.thank_you = Local { asking: false, built: built.clone() };
    change(state, |note| note.text = built);
}

fn change(state: &mut State, change: impl FnOnce(&mut ThankYou)) {
    state.change(|one| {
        change(&mut one.thank_you);
        one.thank_you.clone()
    });
}
