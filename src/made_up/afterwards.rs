//! What a made-up call leaves behind: notes, marks, recap, thank-you note, evaluation, reflection.

use super::course::{Journey, score};
use super::words;
use crate::content::Place;
use crate::domain::*;
use chrono::Duration;
use std::collections::BTreeMap;

/// Makes the records of a call that was held, and of what came after it.
pub(super) fn records(journey: &Journey<'_>, contact: &Contact, minutes: i64) -> Vec<Record> {
    let mut records = call(journey, minutes);
    if journey.place >= Place::Thanks {
        records.extend(thanks(journey, contact));
    }
    if journey.place >= Place::Done {
        records.extend(hand_in(journey));
    }
    records
}

fn call(journey: &Journey<'_>, minutes: i64) -> Vec<Record> {
    let (interview, student) = (journey.interview_id(), journey.student.id);
    let mut records = Vec::new();
    let asked = journey.questions.len().saturating_sub(usize::try_from(journey.choice % 3).unwrap_or(0));
    let seconds = u32::try_from(minutes * 60).unwrap_or(0);
    let gap = (seconds.saturating_sub(150) / u32::try_from(journey.notes.len().max(1)).unwrap_or(1)).max(1);
    let mut at_second = 95 + u32::try_from(journey.choice % 20).unwrap_or(0);
    for (at, text) in journey.notes.iter().enumerate() {
        let question = journey.questions.get(at).map(|question| question.id);
        let note = Note { id: journey.record_id(&format!("note/{at}")), interview, student, question, text: text.clone(), at_second };
        records.push(note.into());
        let tag = if journey.highlights.contains(text) { Some(Tag::Star) } else { (at == 1).then_some(Tag::Surprise) };
        if let Some(tag) = tag {
            let when = journey.starts + Duration::seconds(i64::from(at_second) + 4);
            let id = journey.record_id(&format!("mark/{at}"));
            records.push(Mark { id, interview, student, question, tag, off: false, at: when, at_second: at_second + 4 }.into());
        }
        at_second += gap;
    }
    records.push(Recap { interview, student, highlights: journey.highlights.clone() }.into());
    let live = Live {
        interview,
        student,
        minutes: 20,
        part: Part::Recap,
        seconds,
        paused: false,
        current: None,
        asked: journey.questions.iter().take(asked).map(|question| question.id).collect(),
        skipped: journey.questions.iter().skip(asked).map(|question| question.id).collect(),
    };
    records.push(live.into());
    records
}

fn thanks(journey: &Journey<'_>, contact: &Contact) -> Vec<Record> {
    let (interview, student) = (journey.interview_id(), journey.student.id);
    let done = journey.place >= Place::Done;
    let highlight = journey.highlights.first().cloned().unwrap_or_default();
    let text = if journey.thank_you.is_empty() {
        words::thank_you(journey.content, journey.words, journey.student, contact, &highlight)
    } else {
        journey.thank_you.clone()
    };
    let released_at = done.then(|| (journey.starts + Duration::hours(5)).min(journey.now - Duration::minutes(15)));
    let prompts = [highlight, journey.words.will.clone(), journey.words.thanks.clone()];
    let review = if done { Review::Released } else { Review::HandedIn };
    let note = ThankYou {
        interview,
        student,
        prompts,
        text,
        review,
        comment: String::new(),
        remark: String::new(),
        released_at,
        outbox_at: None,
        outbox_file: String::new(),
        sent_at: None,
    };
    let mut records = vec![note.into()];
    records.extend(released_at.map(|at| journey.audit(Action::ReleaseThankYou, at)));
    records
}

fn hand_in(journey: &Journey<'_>) -> Vec<Record> {
    let (interview, student) = (journey.interview_id(), journey.student.id);
    let mut answers: BTreeMap<Answer, String> =
        Answer::ALL.iter().map(|answer| (*answer, journey.words.answer(*answer).to_owned())).collect();
    for (answer, text) in Answer::QUOTES.iter().zip(&journey.takeaways) {
        answers.insert(*answer, text.clone());
    }
    if !journey.surprise.is_empty() {
        answers.insert(Answer::Surprise, journey.surprise.clone());
    }
    let ratings =
        Rating::ALL.iter().zip(0_u32..).filter_map(|(rating, at)| Some((*rating, score(3 + (journey.choice >> at) % 3)?))).collect();
    let permission = [Permission::Yes, Permission::WithoutName, Permission::No];
    let permissions = Answer::QUOTES.iter().copied().zip(permission.into_iter().cycle()).collect();
    let next = match journey.choice % 3 {
        0 => Next::Shadow,
        1 => Next::KnowMore,
        _ => Next::NotForMe,
    };
    let evaluation = Evaluation {
        interview,
        student,
        answers,
        ratings,
        interest_before: score(3 + journey.choice % 2),
        interest_after: score(if next == Next::NotForMe { 2 } else { 4 + journey.choice % 2 }),
        next: Some(next),
        permissions,
        handed_in_at: Some((journey.starts + Duration::hours(3)).min(journey.now - Duration::minutes(30))),
        read_at: None,
        improved_at: None,
        comment: String::new(),
    };
    vec![evaluation.into(), Reflection { interview, student, answers: journey.words.reflection.clone() }.into()]
}
