//! The one table that connects callbacks of a screen with events, a row each.

/// Connects callbacks: `on_x(given) => event;`, where the event is one, or one that may be missing. After the way to the state
/// stands the kind of all events of the table; where there is none, each row says its whole event.
macro_rules! wire {
    ($adapter:expr, $dispatch:expr => $kind:path; $($callback:ident($($given:pat_param),*) => $event:expr;)+) => {$(
        let to = $dispatch.clone();
        $adapter.$callback(move |$($given),*| {
            let event: Option<_> = From::from($event);
            if let Some(event) = event {
                to.send($kind(event));
            }
        });
    )+};
    ($adapter:expr, $dispatch:expr; $($callback:ident($($given:pat_param),*) => $event:expr;)+) => {
        wire! { $adapter, $dispatch => std::convert::identity; $($callback($($given),*) => $event;)+ }
    };
}

pub(super) use wire;
