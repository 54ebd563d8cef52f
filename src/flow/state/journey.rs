//! What the screens of the journey remember.

use crate::domain::{Answer, InterviewId, Question, QuestionId, RecordId, Topic};

/// A page of the evaluation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// New facts.
    Learned,
    /// Does it fit me.
    Fit,
    /// What changed.
    Changed,
    /// Making contact.
    Contact,
    /// The eight ratings.
    Ratings,
    /// Interest before and after.
    Interest,
    /// Takeaways, a surprise and what next.
    Takeaways,
    /// What the school should change.
    School,
    /// What the employer may be told.
    Quotes,
    /// A look over all of it.
    HandIn,
}

impl Page {
    /// Every page in order.
    pub const ALL: [Self; 10] = [
        Self::Learned,
        Self::Fit,
        Self::Changed,
        Self::Contact,
        Self::Ratings,
        Self::Interest,
        Self::Takeaways,
        Self::School,
        Self::Quotes,
        Self::HandIn,
    ];

    /// Gives the name used in content files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Learned => "learned",
            Self::Fit => "fit",
            Self::Changed => "changed",
            Self::Contact => "contact",
            Self::Ratings => "ratings",
            Self::Interest => "interest",
            Self::Takeaways => "takeaways",
            Self::School => "school",
            Self::Quotes => "quotes",
            Self::HandIn => "hand_in",
        }
    }

    /// Gives the open questions of a page.
    pub fn answers(self) -> &'static [Answer] {
        match self {
            Self::Learned => &[Answer::NewFacts],
            Self::Fit => &[Answer::LikeWhatTheyLike, Answer::Hours, Answer::EducationPlan],
            Self::Changed => &[Answer::ChangedMyMind, Answer::MisconceptionGone, Answer::RedFlags],
            Self::Contact => &[Answer::MakingContact],
            Self::Takeaways => &[Answer::Takeaway1, Answer::Takeaway2, Answer::Takeaway3, Answer::Surprise, Answer::WhyNext],
            Self::School => &[Answer::SchoolShouldChange],
            Self::Ratings | Self::Interest | Self::Quotes | Self::HandIn => &[],
        }
    }
}

/// What the evaluation remembers.
#[derive(Debug, Default)]
pub struct EvaluationPage {
    /// The place of the open page.
    pub place: usize,
    /// What the hand-in page led to: the key of a question or rating, until something else is done.
    pub target: String,
    /// Whether what the student wrote earlier is shown; none leaves it to the width of the screen.
    pub wrote: Option<bool>,
}

impl EvaluationPage {
    /// Gives the open page.
    pub fn page(&self) -> Page {
        Page::ALL.get(self.place).copied().unwrap_or(Page::HandIn)
    }
}

/// What the interest card remembers.
#[derive(Debug, Default)]
pub struct InterestPage {
    /// What was typed to find a career.
    pub typed: String,
    /// The open family; empty for none.
    pub family: String,
    /// Whether the list is open though something is chosen already.
    pub finding: bool,
}

/// What the journey remembers.
#[derive(Debug, Default)]
pub struct JourneyPage {
    /// What was done just before: it is told once, where the student lands.
    pub moment: Option<Moment>,
}

/// Something a student has done that is a step of the whole way, and not a small one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// The question list is handed in.
    Questions,
    /// They phoned somebody for the first time.
    FirstCall,
    /// The interview was held.
    Interview,
    /// The thank-you note is handed in.
    ThankYou,
}

/// What is open of the lessons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum OpenLesson {
    /// The list of lessons.
    #[default]
    List,
    /// A card of a lesson.
    Card {
        /// Which lesson.
        lesson: usize,
        /// Which card.
        card: usize,
    },
    /// A drill, and the choice made.
    Drill {
        /// Which drill.
        drill: usize,
        /// Which choice.
        chosen: Option<usize>,
    },
}

/// What the lessons remember.
#[derive(Debug, Default)]
pub struct LessonsPage {
    /// What is open of the lessons.
    pub open: OpenLesson,
}

/// What of the bank is shown.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Shelf {
    /// The categories alone.
    #[default]
    Closed,
    /// The questions of a category.
    Category(String),
    /// The questions on a topic.
    Topic(Topic),
}

/// What a narrow screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tab {
    /// The list.
    #[default]
    List,
    /// The bank.
    Bank,
}

/// What the question list remembers.
#[derive(Debug, Default)]
pub struct QuestionsPage {
    /// What a narrow screen shows.
    pub tab: Tab,
    /// What was typed to find a question.
    pub typed: String,
    /// What of the bank is shown.
    pub shelf: Shelf,
    /// The own question that is being written.
    pub own: String,
    /// Its category; empty for none.
    pub own_category: String,
    /// The question that is open for changing.
    pub selected: Option<QuestionId>,
    /// The question that was taken off last, and its place.
    pub removed: Option<(usize, Question)>,
    /// The question that was moved last by key or button, and how often one was: the focus goes with it.
    pub moved: (Option<QuestionId>, i32),
    /// The question that was added last: the field it was typed in tells where it went.
    pub added: Option<QuestionId>,
    /// The question to which the focus goes as soon as its line is there.
    pub sought: Option<QuestionId>,
    /// Whether the kept versions are shown.
    pub versions: bool,
    /// The version that is looked at.
    pub version: Option<RecordId>,
}

/// What the thank-you note remembers.
#[derive(Debug, Default)]
pub struct ThankYouPage {
    /// Whether the student is asked before their own words are replaced.
    pub asking: bool,
    /// The note as it was last put together: one that still reads so may be replaced without asking.
    pub(in crate::flow) built: String,
    pub(in crate::flow) on_its_way: Option<InterviewId>,
}
