//! A made-up school of any size, the same for the same seed: to measure with, and to let several stations share.
//!
//! The students, contacts and adults depend on no seed, so that stations seeded differently belong to one school; what
//! the students did there does.

use super::course::Journey;
use super::names::SEED_SCHOOL;
use super::random::SplitMix64;
use super::{days, names, questions, words};
use crate::content::{Content, ContentError, Each, MadeUpWords, Place};
use crate::domain::*;
use chrono::Days;

/// Its code, which is no secret.
pub const SEED_CODE: &str = "MADEX-UPSEE-DSCHQ-QQ234";

/// Students of a class.
const CLASS: u32 = 25;

/// Gives the moment at which the seeded school stands: a fixed one, so that a seed means the same on every day.
pub fn seed_now() -> Moment {
    Moment::parse_from_rfc3339("2026-05-15T10:00:00-07:00").unwrap_or_default()
}

/// A made-up school of a size.
#[derive(Debug)]
pub struct Seed<'a> {
    students: u32,
    interviews: u32,
    seed: u64,
    now: Moment,
    content: &'a Content,
    words: Each<MadeUpWords>,
    contacts: Vec<Contact>,
    people: Vec<(Adult, Pin)>,
}

impl<'a> Seed<'a> {
    /// Plans a school with so many students and interviews as it is at a moment.
    ///
    /// # Errors
    /// When a built-in file is damaged.
    pub fn new(students: u32, interviews: u32, seed: u64, now: Moment, content: &'a Content) -> Result<Self, ContentError> {
        let contacts = (0..usize::try_from(students).unwrap_or(0).clamp(60, 5000)).map(names::contact).collect();
        let adult = |name: &str, role, pin: &str| {
            let adult = Adult { id: AdultId::from_school(SEED_SCHOOL, name), name: name.to_owned(), role };
            Pin::new(pin).map(|pin| (adult, pin))
        };
        let pins = ["418203", "952761", "360894", "707415", "285936", "641072", "139658", "876240"];
        let teachers = names::TEACHERS.iter().zip(pins).filter_map(|(name, pin)| adult(name, Role::Teacher, pin));
        let people = teachers.chain(adult("Mrs. Applegate", Role::Standby, "503127")).collect();
        Ok(Self { students: students.max(1), interviews, seed, now, content, words: MadeUpWords::load()?, contacts, people })
    }

    /// Gives the adults with their PINs, which are no secret.
    pub fn adults(&self) -> &[(Adult, Pin)] {
        &self.people
    }

    /// Gives everything in pieces: first the school, then a piece for each interview.
    pub fn work(&self) -> impl Iterator<Item = Vec<Record>> {
        let school = std::iter::once(self.school());
        let students = (0..self.students).map(|at| self.begun(at));
        school.chain(students).chain((0..self.interviews).map(|at| self.interview(at)))
    }

    /// Gives how many interviews the busiest students have.
    fn rounds(&self) -> u32 {
        self.interviews.div_ceil(self.students).max(1)
    }

    fn campaign(&self) -> Campaign {
        let today = self.now.date_naive();
        let ago = |count| today.checked_sub_days(Days::new(count)).unwrap_or(today);
        Campaign {
            id: CampaignId::from_school(SEED_SCHOOL, "seed"),
            name: "Spring Interviews".to_owned(),
            begins: ago(60),
            window_start: ago(4),
            window_end: add_days(today, 10),
            quota: self.rounds().min(4),
            minutes: 20,
            dates: Default::default(),
            holidays: Default::default(),
            rooms: Vec::new(),
        }
    }

    fn school(&self) -> Vec<Record> {
        let mut records: Vec<Record> = vec![self.campaign().into()];
        records.extend(self.people.iter().map(|(adult, _)| adult.clone().into()));
        records.extend(self.contacts.iter().cloned().map(Record::from));
        records
    }

    fn teacher(&self, at: u32) -> Option<&Adult> {
        let teachers = names::TEACHERS.len();
        self.people.get((at / CLASS) as usize % teachers).map(|(adult, _)| adult)
    }

    fn student(&self, at: u32) -> Student {
        let mut random = SplitMix64::new(0x57_0D_E2_75, u64::from(at));
        let school_id = format!("T-{:05}", at + 1);
        let teacher = self.teacher(at).map(|adult| adult.name.clone()).unwrap_or_default();
        let period = (at / CLASS) / 8 + 1;
        let adult = random.below(20) == 0;
        let campaign = self.campaign();
        Student {
            id: StudentId::from_school(SEED_SCHOOL, &school_id),
            school_id,
            first_name: random.pick(names::FIRST).to_owned(),
            last_name: random.pick(names::LAST).to_owned(),
            class: format!("Period {period}, {teacher}"),
            teacher,
            grade: (9 + random.below(4)).to_string(),
            language: if random.below(4) == 0 { Language::default().next() } else { Language::default() },
            adult,
            guardian_consent: (!adult && random.below(5) > 0).then(|| add_days(campaign.begins, random.below(20))),
            campaign: campaign.id,
            left_on: None,
        }
    }

    /// Gives the occupation a student cares about: that of the first contact they will ask.
    fn contact_of(&self, at: u32, number: u32) -> Option<&Contact> {
        let place = u64::from(at) + u64::from(number - 1) * 7;
        usize::try_from(place).ok().and_then(|place| self.contacts.get(place % self.contacts.len().max(1)))
    }

    /// Gives a student, with an interest card where they have begun.
    fn begun(&self, at: u32) -> Vec<Record> {
        let student = self.student(at);
        let mut random = SplitMix64::new(0x1A7E_2E57, u64::from(at));
        let mut records = Vec::new();
        if at < self.interviews || random.below(2) == 0 {
            let [pay, hours, schooling] = words::beliefs(self.words.get(student.language), random.number());
            let careers = self.contact_of(at, 1).map(|contact| Career::Listed(contact.career.clone())).into_iter().collect();
            let why = random.pick(&self.words.get(student.language).whys);
            records.push(Interest { student: student.id, careers, why, pay, hours, schooling, done: true }.into());
            for lesson in &self.content.lessons(student.language).lessons {
                let id = RecordId::from_school(SEED_SCHOOL, &format!("{}/lesson/{}", student.school_id, lesson.id));
                let day = days::after(self.campaign().begins, 5 + random.below(10));
                let read = days::at(day, 9, 40, self.now);
                records.push(LessonDone { id, student: student.id, lesson: lesson.id.clone(), at: read }.into());
            }
        }
        records.push(student.into());
        records
    }

    fn interview(&self, index: u32) -> Vec<Record> {
        let (at, number) = (index % self.students, index / self.students + 1);
        let student = self.student(at);
        let mut random = SplitMix64::new(self.seed, u64::from(index));
        let language = student.language;
        let key = format!("{}/{number}/{}", student.school_id, self.seed);
        let rounds_ago = self.rounds() - number;
        let place = if rounds_ago > 0 { Place::Done } else { self.place(&mut random) };
        let choice = random.number() >> 8;
        let mut notes: Vec<String> = Vec::new();
        while notes.len() < 5 + usize::try_from(choice % 4).unwrap_or(0) {
            let note = random.pick(&self.words.get(language).notes);
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
        let Some((teacher, (standby, _))) = self.teacher(at).zip(self.people.last()) else { return Vec::new() };
        let journey = Journey {
            content: self.content,
            words: self.words.get(language),
            school: SEED_SCHOOL,
            student: &student,
            number,
            place,
            contact: self.contact_of(at, number),
            questions: questions::from_bank(SEED_SCHOOL, &key, self.content, language, choice),
            key,
            highlights: notes.iter().take(3).cloned().collect(),
            notes,
            thank_you: String::new(),
            takeaways: Vec::new(),
            surprise: String::new(),
            teacher,
            standby,
            starts: self.starts(place, rounds_ago, &mut random),
            now: self.now,
            choice,
        };
        journey.records()
    }

    /// Draws how far an interview of the newest round has come.
    fn place(&self, random: &mut SplitMix64) -> Place {
        match random.below(100) {
            0..15 => Place::Questions,
            15..27 => Place::ReachingOut,
            27..31 => Place::Stuck,
            31..43 => Place::Booked,
            43..48 => Place::Ready,
            48..58 => Place::Held,
            58..68 => Place::Thanks,
            _ => Place::Done,
        }
    }

    /// Draws the time of an interview; earlier rounds lie up to four weeks apart, and within two years.
    fn starts(&self, place: Place, rounds_ago: u32, random: &mut SplitMix64) -> Moment {
        let today = self.now.date_naive();
        let apart = (700 / u64::from(self.rounds())).clamp(1, 28);
        let day = match place {
            Place::Held | Place::Thanks | Place::Done => {
                let round = today.checked_sub_days(Days::new(apart * u64::from(rounds_ago))).unwrap_or(today);
                days::before(round, 1 + random.below(3))
            }
            Place::Ready => days::after(today, 1),
            Place::Booked => days::after(today, 2 + random.below(5)),
            _ => days::after(today, 6),
        };
        days::in_school_hours(day, random.number() >> 8, self.now)
    }
}
