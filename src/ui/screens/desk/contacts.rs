//! The school's contacts at the desk.

use crate::content::{short_date_with_year, short_moment_with_year};
use crate::domain::{Call, Contact, ContactCard, ContactId, Interview, Student, StudentId};
use crate::flow::desk::contacts::list_in::Event as List;
use crate::flow::desk::contacts::{self, Event as Contacts, Field, entry, same};
use crate::flow::effects::desk::{ListIn, SavedList};
use crate::flow::state::desk::contacts::{OpenContact, Which};
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{
    AppWindow, ContactField, ContactInterview, ContactList, ContactTile, ContactsAdapter, ContactsView, ListIn as Shown, ListSaved,
};
use crate::ui::models::sync_list;
use crate::ui::screens::call::whom::detail;
use crate::ui::wire::wire;
use slint::{ComponentHandle, SharedString};

/// The fields with how the screen calls them.
const FIELDS: [(ContactField, Field); 10] = [
    (ContactField::Employer, Field::Employer),
    (ContactField::Employee, Field::Employee),
    (ContactField::Title, Field::Title),
    (ContactField::Career, Field::Career),
    (ContactField::Phone, Field::Phone),
    (ContactField::Email, Field::Email),
    (ContactField::City, Field::City),
    (ContactField::State, Field::State),
    (ContactField::Source, Field::Source),
    (ContactField::Notes, Field::Notes),
];

const LISTS: [(ContactList, Which); 4] = [
    (ContactList::All, Which::All),
    (ContactList::Volunteers, Which::Volunteers),
    (ContactList::DoNotContact, Which::DoNotContact),
    (ContactList::Same, Which::Same),
];

/// How many lines that can't be taken are named.
const LINES: usize = 12;

fn student(state: &State, id: StudentId) -> String {
    state.school.student(id).map_or_else(|| "–".to_owned(), Student::tile_name)
}

fn asked(state: &State, card: &ContactCard) -> SharedString {
    let said = card
        .last_asked
        .map(|(at, who)| format!("{} · {}", short_date_with_year(at.date_naive(), state.look.language), student(state, who)));
    said.unwrap_or_default().into()
}

/// Makes a tile of a contact.
pub(super) fn tile(state: &State, card: &ContactCard) -> ContactTile {
    let contact = &card.contact;
    ContactTile {
        id: contact.id.to_string().into(),
        name: contact.name().into(),
        detail: match (detail(contact).as_str(), state.content.occupations.name_of(&contact.career, state.look.language)) {
            ("", career) => career.into(),
            (detail, "") => detail.into(),
            (detail, career) => format!("{detail} · {career}").into(),
        },
        asked: card.last_asked.map_or(String::new(), |(at, _)| short_date_with_year(at.date_naive(), state.look.language)).into(),
        volunteer: contact.volunteer,
        banned: contact.do_not_contact,
    }
}

fn call(state: &State, call: &Call) -> SharedString {
    let language = state.look.language;
    let outcome = state.content.phone_script.outcome_name(call.outcome, language);
    format!("{} · {} · {outcome}", short_date_with_year(call.at.date_naive(), language), student(state, call.student)).into()
}

fn interview(state: &State, one: &Interview) -> ContactInterview {
    let language = state.look.language;
    let at = one.booking.as_ref().map(|booking| short_moment_with_year(booking.starts, language));
    ContactInterview {
        student: student(state, one.student).into(),
        at: at.unwrap_or_default().into(),
        minutes: one.booking.as_ref().and_then(|booking| i32::try_from(booking.minutes).ok()).unwrap_or_default(),
        held: one.held(),
    }
}

fn page(state: &State, open: &OpenContact, view: &mut ContactsView) {
    let draft: &Contact = &open.draft;
    let kept = state.school.contact(draft.id);
    view.open = true;
    view.id = draft.id.to_string().into();
    view.new = kept.is_none();
    view.nobody = entry::fault(state).is_some();
    view.can_undo = contacts::can_undo(state);
    view.name = draft.name().into();
    view.employer = draft.employer.as_str().into();
    view.employee = draft.employee.as_str().into();
    view.title = draft.title.as_str().into();
    view.career = state.content.occupations.name_of(&draft.career, state.look.language).into();
    view.phone = draft.phone.as_str().into();
    view.email = draft.email.as_str().into();
    view.city = draft.city.as_str().into();
    view.state = draft.state.as_str().into();
    view.source = draft.source.as_str().into();
    view.notes = draft.notes.as_str().into();
    view.volunteer = draft.volunteer;
    view.banned = draft.do_not_contact;
    view.closed = state.school.is_closed(draft.id);
    view.asked = kept.map(|card| asked(state, card)).unwrap_or_default();
    view.reading = open.history.is_none();
    if let Some(card) = contacts::named_by(state) {
        view.named_by = card.contact.name().into();
        view.named_by_id = card.contact.id.to_string().into();
    }
}

/// Says what came of looking for a list.
fn list_in(list: Option<&ListIn>, view: &mut ContactsView) {
    view.list = match list {
        None => Shown::None,
        Some(ListIn::Reading) => Shown::Reading,
        Some(ListIn::Absent(_)) => Shown::Absent,
        Some(ListIn::Unusable) => Shown::Unusable,
        Some(ListIn::Found(_)) => Shown::Found,
        Some(ListIn::Taken(_)) => Shown::Taken,
    };
    let number = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    match list {
        Some(ListIn::Absent(folder)) => view.list_folder = folder.as_str().into(),
        Some(ListIn::Found(found) | ListIn::Taken(found)) => {
            (view.list_added, view.list_changed, view.list_unchanged) =
                (number(found.added.len()), number(found.changed.len()), number(found.unchanged));
            let mut lines: Vec<String> = found.left_out.iter().take(LINES).map(u64::to_string).collect();
            if found.left_out.len() > LINES {
                lines.push("…".to_owned());
            }
            view.list_left_out = lines.join(", ").into();
        }
        _ => {}
    }
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<ContactsAdapter>();
    let local = &state.desk.contacts;
    let number = |number: usize| i32::try_from(number).unwrap_or(i32::MAX);
    let mut view = ContactsView {
        typed: local.typed.as_str().into(),
        which: LISTS.into_iter().find(|(_, which)| *which == local.which).map_or(ContactList::All, |(shown, _)| shown),
        saved: match local.saved {
            None => ListSaved::No,
            Some(SavedList::As(_)) => ListSaved::Saved,
            Some(SavedList::Failed) => ListSaved::Failed,
        },
        saved_as: match &local.saved {
            Some(SavedList::As(name)) => name.as_str().into(),
            _ => SharedString::default(),
        },
        ..ContactsView::default()
    };
    list_in(local.list.as_ref(), &mut view);
    let tiles = |cards: Vec<&ContactCard>| cards.into_iter().map(|card| tile(state, card)).collect::<Vec<_>>();
    let (mut rows, mut suggested, mut calls, mut interviews) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    match &local.open {
        None => {
            let (cards, count) = contacts::listed(state);
            (view.count, view.shown, view.twins) = (number(count), number(cards.len()), number(same::twins(state).len()));
            rows = tiles(cards);
        }
        Some(open) => {
            page(state, open, &mut view);
            let careers = contacts::careers(state).into_iter();
            suggested = careers.map(|one| SharedString::from(one.title(state.look.language))).collect();
            calls = open.history.iter().flat_map(|history| &history.calls).map(|one| call(state, one)).collect();
            interviews = open.history.iter().flat_map(|history| &history.interviews).map(|one| interview(state, one)).collect();
        }
    }
    sync_list!(adapter, get_rows, set_rows, rows);
    sync_list!(adapter, get_careers, set_careers, suggested);
    sync_list!(adapter, get_calls, set_calls, calls);
    sync_list!(adapter, get_interviews, set_interviews, interviews);
    sync_list!(adapter, get_named, set_named, tiles(contacts::named(state)));
    sync_list!(adapter, get_same, set_same, tiles(same::same_as_open(state)));
    sync_list!(adapter, get_merged, set_merged, tiles(same::merged(state)));
    adapter.set_view(view);
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<ContactsAdapter>();
    wire! {
        adapter, dispatch => Event::Contacts;
        on_new() => Contacts::New;
        on_undo() => Contacts::Undo;
        on_save_list() => Contacts::SaveList;
        on_look_for_list() => Contacts::ListIn(List::Look);
        on_take_list() => Contacts::ListIn(List::Take);
        on_leave_list() => Contacts::ListIn(List::Leave);
        on_open(id) => id.parse().ok().map(|id| Contacts::Open(ContactId(id)));
        on_merge(id) => id.parse().ok().map(|id| Contacts::Merge(ContactId(id)));
        on_split(id) => id.parse().ok().map(|id| Contacts::Split(ContactId(id)));
        on_typed(text) => Contacts::Typed(text.into());
        on_volunteer(does) => Contacts::Volunteer(does);
        on_banned(not) => Contacts::DoNotContact(not);
        on_list(shown) => LISTS.into_iter().find(|(list, _)| *list == shown).map(|(_, which)| Contacts::List(which));
        on_write(shown, text) => FIELDS.into_iter().find(|(field, _)| *field == shown).map(|(_, field)| Contacts::Write(field, text.into()));
    }
}
