//! The shared folder: it is tried before the station relies on it.

use crate::domain::{Setting, ShareTrial};
use crate::flow::effects::Effect;
use crate::flow::state::State;

pub(super) fn typed(state: &mut State, folder: String) {
    let local = &mut state.desk.settings;
    // What came of another folder says nothing of this one.
    local.tried = local.tried.take().filter(|(tried, _)| *tried == folder.trim());
    local.share = folder;
}

pub(super) fn begin(state: &mut State, effects: &mut Vec<Effect>) {
    let local = &mut state.desk.settings;
    let folder = local.share.trim().to_owned();
    if folder.is_empty() || local.trying.is_some() {
        return;
    }
    (local.tried, local.trying) = (None, Some(folder.clone()));
    effects.push(Effect::TryShare(folder));
}

pub(in crate::flow) fn tick(state: &State, effects: &mut Vec<Effect>) {
    if state.desk.settings.trying.is_some() {
        effects.push(Effect::AskShareTrial);
    }
}

/// What trying a folder came to. One that can be used is kept.
pub(in crate::flow) fn tried(state: &mut State, folder: String, trial: ShareTrial, effects: &mut Vec<Effect>) {
    let local = &mut state.desk.settings;
    // Whoever left the screen meanwhile did not wait for it.
    if local.trying.take_if(|trying| *trying == folder).is_none() {
        return;
    }
    if trial.fits() {
        effects.push(Effect::KeepSetting(Setting::Share(Some(folder.clone()))));
    }
    local.tried = Some((folder, trial));
}

/// A folder that can't be reached now may be there tonight, an adult says.
pub(super) fn keep_anyway(state: &mut State, effects: &mut Vec<Effect>) {
    if let Some((folder, trial)) = &state.desk.settings.tried
        && trial.is_away()
    {
        effects.push(Effect::KeepSetting(Setting::Share(Some(folder.clone()))));
    }
}
