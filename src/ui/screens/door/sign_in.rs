//! Signing in: class, name, PIN.

use crate::domain::StudentId;
use crate::flow::door::sign_in::{self, Event as SignIn};
use crate::flow::state::seat::{Ask, SignInTrouble};
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, NameTile, PinAsk, PinTrouble, SignInAdapter, SignInView};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::{ComponentHandle, SharedString};

fn view(state: &State) -> SignInView {
    let local = &state.sign_in;
    let (trouble, number) = match local.trouble {
        SignInTrouble::None => (PinTrouble::None, 0),
        SignInTrouble::NotTheSame => (PinTrouble::NotTheSame, 0),
        SignInTrouble::Wrong(left) => (PinTrouble::Wrong, u64::from(left)),
        SignInTrouble::Wait(until) if until > state.uptime => {
            (PinTrouble::Wait, u64::try_from((until - state.uptime).as_millis().div_ceil(1000)).unwrap_or(u64::MAX))
        }
        SignInTrouble::Wait(_) => (PinTrouble::None, 0),
        SignInTrouble::AnotherKey => (PinTrouble::AnotherKey, 0),
    };
    SignInView {
        class: local.class.as_str().into(),
        typed: local.typed.as_str().into(),
        name: local.student.and_then(|id| state.school.student(id)).map_or(SharedString::default(), |student| student.tile_name().into()),
        ask: match local.ask {
            Ask::Wait => PinAsk::Wait,
            Ask::Choose => PinAsk::Choose,
            Ask::Repeat => PinAsk::Repeat,
            Ask::Enter => PinAsk::Enter,
            Ask::Adult => PinAsk::Adult,
        },
        digits: i32::try_from(local.pin.len()).unwrap_or(0),
        trouble,
        number: i32::try_from(number).unwrap_or(i32::MAX),
        adults: !state.school.adults.is_empty(),
    }
}

fn names(state: &State) -> Vec<NameTile> {
    let shown = sign_in::shown(state);
    shown.into_iter().map(|student| NameTile { id: student.id.to_string().into(), name: student.tile_name().into() }).collect()
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<SignInAdapter>();
    let strings = |list: Vec<String>| list.into_iter().map(SharedString::from).collect();
    sync_list!(adapter, get_classes, set_classes, strings(state.school.classes_here()));
    sync_list!(adapter, get_letters, set_letters, strings(sign_in::letters(state)));
    sync_list!(adapter, get_names, set_names, names(state));
    adapter.set_view(view(state));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<SignInAdapter>();
    wire! {
        adapter, dispatch => Event::SignIn;
        on_class(class) => SignIn::Class(class.into());
        on_typed(text) => SignIn::Typed(text.into());
        on_student(id) => id.parse().ok().map(|id| SignIn::Student(StudentId(id)));
        on_erase() => SignIn::Erase;
        on_let_in() => SignIn::Help(sign_in::Help::LetIn);
        on_reset() => SignIn::Help(sign_in::Help::NewPin);
    }
    let to = dispatch.clone();
    adapter.on_digit(move |text| text.chars().for_each(|digit| to.send(Event::SignIn(SignIn::Digit(digit)))));
}
