//! Numbers and lists for the window: rows are changed in place, so that a control under somebody's finger is never made anew.

use crate::domain::Language;
use slint::{Model, ModelRc, VecModel};

/// Gives a number as the screens take it.
pub(in crate::ui) fn number(value: impl TryInto<i32>) -> i32 {
    value.try_into().unwrap_or(i32::MAX)
}

/// Brings a list of the window to new rows: sets what changed, adds and removes at the end.
pub(super) fn sync<T: Clone + PartialEq + 'static>(current: &ModelRc<T>, rows: Vec<T>, set: impl FnOnce(ModelRc<T>)) {
    let Some(model) = current.as_any().downcast_ref::<VecModel<T>>() else {
        set(ModelRc::new(VecModel::from(rows)));
        return;
    };
    let count = rows.len();
    while model.row_count() > count {
        model.remove(model.row_count() - 1);
    }
    for (place, row) in rows.into_iter().enumerate() {
        match model.row_data(place) {
            Some(old) if old == row => {}
            Some(_) => model.set_row_data(place, row),
            None => model.push(row),
        }
    }
}

/// Shortens the call of [`sync`] for a list property of an adapter.
macro_rules! sync_list {
    ($adapter:expr, $get:ident, $set:ident, $rows:expr) => {
        $crate::ui::models::sync(&$adapter.$get(), $rows, |model| $adapter.$set(model))
    };
}
pub(super) use sync_list;

/// Gives the place of a language among those that are offered; -1 for one that is not.
pub(super) fn language_place(language: Language) -> i32 {
    let place = Language::OFFERED.iter().position(|one| *one == language);
    place.and_then(|place| i32::try_from(place).ok()).unwrap_or(-1)
}

/// Gives the language at a place among those that are offered.
pub(super) fn language_at(place: i32) -> Language {
    usize::try_from(place).ok().and_then(|place| Language::OFFERED.get(place)).copied().unwrap_or_default()
}
