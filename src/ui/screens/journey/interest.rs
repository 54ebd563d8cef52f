//! The interest card: up to three careers, why, and what the student believes now.

use crate::domain::Career;
use crate::flow::journey::interest::{self, Event as Interest, Field};
use crate::flow::{Event, Session, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, CareerTile, FamilyTile, InterestAdapter, InterestField, InterestView};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::{ComponentHandle, SharedString};

fn view(state: &State, session: &Session) -> InterestView {
    let card = &session.file.interest;
    let local = &state.interest;
    let family = state.content.occupations.families.iter().find(|family| family.code == local.family);
    InterestView {
        typed: local.typed.as_str().into(),
        family: family.map_or("", |family| family.name(state.look.language)).into(),
        own: local.typed.trim().into(),
        full: interest::full(state),
        complete: interest::complete(state),
        why: card.why.as_str().into(),
        pay: card.pay.as_str().into(),
        hours: card.hours.as_str().into(),
        schooling: card.schooling.as_str().into(),
        finding: state.interest.finding,
        edition: state.content.occupations.edition.as_str().into(),
    }
}

fn chosen(state: &State, session: &Session) -> Vec<SharedString> {
    let name = |career| state.content.occupations.name(career, state.look.language).into();
    session.file.interest.careers.iter().map(name).collect()
}

fn found(state: &State, session: &Session) -> Vec<CareerTile> {
    let language = state.look.language;
    let occupations = &state.content.occupations;
    // In an open family its name stands above; a search goes across all of them.
    let searching = !state.interest.typed.trim().is_empty();
    let tile = |one: &crate::content::Occupation| CareerTile {
        code: one.code.as_str().into(),
        name: one.title(language).into(),
        family: occupations
            .families
            .iter()
            .find(|family| searching && one.in_family(&family.code))
            .map_or("", |it| it.name(language))
            .into(),
        chosen: session.file.interest.careers.contains(&Career::Listed(one.code.clone())),
    };
    interest::found(state).into_iter().map(tile).collect()
}

fn families(state: &State) -> Vec<FamilyTile> {
    if !state.interest.typed.trim().is_empty() || !state.interest.family.is_empty() {
        return Vec::new();
    }
    let tile =
        |family: &crate::content::Family| FamilyTile { code: family.code.as_str().into(), name: family.name(state.look.language).into() };
    state.content.occupations.families.iter().map(tile).collect()
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<InterestAdapter>();
    let Some(session) = &state.session else { return };
    sync_list!(adapter, get_chosen, set_chosen, chosen(state, session));
    sync_list!(adapter, get_found, set_found, found(state, session));
    sync_list!(adapter, get_families, set_families, families(state));
    adapter.set_view(view(state, session));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<InterestAdapter>();
    wire! {
        adapter, dispatch => Event::Interest;
        on_typed(text) => Interest::Typed(text.into());
        on_family(code) => Interest::Family(code.into());
        on_find() => Interest::Find;
        on_add(code) => Interest::Add(Career::Listed(code.into()));
        on_add_own(words) => Interest::Add(Career::Own(words.into()));
        on_raise(place) => place.try_into().ok().map(Interest::Raise);
        on_remove(place) => place.try_into().ok().map(Interest::Remove);
        on_done() => Interest::Done;
    }
    let to = dispatch.clone();
    adapter.on_write(move |field, text| {
        let field = match field {
            InterestField::Why => Field::Why,
            InterestField::Pay => Field::Pay,
            InterestField::Hours => Field::Hours,
            InterestField::Schooling => Field::Schooling,
        };
        to.send(Event::Interest(Interest::Write(field, text.into())));
    });
}
