//! The window and the state behind it: an event in, effects out, the screen painted from the state.

use crate::content::{self, Content, ContentError};
use crate::domain::Language;
use crate::engine::{self, Clock, Engine};
use crate::flow::state::seat::Course;
use crate::flow::{Effect, Event, Post, Reply, Saving, State, closing, step};
use crate::ui::dispatch::Dispatch;
use crate::ui::frame::{Frame, Stay};
use crate::ui::generated::AppWindow;
use crate::ui::settling::Settling;
use crate::ui::{clipboard, screens, shell};
use slint::ComponentHandle;
use slint::platform::{Key, WindowEvent};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

/// Why the station could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no screen to draw on.
    #[error("no screen can be opened: start Askwell where a display is")]
    Screen(#[from] slint::PlatformError),
    /// The system gives no thread.
    #[error("the station could not be started: {0}; restart the machine")]
    Thread(#[from] std::io::Error),
    /// A built-in text is damaged.
    #[error(transparent)]
    Content(#[from] ContentError),
}

/// Gives the way from a callback to the program, which may be gone by then.
fn way_to(app: &Rc<App>) -> Dispatch {
    let app = Rc::downgrade(app);
    Dispatch::to(move |event| {
        if let Some(app) = app.upgrade() {
            app.dispatch(event);
        }
    })
}

/// The window with its state.
pub struct App {
    window: AppWindow,
    state: RefCell<State>,
    clock: Clock,
    perform: Box<dyn Fn(Effect)>,
    arrived: Cell<u32>,
    settling: Settling,
    clipboard: clipboard::Owner,
    language: Cell<Option<Language>>,
}

impl App {
    /// Makes the window, connects it and paints the first screen. `perform` gets every effect and must not wait.
    ///
    /// # Errors
    /// When there is no screen to draw on.
    pub fn new(content: Arc<Content>, language: Language, clock: Clock, perform: impl Fn(Effect) + 'static) -> Result<Rc<Self>, OpenError> {
        Ok(Self::of(AppWindow::new()?, State::new(content, language), clock, perform))
    }

    /// The same for the board on another screen.
    ///
    /// # Errors
    /// When there is no screen to draw on.
    pub fn board(
        content: Arc<Content>,
        language: Language,
        clock: Clock,
        perform: impl Fn(Effect) + 'static,
    ) -> Result<Rc<Self>, OpenError> {
        Ok(Self::of(AppWindow::new()?, State::new(content, language).at_the_board(), clock, perform))
    }

    fn of(window: AppWindow, mut state: State, clock: Clock, perform: impl Fn(Effect) + 'static) -> Rc<Self> {
        state.now = clock.now();
        let app = Rc::new(Self {
            window,
            state: RefCell::new(state),
            clock,
            perform: Box::new(perform),
            arrived: Cell::new(u32::MAX),
            settling: Settling::default(),
            clipboard: clipboard::Owner::default(),
            language: Cell::new(None),
        });
        let dispatch = way_to(&app);
        shell::connect(&app.window, &dispatch);
        screens::connect(&app.window, &dispatch);
        app.paint();
        app
    }

    /// Takes an event: a step of the state, its effects handed over, the screen painted.
    pub fn dispatch(&self, event: Event) {
        let stamp = self.clock.stamp();
        let beats = matches!(event, Event::Tick);
        // A callback that fires while the state is being changed would be a fault of ours; it is dropped, not a panic.
        let Ok(mut state) = self.state.try_borrow_mut() else {
            tracing::error!("an event arrived in the middle of another and was dropped");
            return;
        };
        let effects = step(&mut state, event, &stamp);
        drop(state);
        for effect in effects {
            (self.perform)(effect);
        }
        self.paint();
        if beats {
            self.hear_keys();
        }
        if self.look(|state| state.course == Course::Ends) {
            // Without an event loop, as in a story, there is nothing to leave.
            let _ = slint::quit_event_loop();
        }
    }

    /// What was pressed may vanish with the focus on it, and then no key is heard, F1 least of all. The window tells nobody, so a
    /// key that no keyboard has is sent through it; where it is lost, the focus begins anew.
    fn hear_keys(&self) {
        let heard = self.window.get_heard();
        let text = slint::SharedString::from(Key::F24);
        self.window.window().dispatch_event(WindowEvent::KeyPressed { text: text.clone() });
        self.window.window().dispatch_event(WindowEvent::KeyReleased { text });
        if self.window.get_heard() == heard {
            self.window.invoke_rest();
        }
    }

    /// Gives the window.
    pub fn window(&self) -> &AppWindow {
        &self.window
    }

    /// Looks at the state.
    pub fn look<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(&self.state.borrow())
    }

    /// Waits, after the window has closed, until everything typed is on the disk or can't get there.
    fn finish(&self) {
        for _ in 0..500 {
            empty_mailbox();
            if self.look(|state| !matches!(state.outbox.saving(), Saving::Pending)) {
                break;
            }
            self.dispatch(Event::Tick);
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn paint(&self) {
        let state = self.state.borrow();
        if self.language.replace(Some(state.look.language)) != Some(state.look.language)
            && let Err(error) = slint::select_bundled_translation(state.look.language.code())
        {
            tracing::error!(%error, "the language could not be changed");
        }
        // The screen's own adapter first, so that a screen never opens with another's words.
        screens::paint(&self.window, &state);
        shell::paint(&self.window, &state);
        self.settling.look(&self.window, &state);
        self.clipboard.look(&self.window, &state);
        if self.arrived.replace(state.arrived) != state.arrived {
            self.window.invoke_rest();
        }
    }
}

/// Where the engine's replies arrive. They wait here until somebody looks, so that none is lost before there is a window.
struct Mailbox {
    dispatch: Dispatch,
    replies: Receiver<Reply>,
}

thread_local! {
    static MAILBOX: RefCell<Option<Mailbox>> = const { RefCell::new(None) };
}

fn empty_mailbox() {
    loop {
        let next = MAILBOX.with(|mailbox| {
            let mailbox = mailbox.borrow();
            let mailbox = mailbox.as_ref()?;
            Some((mailbox.dispatch.clone(), mailbox.replies.try_recv().ok()?))
        });
        let Some((dispatch, reply)) = next else { break };
        dispatch.send(Event::Reply(reply));
    }
}

/// What the system says of the machine, each looked at with every beat.
#[derive(Clone, Debug, Default)]
pub struct System {
    /// The program is to end.
    pub ends: Arc<AtomicBool>,
    /// The machine is about to sleep.
    pub sleeps: Arc<AtomicBool>,
}

/// Opens the station, or the board, and runs until the window closes, or until the system wants it to end.
///
/// # Errors
/// When there is no screen, a built-in text is damaged, or the system gives no thread.
pub fn open(
    engine: Engine,
    content: content::Reading,
    language: Language,
    clock: Clock,
    frame: Frame,
    post: Post,
    system: System,
) -> Result<(), OpenError> {
    let (mail, replies) = mpsc::channel();
    // The engine reads the school while the window is being made.
    let engine = engine::spawn(engine, move |reply| {
        if mail.send(reply).is_ok() {
            // Before the window is there nobody can be woken; the mailbox is emptied when it opens.
            let _ = slint::invoke_from_event_loop(empty_mailbox);
        }
    })?;
    let window = AppWindow::new()?;
    let content = Arc::new(content.finish()?);
    let state = State::new(content, language);
    let state = if post == Post::Board { state.at_the_board() } else { state };
    let app = App::of(window, state, clock, move |effect| engine.send(effect));
    let dispatch = way_to(&app);
    MAILBOX.with(|mailbox| *mailbox.borrow_mut() = Some(Mailbox { dispatch: dispatch.clone(), replies }));
    empty_mailbox();
    let beat = slint::Timer::default();
    let (window, stay) = (app.window.as_weak(), Stay::default());
    beat.start(slint::TimerMode::Repeated, Duration::from_millis(250), move || {
        empty_mailbox();
        dispatch.send(Event::Tick);
        if system.sleeps.swap(false, Ordering::SeqCst) {
            dispatch.send(Event::Sleeps);
        }
        if system.ends.load(Ordering::SeqCst) {
            dispatch.send(Event::Closing(closing::Event::BySystem));
        } else if let (Frame::Fullscreen, Post::Station, Some(window)) = (frame, post, window.upgrade()) {
            stay.over_the_screen(window.window());
        }
    });
    if frame != Frame::Window && post == Post::Station {
        // Alt+F4 and whatever else a system closes windows with.
        let dispatch = way_to(&app);
        app.window.window().on_close_requested(move || {
            dispatch.send(Event::Closing(closing::Event::Asked));
            slint::CloseRequestResponse::KeepWindowShown
        });
    }
    match frame {
        Frame::Fullscreen => app.window.window().set_fullscreen(true),
        Frame::Window => {}
        Frame::Sized(width, height) => app.window.window().set_size(slint::PhysicalSize::new(width, height)),
    }
    let ran = app.window.run();
    // Also where the screen went away beneath it: what was typed is kept all the same.
    app.dispatch(Event::Closing(closing::Event::BySystem));
    app.finish();
    MAILBOX.with(|mailbox| *mailbox.borrow_mut() = None);
    Ok(ran?)
}
