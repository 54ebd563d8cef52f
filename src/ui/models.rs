//! Lists for the window: rows are changed in place, so that a control under somebody's finger is never made anew.

use slint::{Model, ModelRc, VecModel};

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
