//! The settings at the desk.

use crate::content::language::{only, title};
use crate::domain::{Adult, AdultId, Code, Language, Movement, Role, ShareTrial, SoundDevice};
use crate::flow::desk::settings::adults::{self, NameFault};
use crate::flow::desk::settings::{self, Event as Settings, NamesFault};
use crate::flow::effects::fault::NoPage;
use crate::flow::effects::sharing::Ended;
use crate::flow::state::desk::settings::Said;
use crate::flow::{Event, Fault, Screen, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{
    AdultRole, AdultTrouble, AppWindow, CodePage, NamesTrouble, SettingChoice, SettingsAdapter, SettingsAdult, SettingsSaid, SettingsView,
    ShareTrial as Shown,
};
use crate::ui::models::{language_at, language_place, sync_list};
use crate::ui::screens::desk::rooms::time;
use crate::ui::wire::wire;
use chrono::NaiveTime;
use slint::{ComponentHandle, SharedString};

/// The hours that are offered: after school, and by night.
const NIGHTS: [(u32, u32); 5] = [(18, 0), (22, 0), (0, 30), (2, 30), (4, 0)];

const ROLES: [(AdultRole, Role); 3] =
    [(AdultRole::Teacher, Role::Teacher), (AdultRole::Standby, Role::Standby), (AdultRole::Coordinator, Role::Coordinator)];

fn role(role: Option<Role>) -> AdultRole {
    ROLES.into_iter().find(|(_, one)| Some(*one) == role).map_or(AdultRole::None, |(shown, _)| shown)
}

fn trial(state: &State) -> (Shown, i32, i32) {
    let local = &state.desk.settings;
    let number = |number: u64| i32::try_from(number).unwrap_or(i32::MAX);
    if local.trying.is_some() {
        return (Shown::Trying, 0, 0);
    }
    let shown = match local.tried.as_ref().map(|(_, trial)| *trial) {
        None => Shown::None,
        Some(ShareTrial::Fits { own_disk: false }) => Shown::Fits,
        Some(ShareTrial::Fits { own_disk: true }) => Shown::OwnDisk,
        Some(ShareTrial::NotThere) => Shown::NotThere,
        Some(ShareTrial::Silent) => Shown::Silent,
        Some(ShareTrial::NoFolder) => Shown::NoFolder,
        Some(ShareTrial::Ours) => Shown::Ours,
        Some(ShareTrial::ReadOnly) => Shown::ReadOnly,
        Some(ShareTrial::Full { free, needed }) => return (Shown::Full, number(free), number(needed)),
        Some(ShareTrial::OtherSchool) => Shown::OtherSchool,
        Some(ShareTrial::Failed) => Shown::Failed,
    };
    (shown, 0, 0)
}

fn said(state: &State) -> (SettingsSaid, &str) {
    match &state.desk.settings.said {
        Said::Nothing => (SettingsSaid::Nothing, ""),
        Said::Kept => (SettingsSaid::Kept, ""),
        Said::NotKept(Fault::Full) => (SettingsSaid::Full, ""),
        Said::NotKept(Fault::ReadOnly) => (SettingsSaid::ReadOnly, ""),
        Said::NotKept(Fault::Other) => (SettingsSaid::Failed, ""),
        Said::PinChosen(adult) => (SettingsSaid::PinChosen, state.school.adult_name(*adult)),
    }
}

fn view(state: &State) -> SettingsView {
    let (local, school) = (&state.desk.settings, &state.school);
    let number = |number: u64| i32::try_from(number).unwrap_or(i32::MAX);
    let ((trial, free, needed), (said, said_of)) = (trial(state), said(state));
    let first = |first: &str, shown: &str| SharedString::from(if first == shown { "" } else { first });
    let away = |chosen: &Option<SoundDevice>, known: Vec<&String>| {
        let away = chosen.as_ref().filter(|one| local.sound.is_some() && !known.contains(&&one.id));
        SharedString::from(away.map_or("", |one| one.name.as_str()))
    };
    let code = local.code.as_ref();
    SettingsView {
        said,
        said_of: said_of.into(),
        school: local.school.as_str().into(),
        station: local.station.as_str().into(),
        names_changed: settings::names_changed(state),
        names_trouble: match settings::names_fault(state) {
            None => NamesTrouble::None,
            Some(NamesFault::NoSchool) => NamesTrouble::NoSchool,
            Some(NamesFault::NoStation) => NamesTrouble::NoStation,
        },
        first_school: first(&school.set_up_as.school, &school.name),
        first_station: first(&school.set_up_as.station, &school.station),
        share_typed: local.share.as_str().into(),
        share: school.share.as_deref().unwrap_or_default().into(),
        trial,
        free,
        needed,
        // Before the languages stands what offers them all.
        offered: school.settings.only.map_or(0, |only| language_place(only) + 1),
        starts_in: language_place(school.settings.opens_in()),
        idle: number(school.settings.idle_minutes),
        kept: number(school.settings.kept_days),
        still: school.settings.movement == Movement::Still,
        looked: local.sound.is_some(),
        microphone_away: away(
            &school.settings.microphone,
            local.sound.iter().flat_map(|sound| &sound.microphones).map(|one| &one.id).collect(),
        ),
        loudspeaker_away: away(
            &school.settings.loudspeaker,
            local.sound.iter().flat_map(|sound| &sound.loudspeakers).map(|one| &one.id).collect(),
        ),
        exported: state.sharing.stage.is_none()
            && state.sharing.outcome.as_ref().is_some_and(|one| matches!(one.ended, Ended::Done | Ended::LeftOut | Ended::TookBack)),
        adult_typed: local.adult.as_str().into(),
        adult_role: role(local.role),
        adult_trouble: match adults::name_fault(state) {
            None => AdultTrouble::None,
            Some(NameFault::NoName) => AdultTrouble::NoName,
            Some(NameFault::Known) => AdultTrouble::Known,
        },
        can_add: adults::can_add(state),
        code_shown: code.is_some(),
        code_page: match code.map(|shown| shown.written) {
            None => CodePage::None,
            Some(None) => CodePage::Making,
            Some(Some(Ok(_))) => CodePage::Written,
            Some(Some(Err(NoPage::Preparing))) => CodePage::Preparing,
            Some(Some(Err(NoPage::Unmade))) => CodePage::Unmade,
            Some(Some(Err(NoPage::Unwritten(_)))) => CodePage::Unwritten,
        },
        code_file: code.map_or("", |shown| &shown.new.file).into(),
        code_printer: code.is_some_and(|shown| shown.written == Some(Ok(true))),
        code_printed: code.is_some_and(|shown| shown.printed == Some(true)),
        code_not_printed: code.is_some_and(|shown| shown.printed == Some(false)),
        code_removed: code.is_some_and(|shown| shown.removed == Some(true)),
        code_not_removed: code.is_some_and(|shown| shown.removed == Some(false)),
    }
}

/// Gives what can be offered: all languages, then each alone.
fn languages(language: Language) -> Vec<SharedString> {
    let titles: Vec<&str> = Language::OFFERED.iter().map(|one| title(*one)).collect();
    let each = Language::OFFERED.iter().map(|one| only(*one, language));
    std::iter::once(titles.join(" + ")).chain(each).map(SharedString::from).collect()
}

/// Writes a code as it stands on paper, in groups of five.
fn grouped(code: &Code) -> SharedString {
    let mut shown = SharedString::default();
    for (place, letter) in code.letters().chars().enumerate() {
        if place > 0 && place % 5 == 0 {
            shown.push_str("-");
        }
        shown.push_str(letter.encode_utf8(&mut [0; 4]));
    }
    shown
}

/// Gives the hours that are offered, and the one that is set where it is another.
fn nights(state: &State) -> Vec<SettingChoice> {
    let offered = NIGHTS.into_iter().filter_map(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, 0));
    let set = state.school.nightly_at;
    let mut all: Vec<NaiveTime> = offered.collect();
    all.extend(set.filter(|set| !all.contains(set)));
    let choice = |at: NaiveTime| SettingChoice { key: at.to_string().into(), text: time(at, state).into(), selected: set == Some(at) };
    all.into_iter().map(choice).collect()
}

/// Gives the devices, and before them the system's own, which has no name.
fn devices<'a>(chosen: Option<&SoundDevice>, found: impl Iterator<Item = (&'a String, &'a String)>) -> Vec<SettingChoice> {
    let own = SettingChoice { selected: chosen.is_none(), ..SettingChoice::default() };
    let device = |(id, name): (&String, &String)| SettingChoice {
        key: id.as_str().into(),
        text: name.as_str().into(),
        selected: chosen.is_some_and(|chosen| chosen.id == *id),
    };
    std::iter::once(own).chain(found.map(device)).collect()
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<SettingsAdapter>();
    let (sound, set) = (state.desk.settings.sound.as_ref(), &state.school.settings);
    let microphones = sound.into_iter().flat_map(|found| &found.microphones).map(|one| (&one.id, &one.name));
    sync_list!(adapter, get_microphones, set_microphones, devices(set.microphone.as_ref(), microphones));
    let loudspeakers = sound.into_iter().flat_map(|found| &found.loudspeakers).map(|one| (&one.id, &one.name));
    sync_list!(adapter, get_loudspeakers, set_loudspeakers, devices(set.loudspeaker.as_ref(), loudspeakers));
    sync_list!(adapter, get_language_choices, set_language_choices, languages(state.look.language));
    sync_list!(adapter, get_nights, set_nights, nights(state));
    let adult = |one: &Adult| SettingsAdult {
        id: one.id.to_string().into(),
        name: one.name.as_str().into(),
        role: role(Some(one.role)),
        has_pin: state.school.with_pin.contains(&one.id),
        mine: state.desk.adult == Some(one.id),
    };
    sync_list!(adapter, get_adults, set_adults, state.school.adults.iter().map(adult).collect());
    adapter.set_code(state.desk.settings.code.as_ref().map_or(SharedString::default(), |shown| grouped(&shown.new.code)));
    adapter.set_view(view(state));
}

/// Takes a recovery code off the window when its screen is left.
pub(in crate::ui) fn forget(window: &AppWindow, state: &State) {
    let adapter = window.global::<SettingsAdapter>();
    if state.screen != Screen::Settings && !adapter.get_code().is_empty() {
        adapter.set_code(SharedString::default());
    }
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<SettingsAdapter>();
    let device = |key: &SharedString| (!key.is_empty()).then(|| key.to_string());
    wire! {
        adapter, dispatch => Event::Settings;
        on_school(name) => Settings::School(name.into());
        on_station(name) => Settings::Station(name.into());
        on_keep_names() => Settings::KeepNames;
        on_share(folder) => Settings::Share(folder.into());
        on_try_share() => Settings::TryShare;
        on_keep_share_anyway() => Settings::KeepShareAnyway;
        on_forget_share() => Settings::ForgetShare;
        on_start_in(at) => Settings::Start(language_at(at));
        on_idle(minutes) => Settings::Idle(u64::try_from(minutes).unwrap_or(0));
        on_kept(days) => Settings::Kept(u64::try_from(days).unwrap_or(u64::MAX));
        on_movement(still) => Settings::Movement(if still { Movement::Still } else { Movement::Gentle });
        on_microphone(key) => Settings::Microphone(device(&key));
        on_loudspeaker(key) => Settings::Loudspeaker(device(&key));
        on_look_again() => Settings::LookAgain;
        on_adult(name) => Settings::Adult(name.into());
        on_add_adult() => Settings::AddAdult;
        on_renew_code() => Settings::RenewCode;
        on_print_code() => Settings::PrintCode;
        on_remove_code() => Settings::RemoveCode;
        on_code_done() => Settings::CodeDone;
        on_offer(at) => Settings::Only((at > 0).then(|| language_at(at - 1)));
        on_night(key) => key.parse().ok().map(Settings::NightlyAt);
        on_role(shown) => ROLES.into_iter().find(|(one, _)| *one == shown).map(|(_, role)| Settings::Role(role));
        on_give_pin(id) => id.parse().ok().map(|id| Settings::GivePin(AdultId(id)));
    }
}
