//! The journey: where a student stands, what is next and by when.

use crate::afterwards::{held, interview, maya_at, ready};
use crate::school;
use crate::station::{Station, moment};
use askwell::domain::*;
use askwell::flow::Screen;

fn shown(records: &[Record]) -> Station {
    maya_at(records, Screen::Journey)
}

fn with(mut records: Vec<Record>, more: impl IntoIterator<Item = Record>) -> Vec<Record> {
    records.extend(more);
    records
}

fn list(review: Review) -> Record {
    let mut list = ready().into_iter().find_map(|record| match record {
        Record::QuestionList(list) => Some(list),
        _ => None,
    });
    let list = list.as_mut().unwrap();
    list.review = review;
    list.questions[0].comment = "Ask about one day.".to_owned();
    list.clone().into()
}

fn second() -> Interview {
    Interview::new(InterviewId::from_school(&school::maya().id.to_string(), "2"), school::maya().id, 2)
}

fn two_owed() -> Record {
    Campaign { quota: 2, ..school::campaign() }.into()
}

#[test]
fn a_new_student_sees_seven_stops_and_begins_with_the_first() {
    let station = shown(&school::records());
    for stop in ["What interests you, next", "Questions, later", "Reach out, later", "Practice, later"] {
        assert!(station.shows(stop), "{stop} is missing in {:?}", station.words());
    }
    station.see("Next: what interests you?");
    station.tap("Begin");
    assert_eq!(station.look(|state| state.screen), Screen::Interest);
}

#[test]
fn dates_are_counted_back_from_the_window() {
    let station = shown(&school::records());
    let campaign = school::campaign();
    for stop in [Stop::Interest, Stop::Questions, Stop::ReachOut] {
        let due = askwell::content::short_date(campaign.due(stop), Language::En);
        assert!(station.says(&format!("By {due}")), "{stop:?} by {due} is missing in {:?}", station.words());
        assert!(campaign.due(stop) < campaign.window_start, "{stop:?} is due before the window opens");
    }
}

#[test]
fn a_condensed_campaign_still_has_its_dates_in_order_and_none_before_it_begins() {
    let condensed = Campaign { begins: "2026-11-30".parse().unwrap(), ..school::campaign() };
    let dates: Vec<Day> = Stop::ALL.into_iter().map(|stop| condensed.due(stop)).collect();
    assert!(dates.is_sorted(), "{dates:?}");
    assert!(dates.iter().all(|day| *day >= condensed.begins), "{dates:?}");
    let station = shown(&with(school::records(), [condensed.clone().into()]));
    station.see(&format!("By {}", askwell::content::short_date(condensed.due(Stop::Interest), Language::En)));
}

#[test]
fn a_date_that_has_passed_is_told_as_late() {
    let early = Campaign {
        begins: "2026-08-01".parse().unwrap(),
        window_start: "2026-11-09".parse().unwrap(),
        window_end: "2026-11-20".parse().unwrap(),
        ..school::campaign()
    };
    let late = shown(&with(school::records(), [early.into()]));
    assert!(late.look(|state| {
        let one = state.interview().unwrap();
        askwell::flow::rules::journey::due(state.campaign().unwrap(), one, Stop::Interest) < state.now.date_naive()
    }));
    late.see("This was due");
}

#[test]
fn a_list_sent_back_before_the_interview_comes_first_with_its_comment() {
    let station = shown(&with(ready(), [list(Review::Returned)]));
    station.see("Your teacher sent your questions back");
    station.see("Ask about one day.");
    assert!(station.shows("Questions, next"), "the lit stop is the one of the card: {:?}", station.words());
    station.tap("Read the comment");
    assert_eq!(station.look(|state| state.screen), Screen::Questions);
}

#[test]
fn a_list_sent_back_after_the_interview_was_held_asks_for_nothing() {
    let station = shown(&with(held(), [list(Review::Returned)]));
    assert!(station.shows("Questions, done"), "{:?}", station.words());
    assert!(station.shows("Look back and say thanks, next"), "{:?}", station.words());
    station.see("Next: say thank you");
}

#[test]
fn a_call_that_has_begun_is_the_lit_stop_even_when_a_list_was_sent_back() {
    let begun = Interview { started_at: Some(moment("2026-12-03T09:00:00-08:00")), ..interview() };
    let station = shown(&with(ready(), [begun.into(), list(Review::Returned)]));
    station.see("Your interview is not finished");
    assert!(station.shows("The interview, next"), "{:?}", station.words());
}

#[test]
fn a_student_who_owes_two_moves_between_them() {
    let station = shown(&with(held(), [two_owed(), second().into()]));
    station.see("Rivera Veterinary Clinic");
    station.tap("Interview 2");
    station.see("Next: learn how it works");
    assert_eq!(station.look(|state| state.session.as_ref().unwrap().current), second().id);
    station.tap("1 · Rivera Veterinary Clinic");
    station.see("Next: say thank you");
}

#[test]
fn what_is_not_reached_yet_cannot_be_opened() {
    let station = shown(&school::records());
    assert!(!station.enabled("The interview, later"));
    assert!(!station.enabled("Look back and say thanks, later"));
    assert!(station.enabled("Practice, later"), "practicing is free at any time");
}

#[test]
fn after_three_failed_calls_the_journey_says_that_an_adult_will_help() {
    let call = |number: u32| Call {
        id: RecordId::from_school(school::SCHOOL, &format!("call {number}")),
        interview: interview().id,
        student: school::maya().id,
        contact: school::rivera().id,
        employer: "Rivera Veterinary Clinic".to_owned(),
        at: moment(&format!("2026-12-0{number}T10:00:00-08:00")),
        outcome: Outcome::NoAnswer,
        next_step: String::new(),
        next_on: None,
        names: String::new(),
        felt: None,
        path: Vec::new(),
    };
    let asked = Interview { booking: None, ..interview() };
    let two = with(ready(), [asked.clone().into(), call(1).into(), call(2).into()]);
    assert!(!shown(&two).look(|state| askwell::flow::rules::journey::stuck(&state.session.as_ref().unwrap().file)));
    let station = shown(&with(two, [call(3).into()]));
    assert!(station.look(|state| askwell::flow::rules::journey::stuck(&state.session.as_ref().unwrap().file)));
    station.see("Three calls and no luck yet");
}

#[test]
fn a_call_that_is_booked_for_today_says_its_hour_and_no_day_by_which_it_is_to_be_done() {
    let station = shown(&ready());
    station.see("Today at 9:30 AM");
    station.see_not("By Thursday");
    let other = Interview {
        booking: interview().booking.map(|booking| Booking { starts: moment("2026-12-08T14:30:00-08:00"), ..booking }),
        ..interview()
    };
    let later = shown(&with(ready(), [other.into()]));
    later.see("On Tuesday, December 8, 2:30 PM");
}

#[test]
fn what_was_counted_back_from_a_call_that_is_still_ahead_is_next_and_not_late() {
    let unchecked: Vec<Record> = ready().into_iter().filter(|record| !matches!(record, Record::Readiness(_))).collect();
    let station = shown(&unchecked);
    station.see("Next: practice once out loud");
    station.see("Now is a good time. Your interview is today at 9:30 AM.");
    station.see_not("This was due");
    let words = station.words();
    assert!(words.iter().any(|word| word == "Now"), "the stop says it too: {words:#?}");
}
