//! The confirmation: an e-mail that can't leave without date, time, duration and telephone numbers.

use crate::content::language::says_minutes;
use crate::content::{ConfirmationWords, fold, long_date, short_date, time_of_day};
use crate::domain::{Appointment, Booking, Confirmation, Draft, Language};
use crate::flow::call::phone_words::{Blanks, digits};
use crate::flow::effects::{Effect, Stamp};
use crate::flow::rules::Screen;
use crate::flow::rules::file_name::file_name;
use crate::flow::state::State;
use crate::flow::state::call::ConfirmationPage;
use chrono::{Datelike, Timelike};

/// Something done on the screen.
#[derive(Clone, Debug)]
pub enum Event {
    /// The text was written.
    Write(String),
    /// The language of the e-mail; the text is written anew.
    Language(Language),
    /// The text is written anew from the booking; what was changed by hand only after a question.
    Again,
    /// The answer to that question.
    Replace(bool),
    /// It goes into the outbox.
    Outbox,
    /// It was sent.
    Sent,
    /// On to the journey.
    GoOn,
}

/// What the text lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Missing {
    /// The date.
    pub date: bool,
    /// The time.
    pub time: bool,
    /// The duration.
    pub minutes: bool,
    /// A telephone number, or the link.
    pub number: bool,
}

impl Missing {
    /// Tells whether something is.
    pub fn any(self) -> bool {
        self.date || self.time || self.minutes || self.number
    }
}

/// Finds what a text lacks of a booking, in whichever language and way it is written.
pub fn missing(text: &str, booking: &Booking) -> Missing {
    let folded = fold(text);
    let day = booking.starts.date_naive();
    let names_day = Language::ALL.iter().copied().any(|language| {
        // The weekday may be left out.
        let long = fold(&long_date(day, language));
        let plain = long.split_once(", ").map_or(long.as_str(), |(_, rest)| rest);
        stands_alone(&folded, plain) || stands_alone(&folded, &fold(&short_date(day, language)))
    });
    let numeric = [format!("{}/{}", day.month(), day.day()), format!("{:02}/{:02}", day.month(), day.day()), day.to_string()];
    let (hour, minute) = (booking.starts.hour(), booking.starts.minute());
    let (_, twelve) = booking.starts.hour12();
    let mut clocks = vec![format!("{twelve}:{minute:02}"), format!("{hour}:{minute:02}"), format!("{hour:02}:{minute:02}")];
    if minute == 0 {
        clocks.extend(["pm", " pm", "am", " am", " p.m.", " a.m.", " p. m.", " a. m."].map(|half| format!("{twelve}{half}")));
    }
    let minutes = booking.minutes.to_string();
    let length = folded.match_indices(&minutes).any(|(at, _)| {
        let before = folded.get(..at).and_then(|text| text.chars().next_back());
        let after = folded.get(at + minutes.len()..).unwrap_or_default();
        before.is_none_or(|sign| !sign.is_ascii_digit()) && says_minutes(after.trim_start().trim_start_matches('-'))
    });
    Missing {
        date: !names_day && !numeric.iter().any(|form| stands_alone(&folded, form)),
        time: !clocks.iter().any(|form| stands_alone(&folded, form)),
        minutes: !length,
        number: ![booking.student_number.trim(), booking.their_phone(), booking.meeting()]
            .into_iter()
            .all(|number| holds_number(text, number)),
    }
}

/// Tells whether a form stands in a text and is no part of a longer number.
fn stands_alone(text: &str, form: &str) -> bool {
    text.match_indices(form).any(|(at, _)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + form.len()..).and_then(|text| text.chars().next());
        before.is_none_or(|sign| !sign.is_ascii_digit()) && after.is_none_or(|sign| !sign.is_ascii_digit())
    })
}

fn holds_number(text: &str, number: &str) -> bool {
    let number = number.trim();
    let wanted = digits(number);
    let link = number.chars().filter(|sign| sign.is_alphabetic()).count() > 4;
    if link || wanted.is_empty() { text.contains(number) } else { text.lines().any(|line| digits(line).contains(&wanted)) }
}

fn blanks(state: &State, language: Language, booking: &Booking) -> Blanks {
    let words = state.content.confirmation(language);
    let contact = state.interview().and_then(|one| one.interview.contact).and_then(|id| state.school.contact(id));
    let employer = contact.map_or(String::new(), |card| card.contact.employer.clone());
    let nobody = Blanks::given(vec![("employer", employer.clone())]).fill(&words.greeting_nobody);
    let employee = contact.map(|card| card.contact.employee.trim().to_owned()).filter(|name| !name.is_empty());
    Blanks::given(vec![
        ("employee", employee.unwrap_or(nobody)),
        ("employer", employer),
        ("date", long_date(booking.starts.date_naive(), language)),
        ("time", time_of_day(booking.starts, language)),
        ("minutes", booking.minutes.to_string()),
        ("how", words.how(booking.medium, booking.caller).to_owned()),
        ("numbers", numbers(words, booking)),
        ("student", state.session.as_ref().map_or(String::new(), |session| session.file.student.full_name())),
        ("school", state.school.name.clone()),
    ])
}

fn numbers(words: &ConfirmationWords, booking: &Booking) -> String {
    let blanks = Blanks::given(vec![
        ("student_number", booking.student_number.trim().to_owned()),
        ("employee_number", booking.their_phone().to_owned()),
        ("link", booking.meeting().to_owned()),
    ]);
    let lines = [
        (&words.student_number, booking.student_number.trim()),
        (&words.employee_number, booking.their_phone()),
        (&words.video_link, booking.meeting()),
    ];
    lines.into_iter().filter(|(_, number)| !number.is_empty()).map(|(line, _)| blanks.fill(line)).collect::<Vec<_>>().join("\n")
}

/// Writes the text from the booking.
pub fn text(state: &State, language: Language, booking: &Booking) -> String {
    blanks(state, language, booking).fill(state.content.confirmation(language).text.trim())
}

/// Gives the subject.
pub fn subject(state: &State, language: Language, booking: &Booking) -> String {
    blanks(state, language, booking).fill(&state.content.confirmation(language).subject)
}

/// Opens the screen; an empty text is written from the booking.
pub(in crate::flow) fn open(state: &mut State) {
    // A text that was written in another language than the screen's stays what it is.
    let written = Language::ALL.iter().copied().find(|language| untouched(state, *language));
    state.confirmation = ConfirmationPage { language: written.unwrap_or(state.look.language), ..ConfirmationPage::default() };
    if state.interview().is_some_and(|one| one.confirmation.text.trim().is_empty()) {
        again(state);
    }
}

/// Tells whether the e-mail stands as the station wrote it in this language.
fn untouched(state: &State, language: Language) -> bool {
    let Some(one) = state.interview() else { return false };
    one.interview.booking.as_ref().is_some_and(|booking| text(state, language, booking) == one.confirmation.text)
}

fn again(state: &mut State) {
    let Some(booking) = state.interview().and_then(|one| one.interview.booking.clone()) else { return };
    let text = text(state, state.confirmation.language, &booking);
    write(state, text);
}

fn write(state: &mut State, text: String) {
    let mut taken_out = state.confirmation.taken_out;
    state.write(|it: &mut Confirmation| {
        // What lies in the outbox is another text.
        if it.text != text {
            taken_out |= it.outbox_at.take().is_some();
        }
        it.text = text;
    });
    state.confirmation.taken_out = taken_out;
}

pub(in crate::flow) fn step(state: &mut State, event: Event, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match event {
        Event::Write(text) => write(state, text),
        Event::Language(language) => {
            // What the student changed by hand is theirs: only an untouched text changes its language.
            let untouched = empty(state) || untouched(state, state.confirmation.language);
            state.confirmation.language = language;
            if untouched {
                again(state);
            }
        }
        Event::Again if empty(state) || Language::ALL.iter().copied().any(|language| untouched(state, language)) => again(state),
        Event::Again => state.confirmation.ask_again = true,
        Event::Replace(yes) => {
            if yes && state.confirmation.ask_again {
                again(state);
            }
            state.confirmation.ask_again = false;
        }
        Event::Outbox => {
            if let Some(draft) = draft(state) {
                state.confirmation.on_its_way = state.session.as_ref().map(|session| session.current);
                effects.push(Effect::WriteDraft(draft));
            }
        }
        Event::GoOn => state.go(Screen::Journey),
        Event::Sent => {
            let whole = state
                .interview()
                .is_some_and(|one| one.interview.booking.as_ref().is_some_and(|booking| !missing(&one.confirmation.text, booking).any()));
            if whole {
                state.write(|it: &mut Confirmation| it.sent_at = Some(stamp.at));
                state.go(Screen::Journey);
            }
        }
    }
}

fn empty(state: &State) -> bool {
    state.interview().is_none_or(|one| one.confirmation.text.trim().is_empty())
}

/// A draft lies in the outbox: the one of this screen, where it waits for one.
pub(in crate::flow) fn written(state: &mut State, name: &str, stamp: &Stamp) {
    let here = state.session.as_ref().map(|session| session.current);
    if state.confirmation.on_its_way.take().is_some_and(|waiting| Some(waiting) == here) {
        state.confirmation.taken_out = false;
        state.write(|it: &mut Confirmation| {
            it.outbox_at = Some(stamp.at);
            it.outbox_file = format!("{name}.eml");
        });
    }
}

/// Gives the e-mail address of whoever will be called; empty where none is known.
fn address(state: &State) -> Option<&str> {
    let contact = state.interview()?.interview.contact?;
    state.school.contact(contact).map(|card| card.contact.email.as_str())
}

/// Makes the draft for the outbox; none while something is missing.
fn draft(state: &State) -> Option<Draft> {
    let one = state.interview()?;
    let booking = one.interview.booking.as_ref()?;
    if missing(&one.confirmation.text, booking).any() {
        return None;
    }
    // Nobody can send what has no address: it is said by phone.
    let to = address(state).filter(|address| !address.trim().is_empty())?.to_owned();
    let language = state.confirmation.language;
    let student = &state.session.as_ref()?.file.student;
    let title = blanks(state, language, booking).fill(&state.content.confirmation(language).appointment);
    Some(Draft {
        name: format!("confirmation-{}-{}", file_name(&student.tile_name()), booking.starts.date_naive()),
        to,
        subject: subject(state, language, booking),
        text: one.confirmation.text.clone(),
        appointment: Some(Appointment { id: one.interview.id, starts: booking.starts, minutes: booking.minutes, title }),
    })
}
