//! The made-up school to try the station with.

use super::course::Journey;
use super::{days, questions, words};
use crate::content::{Content, ContentError, Demo, DemoContact, DemoRoom, DemoStudent, Each, MadeUpWords, Place};
use crate::domain::*;
use chrono::{Days, Duration, Timelike};
use std::collections::HashMap;

/// A made-up school, ready to be kept.
#[derive(Debug)]
pub struct MadeUp {
    /// The school's name.
    pub school: String,
    /// The station's name.
    pub station: String,
    /// The adults with their PINs, which are no secret.
    pub adults: Vec<(Adult, Pin)>,
    /// Everything the station knows.
    pub records: Vec<Record>,
}

/// Makes the school as it is at a moment: the campaign began seven weeks ago, its window is open since three days and
/// stays open for eleven more, so that there are held interviews and ones to come.
///
/// # Errors
/// When the built-in file is damaged.
pub fn demo(now: Moment, content: &Content) -> Result<MadeUp, ContentError> {
    let (demo, words) = (Demo::load()?, MadeUpWords::load()?);
    let school = &demo.school;
    let today = now.date_naive();
    let ago = |count| today.checked_sub_days(Days::new(count)).unwrap_or(today);
    let campaign = Campaign {
        id: CampaignId::from_school(school, "demo"),
        name: demo.campaign.clone(),
        begins: ago(49),
        window_start: ago(3),
        window_end: add_days(today, 11),
        quota: 1,
        minutes: 20,
        dates: Default::default(),
        holidays: Default::default(),
        rooms: demo.rooms.iter().map(|one| room(school, one, (ago(3), add_days(today, 11)))).collect(),
    };
    let adults: Vec<(Adult, Pin)> = demo
        .adults
        .iter()
        .filter_map(|one| {
            let adult = Adult { id: AdultId::from_school(school, &one.name), name: one.name.clone(), role: one.role };
            Pin::new(&one.pin).map(|pin| (adult, pin))
        })
        .collect();
    let contacts: HashMap<&str, Contact> = demo.contacts.iter().map(|one| (one.key.as_str(), contact(school, one))).collect();

    let mut records: Vec<Record> = adults.iter().map(|(adult, _)| adult.clone().into()).collect();
    records.extend(demo.contacts.iter().filter_map(|one| contacts.get(one.key.as_str()).cloned().map(Record::from)));
    let maker = Maker { content, words: &words, demo: &demo, campaign: &campaign, adults: &adults, contacts: &contacts, now };
    for (at, one) in (0_u64..).zip(&demo.students) {
        records.extend(maker.student(at, one));
    }
    records.push(campaign.clone().into());
    // Somebody stands by on the day it is made, so that calls can begin.
    let standing = adults.iter().find(|(adult, _)| adult.role == Role::Standby).map(|(adult, _)| StandBy {
        id: RecordId::from_school(school, "stands by"),
        adult: adult.id,
        from: days::at(today, 7, 0, now),
        until: days::at(today, 17, 0, now),
    });
    records.extend(standing.map(Record::from));
    Ok(MadeUp { school: demo.school.clone(), station: demo.station.clone(), adults, records })
}

fn room(school: &str, one: &DemoRoom, (first, last): (Day, Day)) -> RoomTime {
    RoomTime {
        room: one.name.clone(),
        telephone: one.telephone.clone(),
        adult: Some(AdultId::from_school(school, &one.adult)),
        first,
        last,
        from: one.from,
        to: one.to,
    }
}

fn contact(school: &str, one: &DemoContact) -> Contact {
    Contact {
        id: ContactId::from_school(school, &one.key),
        employer: one.employer.clone(),
        employee: one.employee.clone(),
        title: one.title.clone(),
        career: one.career.clone(),
        phone: one.phone.clone(),
        email: one.email.clone(),
        city: one.city.clone(),
        state: one.state.clone(),
        source: one.source.clone(),
        volunteer: one.volunteer,
        do_not_contact: one.do_not_contact,
        notes: one.notes.clone(),
        added_by: None,
        again_allowed_at: None,
        referred_by: None,
        merged_into: None,
    }
}

struct Maker<'a> {
    content: &'a Content,
    words: &'a Each<MadeUpWords>,
    demo: &'a Demo,
    campaign: &'a Campaign,
    adults: &'a [(Adult, Pin)],
    contacts: &'a HashMap<&'a str, Contact>,
    now: Moment,
}

impl Maker<'_> {
    fn student(&self, at: u64, one: &DemoStudent) -> Vec<Record> {
        let school = &self.demo.school;
        let student = Student {
            id: StudentId::from_school(school, &one.id),
            school_id: one.id.clone(),
            first_name: one.first_name.clone(),
            last_name: one.last_name.clone(),
            class: one.class.clone(),
            teacher: self.demo.teacher(&one.class).to_owned(),
            grade: one.grade.to_string(),
            language: one.language,
            adult: one.adult,
            guardian_consent: one.guardian_consent.then(|| add_days(self.campaign.begins, 2 + at % 9)),
            campaign: self.campaign.id,
            left_on: None,
        };
        let mut records = Vec::new();
        if one.place >= Place::Interest {
            records.push(self.interest(at, one, &student));
        }
        if one.place >= Place::Questions {
            records.extend(self.lessons(at, one, &student));
            if let Some(journey) = self.journey(at, one, &student) {
                records.extend(journey.records());
            }
        }
        records.push(student.into());
        records
    }

    fn interest(&self, at: u64, one: &DemoStudent, student: &Student) -> Record {
        let [pay, hours, schooling] = words::beliefs(self.words.get(one.language), at);
        let careers = one.careers.iter().cloned().map(Career::Listed).collect();
        Interest { student: student.id, careers, why: one.why.clone(), pay, hours, schooling, done: true }.into()
    }

    /// Gives the lessons read: all of them once the questions are approved.
    fn lessons(&self, at: u64, one: &DemoStudent, student: &Student) -> Vec<Record> {
        let lessons = &self.content.lessons(one.language).lessons;
        let count = if one.place > Place::Questions { lessons.len() } else { 1 };
        let day = days::after(self.campaign.begins, 9 + at % 5);
        let read = lessons.iter().take(count).map(|lesson| {
            let id = RecordId::from_school(&self.demo.school, &format!("{}/lesson/{}", one.id, lesson.id));
            LessonDone { id, student: student.id, lesson: lesson.id.clone(), at: days::at(day, 10, 20, self.now) }.into()
        });
        read.collect()
    }

    fn journey<'a>(&'a self, at: u64, one: &'a DemoStudent, student: &'a Student) -> Option<Journey<'a>> {
        let school = &self.demo.school;
        let key = format!("{}/1", one.id);
        let questions = if one.questions.is_empty() {
            questions::from_bank(school, &key, self.content, one.language, at.wrapping_mul(0x9E37_79B9))
        } else {
            questions::own(school, &key, &one.questions)
        };
        let with = |role, name: &str| {
            let mut fitting = self.adults.iter().map(|(adult, _)| adult).filter(move |adult| adult.role == role);
            let first = fitting.clone().next();
            fitting.find(|adult| adult.name == name).or(first)
        };
        Some(Journey {
            content: self.content,
            words: self.words.get(student.language),
            school,
            key,
            student,
            number: 1,
            place: one.place,
            contact: self.contacts.get(one.contact.as_str()),
            questions,
            notes: one.notes.clone(),
            highlights: one.highlights.clone(),
            thank_you: one.thank_you.clone(),
            takeaways: one.takeaways.clone(),
            surprise: one.quote.clone(),
            teacher: with(Role::Teacher, self.demo.teacher(&one.class))?,
            standby: with(Role::Standby, "")?,
            starts: self.starts(at, one),
            now: self.now,
            choice: at,
        })
    }

    /// Gives the time of the interview: held ones on the school days since the window opened, prepared ones on the next
    /// school day (the first of them later today, where school is still on), booked ones on the days after it.
    fn starts(&self, at: u64, one: &DemoStudent) -> Moment {
        let today = self.now.date_naive();
        if one.place >= Place::Held {
            let held: Vec<Day> =
                (0..3).map(|more| add_days(self.campaign.window_start, more)).filter(|day| days::is_school_day(*day)).collect();
            let day = held.into_iter().cycle().nth(usize::try_from(at % 3).unwrap_or(0)).unwrap_or(self.campaign.window_start);
            return days::in_school_hours(day, at, self.now);
        }
        match one.place {
            Place::Ready if self.is_first(one) && days::is_school_day(today) && (8..14).contains(&self.now.hour()) => {
                let quarter = 15 - i64::from(self.now.minute() % 15);
                let soon = self.now + Duration::minutes(15 + quarter);
                soon.with_second(0).and_then(|soon| soon.with_nanosecond(0)).unwrap_or(soon)
            }
            Place::Ready => days::in_school_hours(days::after(today, 1), at, self.now),
            Place::Booked => days::in_school_hours(days::after(today, 2 + at % 5), at, self.now),
            _ => days::at(days::after(today, 6), 10, 0, self.now),
        }
    }

    fn is_first(&self, one: &DemoStudent) -> bool {
        self.demo.students.iter().find(|other| other.place == one.place).is_some_and(|first| first.id == one.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_done_lies_in_the_past_and_every_booking_that_is_not_held_in_the_future() {
        let content = Content::load().unwrap();
        for now in ["2026-03-02T07:10:00-08:00", "2026-03-04T11:52:30-08:00", "2026-03-07T20:00:00-08:00", "2026-03-08T12:00:00-08:00"] {
            let now = Moment::parse_from_rfc3339(now).unwrap();
            let made = demo(now, &content).unwrap();
            assert_eq!(made.records, demo(now, &content).unwrap().records);
            let mut ids: Vec<_> = made.records.iter().map(|record| (record.kind(), record.id())).collect();
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), made.records.len(), "no two records share an id");
            for record in &made.records {
                match record {
                    Record::Interview(one) => {
                        if let Some(booking) = &one.booking {
                            assert_eq!(one.held(), booking.starts < now, "{one:?}");
                            assert!(one.ended_at.is_none_or(|end| end < now));
                            assert!(days::is_school_day(booking.starts.date_naive()));
                        }
                    }
                    Record::Call(one) => assert!(one.at < now && one.next_on.is_none_or(|day| day > one.at.date_naive())),
                    Record::Mark(one) => assert!(one.at < now),
                    Record::Audit(one) => assert!(one.at < now),
                    Record::LessonDone(one) => assert!(one.at < now),
                    Record::QuestionVersion(one) => assert!(one.at < now),
                    Record::Practice(one) => assert!(one.at < now),
                    Record::ThankYou(one) => assert!(one.released_at.is_none_or(|at| at < now)),
                    Record::QuestionList(one) => assert!((8..=14).contains(&one.questions.len()), "{}", one.questions.len()),
                    _ => {}
                }
            }
        }
    }
}
