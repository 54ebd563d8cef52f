//! The pace of a call and the order of its questions: figures and places only, nothing that ends anything.

use crate::domain::{InterviewFile, Live, Part, Question, QuestionId};

const INTRODUCTION: u32 = 2 * 60;
const RECAP: u32 = 3 * 60;

/// Gives the seconds at which a part is planned to begin and to end.
pub fn plan(live: &Live, part: Part) -> (u32, u32) {
    let all = live.minutes.saturating_mul(60);
    let recap = all.saturating_sub(RECAP).max(INTRODUCTION);
    match part {
        Part::Introduction => (0, INTRODUCTION),
        Part::Questions => (INTRODUCTION, recap),
        Part::Recap => (recap, all.max(recap)),
    }
}

/// Gives the seconds left in a part; 0 when its time is over, which ends nothing. A part begun early has the time saved.
pub fn left(live: &Live, part: Part) -> u32 {
    let (begins, ends) = plan(live, part);
    let begins = if live.part == part { 0 } else { begins };
    ends.saturating_sub(live.seconds.max(begins))
}

/// Gives the question that comes after one: the next on the list, then those left out, then those put aside.
pub fn coming(questions: &[Question], live: &Live, after: Option<QuestionId>) -> Option<QuestionId> {
    let place = questions.iter().position(|question| Some(question.id) == after).map_or(0, |place| place + 1);
    let (before, behind) = questions.split_at_checked(place)?;
    let round = || behind.iter().chain(before).map(|question| question.id).filter(|id| Some(*id) != after && !live.asked.contains(id));
    let fresh = round().find(|id| !live.skipped.contains(id));
    fresh.or_else(|| round().next())
}

/// Counts the questions that were passed or put aside, once no other one follows: the next step leads back to them.
pub fn passed(questions: &[Question], live: &Live) -> usize {
    let place = questions.iter().position(|question| Some(question.id) == live.current).map_or(0, |place| place + 1);
    let (_, behind) = questions.split_at_checked(place).unwrap_or_default();
    let fresh = behind.iter().any(|question| !live.asked.contains(&question.id) && !live.skipped.contains(&question.id));
    if fresh { 0 } else { to_come(questions, live).len() }
}

/// Gives the questions still to come, in the order in which they will come.
pub fn to_come<'a>(questions: &'a [Question], live: &Live) -> Vec<&'a Question> {
    let place = questions.iter().position(|question| Some(question.id) == live.current).map_or(0, |place| place + 1);
    let Some((before, behind)) = questions.split_at_checked(place) else { return Vec::new() };
    let open = |question: &&Question| Some(question.id) != live.current && !live.asked.contains(&question.id);
    let mut list: Vec<&Question> = behind.iter().chain(before).filter(open).collect();
    list.sort_by_key(|question| live.skipped.contains(&question.id));
    list
}

/// Tells whether the call is going on: begun and not ended. One that was moved to another day is to begin again.
pub fn going_on(one: &InterviewFile) -> bool {
    one.live.is_some() && one.interview.started_at.is_some() && !one.interview.held()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{InterviewId, StudentId};
    use proptest::prelude::*;
    use uuid::Uuid;

    fn questions(count: u128) -> Vec<Question> {
        let question = |number| Question {
            id: QuestionId(Uuid::from_u128(number)),
            bank: String::new(),
            category: String::new(),
            text: number.to_string(),
            comment: String::new(),
        };
        (1..=count).map(question).collect()
    }

    fn live(minutes: u32) -> Live {
        Live {
            interview: InterviewId::default(),
            student: StudentId::default(),
            minutes,
            part: Part::Questions,
            seconds: 0,
            paused: false,
            current: None,
            asked: Default::default(),
            skipped: Default::default(),
        }
    }

    proptest! {
        #[test]
        fn whatever_is_skipped_every_question_comes_until_it_was_asked(count in 1_u128..25, skips in prop::collection::vec(any::<bool>(), 0..60)) {
            let list = questions(count);
            let mut live = live(20);
            live.current = list.first().map(|question| question.id);
            let mut steps = skips.into_iter();
            for _ in 0..200 {
                let Some(current) = live.current else { break };
                if steps.next().unwrap_or(false) {
                    if !live.asked.contains(&current) { live.skipped.insert(current); }
                    live.current = coming(&list, &live, live.current).or(live.current);
                } else {
                    live.asked.insert(current);
                    live.skipped.remove(&current);
                    live.current = coming(&list, &live, Some(current));
                }
            }
            prop_assert_eq!(live.asked.len(), list.len());
            prop_assert!(live.skipped.is_empty());
        }

        #[test]
        fn the_first_of_those_to_come_is_the_one_that_comes(count in 0_u128..20, at in 0_usize..20, asked in any::<u32>(), skipped in any::<u32>()) {
            let list = questions(count);
            let mut live = live(20);
            live.current = list.get(at).map(|question| question.id);
            for (place, question) in list.iter().enumerate() {
                if asked >> place & 1 == 1 { live.asked.insert(question.id); }
                else if skipped >> place & 1 == 1 { live.skipped.insert(question.id); }
            }
            let first = to_come(&list, &live).first().map(|question| question.id);
            prop_assert_eq!(first, coming(&list, &live, live.current));
        }

        #[test]
        fn the_three_parts_fill_the_call_without_a_gap(minutes in 15_u32..=30, seconds in 0_u32..10_000) {
            let mut live = live(minutes);
            live.seconds = seconds;
            prop_assert_eq!(plan(&live, Part::Introduction).1, plan(&live, Part::Questions).0);
            prop_assert_eq!(plan(&live, Part::Questions).1, plan(&live, Part::Recap).0);
            prop_assert_eq!(plan(&live, Part::Recap).1, minutes * 60);
            let whole: u32 = [Part::Questions, Part::Recap].map(|part| left(&live, part)).iter().sum();
            prop_assert_eq!(whole, (minutes * 60).saturating_sub(seconds));
        }
    }
}
