//! Two versions of what adults wrote: one of them chooses.

use crate::content::{long_moment, short_day};
use crate::domain::{Line, LostChange, Record, Review, Said, Student};
use crate::flow::desk::campaign::Date;
use crate::flow::desk::versions::{self, Event as Happens};
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{
    AppWindow, CampaignDate, DeskVersionsAdapter, DeskVersionsView, TwiceLine, TwiceReview, TwiceRow, TwiceSaid, TwiceWritten,
};
use crate::ui::models::sync_list;
use crate::ui::screens::desk::campaign::date_of;
use crate::ui::screens::desk::rooms;
use crate::ui::screens::journey::versions::station as station_name;
use crate::ui::wire::wire;
use slint::ComponentHandle;

fn what(record: &Record) -> TwiceWritten {
    match record {
        Record::Contact(_) => TwiceWritten::Contact,
        Record::QuestionList(_) => TwiceWritten::Questions,
        Record::ThankYou(_) => TwiceWritten::ThankYou,
        Record::PracticeBooking(_) => TwiceWritten::Practice,
        _ => TwiceWritten::Campaign,
    }
}

/// Names what there are two versions of: a campaign, a contact, or the student whose it is.
pub(super) fn of(record: &Record, state: &State) -> String {
    match record {
        Record::Campaign(one) => one.name.clone(),
        Record::Contact(one) => one.name().to_owned(),
        other => other.student().and_then(|id| state.school.student(id)).map_or(String::new(), Student::full_name),
    }
}

fn line(line: &Line) -> (TwiceLine, CampaignDate) {
    let date = |date| (TwiceLine::Date, date_of(date));
    let plain = |line| (line, CampaignDate::Begins);
    match line {
        Line::Begins => date(Date::Begins),
        Line::First => date(Date::First),
        Line::Last => date(Date::Last),
        Line::Due(stop) => date(Date::Due(*stop)),
        Line::Name => plain(TwiceLine::Name),
        Line::Quota => plain(TwiceLine::Quota),
        Line::Minutes => plain(TwiceLine::Minutes),
        Line::Holidays => plain(TwiceLine::Holidays),
        Line::Rooms => plain(TwiceLine::Rooms),
        Line::Employer => plain(TwiceLine::Employer),
        Line::Employee => plain(TwiceLine::Employee),
        Line::Title => plain(TwiceLine::Title),
        Line::Phone => plain(TwiceLine::Phone),
        Line::Email => plain(TwiceLine::Email),
        Line::Place => plain(TwiceLine::Place),
        Line::Source => plain(TwiceLine::Source),
        Line::Volunteer => plain(TwiceLine::Volunteer),
        Line::DoNotContact => plain(TwiceLine::DoNotContact),
        Line::Notes => plain(TwiceLine::Notes),
        Line::Review => plain(TwiceLine::Review),
        Line::Comment => plain(TwiceLine::Comment),
        Line::CommentTo(_) => plain(TwiceLine::CommentTo),
        Line::Practice => plain(TwiceLine::Practice),
        Line::With => plain(TwiceLine::With),
    }
}

fn said(said: &Said, state: &State) -> TwiceSaid {
    let language = state.look.language;
    let words = |words: String| TwiceSaid { words: words.into(), ..TwiceSaid::default() };
    match said {
        Said::Words(text) => words(text.clone()),
        Said::Day(day) => words(short_day(*day, language)),
        Said::Days(days) => words(days.iter().map(|day| short_day(*day, language)).collect::<Vec<_>>().join(" · ")),
        Said::Number(number) => words(number.to_string()),
        Said::Yes(yes) => TwiceSaid { says: true, yes: *yes, ..TwiceSaid::default() },
        Said::At(at) => words(at.map_or(String::new(), |at| long_moment(at, language))),
        Said::Review(review) => TwiceSaid {
            review: match review {
                Review::Draft => TwiceReview::Draft,
                Review::HandedIn => TwiceReview::HandedIn,
                Review::Returned => TwiceReview::Returned,
                Review::Released => TwiceReview::Approved,
            },
            ..TwiceSaid::default()
        },
        Said::Adult(id) => words(state.school.adult_name(*id).to_owned()),
        Said::Rooms(all) => {
            let room = |room| format!("{} ({})", rooms::spoken(room, state), rooms::hours(room, state));
            words(all.iter().map(room).collect::<Vec<_>>().join("\n"))
        }
    }
}

fn row((about, stands, other): &(Line, Said, Said), state: &State) -> TwiceRow {
    let (shown, date) = line(about);
    let question = if let Line::CommentTo(question) = about { question.as_str() } else { "" };
    TwiceRow { line: shown, date, question: question.into(), stands: said(stands, state), other: said(other, state) }
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<DeskVersionsAdapter>();
    let mut offers = versions::offers(state);
    let Some(LostChange { stands, lost }) = offers.next() else { return };
    sync_list!(adapter, get_rows, set_rows, stands.differences(&lost.record).iter().map(|one| row(one, state)).collect());
    adapter.set_view(DeskVersionsView {
        what: what(stands),
        of: of(stands, state).into(),
        station: station_name(&lost.station, state).into(),
        left: i32::try_from(1 + offers.count()).unwrap_or(i32::MAX),
    });
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<DeskVersionsAdapter>();
    wire! {
        adapter, dispatch => Event::DeskVersions;
        on_keep() => Happens::Keep;
        on_use_other() => Happens::UseOther;
    }
}
