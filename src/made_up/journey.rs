//! One interview of a made-up student, from the plan to the place they have come to.

use super::course::{Journey, score};
use super::{afterwards, days, words};
use crate::content::Place;
use crate::domain::*;
use chrono::Duration;

impl Journey<'_> {
    /// Makes every record of it.
    pub(super) fn records(&self) -> Vec<Record> {
        let mut records = self.questions();
        let mut interview = Interview::new(self.interview_id(), self.student.id, self.number);
        if let Some(contact) = self.contact.filter(|_| self.place >= Place::ReachingOut) {
            interview.contact = Some(contact.id);
            interview.contact_chosen_at = Some(self.earlier(10, 9));
            records.extend(self.calls(contact));
            if self.place >= Place::Booked {
                let booking = self.booking(contact);
                records.extend(self.preparation(contact, &booking));
                interview.booking = Some(booking);
            }
            if self.place >= Place::Held {
                let minutes = 17 + i64::try_from(self.choice % 7).unwrap_or(0);
                interview.started_at = Some(self.starts);
                interview.ended_at = Some(self.starts + Duration::minutes(minutes));
                records.extend(afterwards::records(self, contact, minutes));
            }
        }
        records.push(interview.into());
        records
    }

    fn questions(&self) -> Vec<Record> {
        let (interview, student) = (self.interview_id(), self.student.id);
        let review = match self.place {
            Place::New | Place::Interest => return Vec::new(),
            Place::Questions if self.choice % 2 == 1 => Review::HandedIn,
            Place::Questions => Review::Draft,
            _ => Review::Released,
        };
        let list = QuestionList { interview, student, questions: self.questions.clone(), review, unfinished: String::new() };
        let mut records = vec![list.into()];
        if review != Review::Draft {
            let at = self.earlier(14, 10);
            let id = self.record_id("version");
            records.push(QuestionVersion { id, interview, student, at, questions: self.questions.clone() }.into());
        }
        if review == Review::Released {
            records.push(self.audit(Action::ApproveQuestions, self.earlier(13, 15)));
        }
        records
    }

    fn calls(&self, contact: &Contact) -> Vec<Record> {
        let failed = [Outcome::LeftMessage, Outcome::NoAnswer, Outcome::CallAgain];
        let first = failed.into_iter().cycle().skip(usize::try_from(self.choice % 3).unwrap_or(0));
        let outcomes: Vec<Outcome> = match self.place {
            Place::Stuck => vec![Outcome::NoAnswer, Outcome::LeftMessage, Outcome::Refused],
            Place::ReachingOut => first.take(1 + usize::try_from(self.choice % 2).unwrap_or(0)).collect(),
            _ => first.take(usize::try_from(self.choice % 3).unwrap_or(0)).chain([Outcome::Booked]).collect(),
        };
        let last = outcomes.len();
        let calls = outcomes.into_iter().enumerate().map(|(at, outcome)| {
            let when = self.earlier(9 - u64::try_from(at).unwrap_or(0), 11);
            let open = at + 1 == last && outcome != Outcome::Booked;
            let next_on = days::after(if open { self.now.date_naive() } else { when.date_naive() }, 1);
            Call {
                id: self.record_id(&format!("call/{at}")),
                interview: self.interview_id(),
                student: self.student.id,
                contact: contact.id,
                employer: contact.employer.clone(),
                at: when,
                outcome,
                next_step: self.words.next_step(outcome).to_owned(),
                next_on: (outcome != Outcome::Booked).then_some(next_on),
                names: if outcome == Outcome::Booked { contact.employee.clone() } else { String::new() },
                felt: score(2 + self.choice.wrapping_add(at as u64) % 3),
                path: Vec::new(),
            }
            .into()
        });
        calls.collect()
    }

    fn booking(&self, contact: &Contact) -> Booking {
        let video = self.choice % 5 == 4;
        Booking {
            starts: self.starts,
            minutes: if self.choice % 3 == 1 { 25 } else { 20 },
            medium: if video { Medium::Video } else { Medium::Phone },
            caller: Caller::Student,
            student_number: "(503) 555-0100".to_owned(),
            employee_number: contact.phone.clone(),
            link: if video { format!("https://meet.example/{}", self.key) } else { String::new() },
            room: String::new(),
        }
    }

    fn preparation(&self, contact: &Contact, booking: &Booking) -> Vec<Record> {
        let (interview, student) = (self.interview_id(), self.student.id);
        let mut records = Vec::new();
        if self.place > Place::Booked || self.choice.is_multiple_of(2) {
            let minutes = 9 + u32::try_from(self.choice % 8).unwrap_or(0);
            let practice = Practice {
                id: self.record_id("practice"),
                interview,
                student,
                with: self.teacher.name.clone(),
                at: self.earlier(3, 13),
                minutes,
                recorded: false,
                comment_draft: None,
            };
            records.push(practice.into());
        }
        if self.place > Place::Booked {
            let sent = self.earlier(1, 13);
            let text = words::confirmation(self.words, self.student, contact, booking);
            records
                .push(Confirmation { interview, student, text, outbox_at: None, outbox_file: String::new(), sent_at: Some(sent) }.into());
            let readiness = Readiness {
                interview,
                student,
                notes_at_hand: true,
                adult: self.standby.name.clone(),
                passed_at: Some(sent + Duration::minutes(5)),
                override_reason: String::new(),
                override_by: String::new(),
                practice_with: String::new(),
            };
            records.push(readiness.into());
        }
        records
    }
}
