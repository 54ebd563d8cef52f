//! Two versions of what adults write: a campaign, a contact, a review, a practice that is booked. An adult says which one
//! counts, line by line side by side.

use crate::domain::campaign::{Campaign, Stop};
use crate::domain::contact::Contact;
use crate::domain::ids::AdultId;
use crate::domain::lost_text::LostText;
use crate::domain::question::{Question, Review};
use crate::domain::record::Record;
use crate::domain::room::RoomTime;
use crate::domain::time::{Day, Moment};

/// A change of an adult that lost against another, and what stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostChange {
    /// What stands.
    pub stands: Record,
    /// What lost.
    pub lost: LostText,
}

/// What a line of a version is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A campaign's name.
    Name,
    /// The day it begins.
    Begins,
    /// The first day of its window.
    First,
    /// The last day of its window.
    Last,
    /// The day by which a stop is due.
    Due(Stop),
    /// How many interviews each student owes.
    Quota,
    /// How long an interview is, in minutes.
    Minutes,
    /// The days without school.
    Holidays,
    /// The quiet rooms.
    Rooms,
    /// A contact's employer.
    Employer,
    /// The employee.
    Employee,
    /// The employee's title.
    Title,
    /// The telephone number.
    Phone,
    /// The e-mail address.
    Email,
    /// The city and the state.
    Place,
    /// Where the school has the contact from.
    Source,
    /// Whether they volunteered.
    Volunteer,
    /// Whether nobody may ask them.
    DoNotContact,
    /// Notes of the school.
    Notes,
    /// How a review ended.
    Review,
    /// The comment to the whole.
    Comment,
    /// The comment to a question.
    CommentTo(String),
    /// When a practice is.
    Practice,
    /// Who practices.
    With,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Words; empty for none.
    Words(String),
    /// A day.
    Day(Day),
    /// Days.
    Days(Vec<Day>),
    /// A number.
    Number(u32),
    /// Yes or no.
    Yes(bool),
    /// A moment; none where what it is of does not take place.
    At(Option<Moment>),
    /// How a review ended.
    Review(Review),
    /// An adult.
    Adult(AdultId),
    /// Rooms.
    Rooms(Vec<RoomTime>),
}

fn words(text: &str) -> Said {
    Said::Words(text.trim().to_owned())
}

fn of_campaign(one: &Campaign) -> Vec<(Line, Said)> {
    let mut lines = vec![
        (Line::Name, words(&one.name)),
        (Line::Begins, Said::Day(one.begins)),
        (Line::First, Said::Day(one.window_start)),
        (Line::Last, Said::Day(one.window_end)),
    ];
    // The day of the interviews is the last of the window.
    let stops = Stop::ALL.into_iter().filter(|stop| *stop != Stop::Interview);
    lines.extend(stops.map(|stop| (Line::Due(stop), Said::Day(one.due(stop)))));
    lines.extend([
        (Line::Quota, Said::Number(one.owed())),
        (Line::Minutes, Said::Number(one.minutes)),
        (Line::Holidays, Said::Days(one.holidays.iter().copied().collect())),
        (Line::Rooms, Said::Rooms(one.rooms.clone())),
    ]);
    lines
}

fn of_contact(one: &Contact) -> Vec<(Line, Said)> {
    vec![
        (Line::Employer, words(&one.employer)),
        (Line::Employee, words(&one.employee)),
        (Line::Title, words(&one.title)),
        (Line::Phone, words(&one.phone)),
        (Line::Email, words(&one.email)),
        (Line::Place, words(&format!("{} {}", one.city, one.state))),
        (Line::Source, words(&one.source)),
        (Line::Volunteer, Said::Yes(one.volunteer)),
        (Line::DoNotContact, Said::Yes(one.do_not_contact)),
        (Line::Notes, words(&one.notes)),
    ]
}

impl Record {
    /// Gives what adults write in it, line by line; nothing for what they do not write.
    fn lines(&self) -> Vec<(Line, Said)> {
        match self {
            Self::Campaign(one) => of_campaign(one),
            Self::Contact(one) => of_contact(one),
            Self::QuestionList(one) => {
                let comments = one.questions.iter().map(|one| (Line::CommentTo(one.text.clone()), words(&one.comment)));
                std::iter::once((Line::Review, Said::Review(one.review))).chain(comments).collect()
            }
            Self::ThankYou(one) => vec![(Line::Review, Said::Review(one.review)), (Line::Comment, words(&one.comment))],
            Self::PracticeBooking(one) => {
                vec![(Line::Practice, Said::At((!one.canceled).then_some(one.starts))), (Line::With, Said::Adult(one.with))]
            }
            _ => Vec::new(),
        }
    }

    /// Gives the lines in which another version differs: what each is about, what stands, what the other says. What only
    /// one of them has is no difference of an adult.
    pub fn differences(&self, other: &Self) -> Vec<(Line, Said, Said)> {
        let others = other.lines();
        let differs = |(line, said): (Line, Said)| {
            let (_, other) = others.iter().find(|(one, _)| *one == line)?;
            (*other != said).then(|| (line, said, other.clone()))
        };
        self.lines().into_iter().filter_map(differs).collect()
    }

    /// Gives this record with what adults wrote in another version of it. The student's words stay, and with them a review
    /// of other words than these.
    pub fn with_lines_of(&self, whole: &Self) -> Option<Self> {
        Some(match (self, whole) {
            (Self::Campaign(_), Self::Campaign(_)) | (Self::PracticeBooking(_), Self::PracticeBooking(_)) => whole.clone(),
            // Which entry it is part of is decided on its page.
            (Self::Contact(one), Self::Contact(other)) => {
                Self::Contact(Contact { merged_into: one.merged_into, again_allowed_at: one.again_allowed_at, ..other.clone() })
            }
            (Self::QuestionList(one), Self::QuestionList(other)) => {
                let mut list = one.clone();
                if self.words() == whole.words() {
                    list.review = other.review;
                }
                let comment =
                    |question: &Question| other.questions.iter().find(|one| one.text == question.text).map(|one| one.comment.clone());
                for question in &mut list.questions {
                    question.comment = comment(question).unwrap_or_else(|| question.comment.clone());
                }
                Self::QuestionList(list)
            }
            // A note is released as it was read, or not at all.
            (Self::ThankYou(_), Self::ThankYou(_)) if self.words() == whole.words() => whole.clone(),
            _ => return None,
        })
    }
}
