//! Settings for adults: what the station is called, where and when it shares, its languages and times, its microphone, the
//! adults, and the recovery code. Each change is kept at once, and written down once it is kept.

pub mod adults;
pub mod code;
pub mod share;

use crate::domain::{Action, AdultId, IDLE_MINUTES, KEPT_DAYS, Language, Movement, Role, Setting, SoundDevice};
use crate::flow::effects::sound::Booth;
use crate::flow::effects::{Effect, Fault, Stamp};
use crate::flow::rules::Screen;
use crate::flow::rules::duties::Duty;
use crate::flow::rules::words::clean;
use crate::flow::state::act::Act;
use crate::flow::state::desk::settings::{Said, SettingsPage};
use crate::flow::state::purpose::Purpose;
use crate::flow::state::{State, who};
use chrono::NaiveTime;

/// Something done on the screen.
#[derive(Clone, Debug)]
pub enum Event {
    /// The screen opens.
    Show,
    /// The school's name changed.
    School(String),
    /// The station's name changed.
    Station(String),
    /// Both names are kept.
    KeepNames,
    /// The shared folder that is typed changed.
    Share(String),
    /// It is tried, and kept where it can be used.
    TryShare,
    /// It can't be reached, and is kept all the same.
    KeepShareAnyway,
    /// The station shares with nobody any more.
    ForgetShare,
    /// At which time of the night it shares.
    NightlyAt(NaiveTime),
    /// Which language alone is offered, or all.
    Only(Option<Language>),
    /// The language of the first screen.
    Start(Language),
    /// After how many quiet minutes a student is warned.
    Idle(u64),
    /// How many days after the interviews a recording is kept.
    Kept(u64),
    /// Whether anything moves on the screen.
    Movement(Movement),
    /// A microphone is chosen, or the one the system would take.
    Microphone(Option<String>),
    /// A loudspeaker is chosen, or the one the system would take.
    Loudspeaker(Option<String>),
    /// Somebody plugged something in: look again.
    LookAgain,
    /// The name of an adult who is added.
    Adult(String),
    /// The role of that adult.
    Role(Role),
    /// That adult is added.
    AddAdult,
    /// An adult chooses a new PIN here.
    GivePin(AdultId),
    /// A new recovery code is made.
    RenewCode,
    /// It is printed.
    PrintCode,
    /// Its paper is removed from the outbox.
    RemoveCode,
    /// It was written down: it is shown no more.
    CodeDone,
}

/// Why the typed names can't be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamesFault {
    /// The school has no name.
    NoSchool,
    /// The station has none.
    NoStation,
}

/// Gives what keeps the typed names from being kept.
pub fn names_fault(state: &State) -> Option<NamesFault> {
    let local = &state.desk.settings;
    if clean(&local.school).is_empty() {
        Some(NamesFault::NoSchool)
    } else {
        clean(&local.station).is_empty().then_some(NamesFault::NoStation)
    }
}

/// Tells whether the typed names differ from what is shown.
pub fn names_changed(state: &State) -> bool {
    let local = &state.desk.settings;
    clean(&local.school) != state.school.name || clean(&local.station) != state.school.station
}

pub(in crate::flow) fn step(state: &mut State, event: Event, effects: &mut Vec<Effect>) {
    if who::at_the_desk(state, Duty::ChangeSettings).is_none() {
        return;
    }
    let local = &mut state.desk.settings;
    local.said = Said::Nothing;
    match event {
        Event::Show => {
            *local = SettingsPage {
                school: state.school.name.clone(),
                station: state.school.station.clone(),
                share: state.school.share.clone().unwrap_or_default(),
                // One that came while its adult had gone back to the desk is still to be read.
                code: local.code.take(),
                ..SettingsPage::default()
            };
            effects.push(Effect::AskBooth);
            state.go(Screen::Settings);
        }
        Event::School(name) => local.school = name,
        Event::Station(name) => local.station = name,
        Event::KeepNames => {
            if names_changed(state) && names_fault(state).is_none() {
                let (school, station) = (clean(&state.desk.settings.school), clean(&state.desk.settings.station));
                effects.push(Effect::KeepSetting(Setting::Names { school, station }));
            }
        }
        Event::Share(folder) => share::typed(state, folder),
        Event::TryShare => share::begin(state, effects),
        Event::KeepShareAnyway => share::keep_anyway(state, effects),
        Event::ForgetShare => effects.push(Effect::KeepSetting(Setting::Share(None))),
        Event::NightlyAt(time) => effects.push(Effect::KeepSetting(Setting::NightlyAt(time))),
        Event::Only(only) => {
            let start = only.unwrap_or(state.school.settings.start);
            effects.push(Effect::KeepSetting(Setting::Languages { only, start }));
        }
        Event::Start(start) => {
            if state.school.settings.only.is_none_or(|only| only == start) {
                effects.push(Effect::KeepSetting(Setting::Languages { only: state.school.settings.only, start }));
            }
        }
        Event::Idle(minutes) if IDLE_MINUTES.contains(&minutes) => effects.push(Effect::KeepSetting(Setting::Idle(minutes))),
        Event::Kept(days) if KEPT_DAYS.contains(&days) => effects.push(Effect::KeepSetting(Setting::Kept(days))),
        Event::Idle(_) | Event::Kept(_) => {}
        Event::Movement(movement) => effects.push(Effect::KeepSetting(Setting::Movement(movement))),
        Event::Microphone(id) => {
            let all = local.sound.iter().flat_map(|sound| &sound.microphones);
            let found = all.map(|one| (&one.id, &one.name)).find(|(one, _)| Some(*one) == id.as_ref());
            if let Some(device) = chosen(id.is_some(), found) {
                effects.push(Effect::KeepSetting(Setting::Microphone(device)));
            }
        }
        Event::Loudspeaker(id) => {
            let all = local.sound.iter().flat_map(|sound| &sound.loudspeakers);
            let found = all.map(|one| (&one.id, &one.name)).find(|(one, _)| Some(*one) == id.as_ref());
            if let Some(device) = chosen(id.is_some(), found) {
                effects.push(Effect::KeepSetting(Setting::Loudspeaker(device)));
            }
        }
        Event::LookAgain => effects.push(Effect::AskBooth),
        Event::Adult(name) => local.adult = name,
        Event::Role(role) => local.role = Some(role),
        Event::AddAdult => {
            if adults::can_add(state) {
                state.ask_adult(Purpose::AddAdult);
            }
        }
        Event::GivePin(adult) => state.ask_adult(Purpose::GivePin(adult)),
        Event::RenewCode => state.ask_adult(Purpose::RenewCode),
        Event::PrintCode => code::print(state, effects),
        Event::RemoveCode => code::remove(state, effects),
        Event::CodeDone => local.code = None,
    }
}

/// Gives the device that was chosen, or the system's own where none was; nothing for one that is not there.
fn chosen(wanted: bool, found: Option<(&String, &String)>) -> Option<Option<SoundDevice>> {
    match found {
        Some((id, name)) => Some(Some(SoundDevice { id: id.clone(), name: name.clone() })),
        None => (!wanted).then_some(None),
    }
}

/// A setting is kept, or could not be.
pub(in crate::flow) fn kept(state: &mut State, setting: &Setting, kept: Result<(), Fault>, stamp: &Stamp) {
    if let Err(fault) = kept {
        state.desk.settings.said = Said::NotKept(fault);
        return;
    }
    state.desk.settings.said = Said::Kept;
    match setting {
        // What was kept is what the fields show: without the spaces around it.
        Setting::Names { .. } => {
            state.desk.settings.school.clone_from(&state.school.name);
            state.desk.settings.station.clone_from(&state.school.station);
        }
        Setting::Share(folder) => {
            state.desk.settings.share = folder.clone().unwrap_or_default();
            // What sharing with another folder came to says nothing of this one.
            state.sharing.outcome = None;
            if folder.is_none() {
                state.desk.settings.tried = None;
            }
        }
        Setting::Languages { .. } => {
            state.start_language = state.school.settings.opens_in();
            state.look.language = state.school.settings.offered(state.look.language);
        }
        Setting::NightlyAt(_)
        | Setting::Idle(_)
        | Setting::Kept(_)
        | Setting::Movement(_)
        | Setting::Microphone(_)
        | Setting::Loudspeaker(_) => {}
    }
    state.act_at_the_desk(Act::from(Action::ChangeSettings).because(setting.key()), stamp);
}

/// What there is to record with and to listen with.
pub(in crate::flow) fn found(state: &mut State, found: Booth) {
    state.desk.settings.sound = Some(found);
}
