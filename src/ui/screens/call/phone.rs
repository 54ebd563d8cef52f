//! The phone script: only what to say now.

use crate::content::{Branch, Phase, PhoneScript, ScriptStep, StepKind, TakeDown};
use crate::domain::Medium;
use crate::flow::call::phone::{Event as Phone, Start};
use crate::flow::call::phone_words::{Blanks, asking, slowly};
use crate::flow::{Event, State, call, rules};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, MapLine, PhoneAdapter, PhoneAnswer, PhoneKind, PhonePhase, PhoneStage, PhoneStart, PhoneView};
use crate::ui::models::sync_list;
use crate::ui::screens::call::whom;
use crate::ui::wire::wire;
use slint::{ComponentHandle, SharedString};

fn phase(phase: Phase) -> PhonePhase {
    match phase {
        Phase::Before => PhonePhase::Before,
        Phase::FrontDesk => PhonePhase::FrontDesk,
        Phase::Person => PhonePhase::Person,
        Phase::Time => PhonePhase::Time,
        Phase::Thanks => PhonePhase::Thanks,
    }
}

fn view(state: &State) -> PhoneView {
    let language = state.look.language;
    let script = &state.content.phone_script;
    let Some(one) = state.interview() else { return PhoneView::default() };
    let contact = one.interview.contact.and_then(|id| state.school.contact(id)).map(|card| &card.contact);
    let [first, second, third] = &one.call_plan.slots;
    let step = call::phone::current(state);
    let words = step.and_then(|step| script.words(&step.id, language));
    let blanks = Blanks::of(state);
    let (before, asks) = words.map_or(("", ""), |words| asking(&words.say));
    let filled = |text: Option<&String>| SharedString::from(text.map_or(String::new(), |text| blanks.fill(text)));
    let dial = contact.map_or("", |contact| &contact.phone);
    let draft = one.call_plan.booking.as_ref();
    let takes = |what| step.is_some_and(|step| step.take_down.contains(&what));
    PhoneView {
        stage: match (step, state.phone.map) {
            (None, _) => PhoneStage::Prepare,
            (Some(_), true) => PhoneStage::Map,
            (Some(_), false) => PhoneStage::Call,
        },
        name: contact.map_or("", |contact| contact.name()).into(),
        detail: contact.map(whom::detail).unwrap_or_default(),
        dial: dial.into(),
        dial_slow: slowly(dial).into(),
        dialing: step.is_some_and(dialing),
        slot_1: first.into(),
        slot_2: second.into(),
        slot_3: third.into(),
        number: one.call_plan.number.as_str().into(),
        no_times: one.call_plan.offered().is_empty(),
        no_number: one.call_plan.number.trim().is_empty(),
        takes_time: takes(TakeDown::Time),
        takes_number: takes(TakeDown::Number),
        takes_link: takes(TakeDown::Number) && rules::phone::agreed(script, &one.call_plan.call).medium == Some(Medium::Video),
        agreed: draft.map_or("", |draft| &draft.agreed).into(),
        link: draft.map_or("", |draft| &draft.link).into(),
        their_number: draft.map_or(dial, |draft| &draft.employee_number).into(),
        step: step.map_or("", |step| &step.id).into(),
        title: filled(words.map(|words| &words.title)),
        say: filled(words.map(|words| &words.say)),
        first: blanks.fill(before).into(),
        asks: blanks.fill(asks).into(),
        phase: phase(step.map_or(Phase::Before, ScriptStep::phase)),
        tip: filled(words.map(|words| &words.tip)),
        kind: match step.map(|step| step.kind) {
            Some(StepKind::End) => PhoneKind::End,
            Some(StepKind::Do) => PhoneKind::Do,
            _ => PhoneKind::Say,
        },
        preparing: step.is_some_and(|step| preparing(step, script)),
        leaving: one.call_plan.call.path.contains(&script.safe_exit) || step.is_some_and(|step| step.kind == StepKind::End),
    }
}

/// Tells whether nobody can be on the phone yet: the step leads to another one before dialing.
fn preparing(step: &ScriptStep, script: &PhoneScript) -> bool {
    let before = |id: &str| script.step(id).is_some_and(|next| next.branch == Branch::Before);
    step.branch == Branch::Before && step.answers.iter().any(|answer| before(&answer.to))
}

/// Tells whether the student may be about to dial, for the first time or again.
fn dialing(step: &ScriptStep) -> bool {
    step.kind == StepKind::Do && matches!(step.branch, Branch::Before | Branch::Menu | Branch::Busy | Branch::Voicemail)
}

fn answers(state: &State) -> Vec<PhoneAnswer> {
    let Some(step) = call::phone::current(state) else { return Vec::new() };
    let Some(words) = state.content.phone_script.words(&step.id, state.look.language) else { return Vec::new() };
    let blanks = Blanks::of(state);
    let row = |id: &str| PhoneAnswer { id: id.into(), text: blanks.fill(words.answer(id)).into() };
    call::phone::answers(state, step).into_iter().map(|answer| row(&answer.id)).collect()
}

/// Gives the map in two columns of about the same length, branches kept whole.
fn map(state: &State) -> (Vec<MapLine>, Vec<MapLine>) {
    let script = &state.content.phone_script;
    let language = state.look.language;
    let path = state.interview().map_or(&[][..], |one| &one.call_plan.call.path);
    let mut branches: Vec<(Branch, Vec<MapLine>)> = Vec::new();
    for step in &script.steps {
        let here = path.last() == Some(&step.id);
        let line =
            MapLine { text: script.title(&step.id).get(language).into(), branch: false, here, walked: !here && path.contains(&step.id) };
        match branches.iter_mut().find(|(branch, _)| *branch == step.branch) {
            Some((_, lines)) => lines.push(line),
            None => {
                let head = MapLine { text: script.branch_name(step.branch, language).into(), branch: true, here: false, walked: false };
                branches.push((step.branch, vec![head, line]));
            }
        }
    }
    let half = branches.iter().map(|(_, lines)| lines.len()).sum::<usize>() / 2;
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for (_, lines) in branches {
        if left.len() < half { left.extend(lines) } else { right.extend(lines) }
    }
    (left, right)
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<PhoneAdapter>();
    sync_list!(adapter, get_answers, set_answers, answers(state));
    let (left, right) = if state.phone.map { map(state) } else { (Vec::new(), Vec::new()) };
    sync_list!(adapter, get_map_left, set_map_left, left);
    sync_list!(adapter, get_map_right, set_map_right, right);
    adapter.set_view(view(state));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<PhoneAdapter>();
    wire! {
        adapter, dispatch => Event::Phone;
        on_slot(place, text) => Phone::Slot(usize::try_from(place).unwrap_or(usize::MAX), text.into());
        on_number(text) => Phone::Number(text.into());
        on_answer(id) => Phone::Answer(id.into());
        on_step_back() => Phone::StepBack;
        on_safe_exit() => Phone::SafeExit;
        on_map(shown) => Phone::Map(shown);
        on_agreed(text) => Phone::Agreed(text.into());
        on_their_number(text) => Phone::TheirNumber(text.into());
        on_link(text) => Phone::Link(text.into());
        on_over() => Phone::Over;
    }
    let to = dispatch.clone();
    adapter.on_begin(move |start| {
        let start = match start {
            PhoneStart::Phone => Start::Phone,
            PhoneStart::CallBack => Start::CallBack,
            PhoneStart::Slow => Start::Slow,
        };
        to.send(Event::Phone(Phone::Begin(start)));
    });
}
