//! A station under a story: the real window, state, engine and databases; only time and the thread are moved by hand.

use askwell::content::Content;
use askwell::domain::{Adult, Language, Moment, Record, Role};
use askwell::engine::{Clock, Engine};
use askwell::flow::{Effect, Event, Post, State};
use askwell::storage::{StationFile, Store};
use askwell::ui::App;
use i_slint_backend_testing::{AccessibleRole, ElementHandle};
use slint::ComponentHandle;
use slint::platform::Key;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::Path;
use std::rc::Rc;
use std::sync::{Arc, LazyLock};
use std::time::Duration;
use tempfile::TempDir;

/// The time at which stories begin: a Thursday morning.
pub const NOW: &str = "2026-12-03T09:15:00-08:00";

pub struct Station {
    pub app: Rc<App>,
    pub clock: Clock,
    pub folder: Rc<TempDir>,
    engine: RefCell<Engine>,
    effects: Rc<RefCell<VecDeque<Effect>>>,
    sent: Rc<RefCell<Vec<String>>>,
}

thread_local! {
    /// Each story has a thread of its own, and each thread one backend.
    static BACKEND: () = i_slint_backend_testing::init_no_event_loop();
}

/// Gives all texts, read once for all stories.
pub fn content() -> Arc<Content> {
    static CONTENT: LazyLock<Arc<Content>> = LazyLock::new(|| Arc::new(Content::load().unwrap()));
    Arc::clone(&CONTENT)
}

pub fn moment(text: &str) -> Moment {
    Moment::parse_from_rfc3339(text).unwrap()
}

pub fn station_file() -> StationFile {
    StationFile {
        school: "Alder Creek High School".to_owned(),
        station: "Room 114 Station 2".to_owned(),
        epoch: uuid::Uuid::from_u128(7),
        share: None,
        nightly_at: None,
        made_up: true,
        settings: Default::default(),
    }
}

impl Station {
    /// Switches on a station whose database holds these records.
    pub fn with(records: &[Record]) -> Self {
        let folder = Rc::new(TempDir::new().unwrap());
        station_file().write(folder.path()).unwrap();
        let (mut store, aside) = Store::open(folder.path(), &station_file().origin()).unwrap();
        assert_eq!(aside, None);
        store.keep(records).unwrap();
        drop(store);
        Self::on(folder, moment(NOW))
    }

    /// The same, where the first screen is in this language.
    pub fn in_language(records: &[Record], language: Language) -> Self {
        let folder = Self::with(records).pull_the_plug();
        let mut file = station_file();
        file.settings.start = language;
        file.write(folder.path()).unwrap();
        Self::on_as(folder, moment(NOW), file)
    }

    /// Switches a station on over a data folder that is there already.
    pub fn on(folder: Rc<TempDir>, now: Moment) -> Self {
        Self::on_as(folder, now, station_file())
    }

    /// The same, as the station that is described.
    pub fn on_as(folder: Rc<TempDir>, now: Moment, file: StationFile) -> Self {
        Self::open(folder, now, file, Post::Station)
    }

    /// Opens the board on another screen, over a data folder of the school.
    pub fn board(folder: Rc<TempDir>, now: Moment, file: StationFile) -> Self {
        Self::open(folder, now, file, Post::Board)
    }

    fn open(folder: Rc<TempDir>, now: Moment, file: StationFile, post: Post) -> Self {
        BACKEND.with(|()| ());
        let clock = Clock::by_hand(now);
        let language = file.settings.opens_in();
        let engine = Engine::new(folder.path(), file, clock.clone()).sharing_by(Path::new(env!("CARGO_BIN_EXE_askwell")));
        let engine = if post == Post::Board { engine.for_a_board() } else { engine };
        let effects: Rc<RefCell<VecDeque<Effect>>> = Rc::default();
        let queue = Rc::clone(&effects);
        let content = content();
        let open = if post == Post::Board { App::board } else { App::new };
        let perform = move |effect| queue.borrow_mut().push_back(effect);
        let app = open(content, language, clock.clone(), perform).unwrap();
        app.window().window().set_size(slint::PhysicalSize::new(1280, 800));
        let station = Self { app, clock, folder, engine: RefCell::new(engine), effects, sent: Rc::default() };
        let replies = station.engine.borrow_mut().begin();
        for reply in replies {
            station.app.dispatch(Event::Reply(reply));
        }
        station.pump();
        station
    }

    /// Has papers made by another program than the real one.
    pub fn papers_by(&self, press: askwell::paper::Press) {
        self.engine.borrow_mut().papers_by(press);
    }

    /// Lets the engine do what it was given, until nothing is left.
    pub fn pump(&self) {
        loop {
            let Some(effect) = self.effects.borrow_mut().pop_front() else { break };
            self.sent.borrow_mut().push(format!("{effect:?}"));
            let replies = self.engine.borrow_mut().perform(effect);
            for reply in replies {
                self.app.dispatch(Event::Reply(reply));
            }
        }
    }

    /// Lets time pass in beats of a quarter of a second, and the engine work.
    pub fn pass(&self, duration: Duration) {
        let beat = Duration::from_millis(250);
        let mut passed = Duration::ZERO;
        while passed < duration {
            self.clock.pass(beat);
            i_slint_backend_testing::mock_elapsed_time(beat);
            self.engine.borrow_mut().let_pass();
            self.app.dispatch(Event::Tick);
            self.pump();
            passed += beat;
        }
    }

    /// Lets a second pass: time enough for everything typed to be on the disk.
    pub fn settle(&self) {
        self.pass(Duration::from_secs(1));
    }

    /// Pulls the plug: no sign-out, no saving; gives the data folder.
    pub fn pull_the_plug(self) -> Rc<TempDir> {
        Rc::clone(&self.folder)
    }

    pub fn send(&self, event: Event) {
        self.app.dispatch(event);
        self.pump();
    }

    pub fn look<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        self.app.look(look)
    }

    /// Gives every effect performed so far, as text.
    pub fn effects(&self) -> Vec<String> {
        self.sent.borrow().clone()
    }

    fn find(&self, label: &str) -> Option<ElementHandle> {
        // A screen that has just opened sets its focus by a timer of a millisecond.
        i_slint_backend_testing::mock_elapsed_time(Duration::from_millis(2));
        let all: Vec<ElementHandle> = ElementHandle::find_by_accessible_label(self.app.window(), label).collect();
        let control =
            all.iter().find(|element| !matches!(element.accessible_role(), Some(AccessibleRole::Text | AccessibleRole::None) | None));
        control.or(all.first()).cloned()
    }

    pub fn shows(&self, label: &str) -> bool {
        self.find(label).is_some()
    }

    /// Gives everything the screen says, for messages of failing stories and for searching.
    pub fn words(&self) -> Vec<String> {
        let labels = RefCell::new(Vec::new());
        slint::ComponentHandle::window(self.app.window()).request_redraw();
        i_slint_backend_testing::ElementRoot::root_element(self.app.window()).visit_descendants(|element| {
            if let Some(label) = element.accessible_label().filter(|label| !label.is_empty()) {
                labels.borrow_mut().push(label.to_string());
            }
            std::ops::ControlFlow::<()>::Continue(())
        });
        labels.into_inner()
    }

    pub fn says(&self, part: &str) -> bool {
        self.words().iter().any(|words| words.contains(part))
    }

    #[track_caller]
    pub fn see(&self, part: &str) {
        assert!(self.says(part), "{part:?} is not on the screen, which says {:#?}", self.words());
    }

    #[track_caller]
    pub fn see_not(&self, part: &str) {
        assert!(!self.says(part), "{part:?} is on the screen");
    }

    /// Presses a control as a screen reader or key would.
    #[track_caller]
    pub fn tap(&self, label: &str) {
        let Some(element) = self.find(label) else { panic!("nothing to tap says {label:?}; the screen says {:#?}", self.words()) };
        assert_ne!(element.accessible_enabled(), Some(false), "{label:?} can't be pressed");
        element.invoke_accessible_default_action();
        self.pump();
    }

    /// Presses the first control whose label begins so.
    #[track_caller]
    pub fn tap_starting(&self, start: &str) {
        let Some(label) = self.words().into_iter().find(|label| label.starts_with(start)) else {
            panic!("nothing to tap begins with {start:?}; the screen says {:#?}", self.words())
        };
        self.tap(&label);
    }

    #[track_caller]
    pub fn enabled(&self, label: &str) -> bool {
        let Some(element) = self.find(label) else { panic!("nothing says {label:?}; the screen says {:#?}", self.words()) };
        element.accessible_enabled() != Some(false)
    }

    /// Writes into a field.
    #[track_caller]
    pub fn write(&self, label: &str, text: &str) {
        let Some(element) = self.find(label) else { panic!("no field says {label:?}; the screen says {:#?}", self.words()) };
        element.set_accessible_value(text);
        self.pump();
    }

    #[track_caller]
    pub fn written(&self, label: &str) -> String {
        let Some(element) = self.find(label) else { panic!("no field says {label:?}; the screen says {:#?}", self.words()) };
        element.accessible_value().unwrap_or_default().to_string()
    }

    /// Types keys into whatever has the focus.
    pub fn keys(&self, text: &str) {
        // A window that paints makes its new controls by itself; here looking at them does.
        self.words();
        // Whoever presses a key on purpose has seen the screen before.
        self.wait_a_moment();
        self.keys_at_once(text);
    }

    /// Types keys in the very moment, as a bounce or a second tap does.
    pub fn keys_at_once(&self, text: &str) {
        for letter in text.chars() {
            let text = slint::SharedString::from(letter);
            let window = self.app.window().window();
            window.dispatch_event(slint::platform::WindowEvent::KeyPressed { text: text.clone() });
            window.dispatch_event(slint::platform::WindowEvent::KeyReleased { text });
        }
        self.pump();
    }

    /// Holds a key down until it has repeated so many times.
    pub fn hold(&self, key: Key, times: usize) {
        let text = slint::SharedString::from(char::from(key));
        let window = self.app.window().window();
        window.dispatch_event(slint::platform::WindowEvent::KeyPressed { text: text.clone() });
        self.pump();
        for _ in 0..times {
            self.words();
            i_slint_backend_testing::mock_elapsed_time(Duration::from_millis(40));
            window.dispatch_event(slint::platform::WindowEvent::KeyPressRepeated { text: text.clone() });
            self.pump();
        }
        window.dispatch_event(slint::platform::WindowEvent::KeyReleased { text });
    }

    /// Gives the label of the control that has the focus: the one that lies where it is drawn.
    pub fn focused(&self) -> Option<String> {
        let window = self.app.window().window();
        let item = i_slint_core::window::WindowInner::from_pub(window).focus_item.borrow().upgrade()?;
        let (area, near) = (item.geometry(), |one: f32, other: f32| (one - other).abs() < 1.0);
        let corner = item.map_to_window(area.origin);
        let found = RefCell::new(None);
        i_slint_backend_testing::ElementRoot::root_element(self.app.window()).visit_descendants(|element| {
            let (at, size) = (element.absolute_position(), element.size());
            let there = near(at.x, corner.x) && near(at.y, corner.y) && near(size.width, area.width()) && near(size.height, area.height());
            if there && let Some(label) = element.accessible_label().filter(|label| !label.is_empty()) {
                *found.borrow_mut() = Some(label.to_string());
            }
            std::ops::ControlFlow::<()>::Continue(())
        });
        found.into_inner()
    }

    /// Lets the moment pass in which a screen that has just opened hears no buttons.
    pub fn wait_a_moment(&self) {
        i_slint_backend_testing::mock_elapsed_time(Duration::from_millis(302));
    }

    /// Touches the middle of a control with a finger.
    #[track_caller]
    pub fn touch(&self, label: &str) {
        self.touch_at(self.middle_of(label));
    }

    /// Touches a place with a finger.
    pub fn touch_at(&self, position: slint::LogicalPosition) {
        let (window, button) = (self.app.window().window(), slint::platform::PointerEventButton::Left);
        window.dispatch_event(slint::platform::WindowEvent::PointerMoved { position });
        window.dispatch_event(slint::platform::WindowEvent::PointerPressed { position, button });
        window.dispatch_event(slint::platform::WindowEvent::PointerReleased { position, button });
        self.pump();
    }

    /// Gives the middle of a control.
    #[track_caller]
    pub fn middle_of(&self, label: &str) -> slint::LogicalPosition {
        let Some(element) = self.find(label) else { panic!("nothing says {label:?}; the screen says {:#?}", self.words()) };
        let (corner, size) = (element.absolute_position(), element.size());
        slint::LogicalPosition::new(corner.x + size.width / 2.0, corner.y + size.height / 2.0)
    }

    /// Presses a key while another is held down.
    pub fn chord(&self, held: Key, text: &str) {
        let held = slint::SharedString::from(char::from(held));
        self.app.window().window().dispatch_event(slint::platform::WindowEvent::KeyPressed { text: held.clone() });
        self.keys(text);
        self.app.window().window().dispatch_event(slint::platform::WindowEvent::KeyReleased { text: held });
    }

    pub fn key(&self, key: Key) {
        self.keys(&char::from(key).to_string());
    }

    /// Signs a student in who has no PIN yet.
    #[track_caller]
    pub fn sign_in_first_time(&self, class: &str, name: &str, pin: &str) {
        self.tap("Start");
        self.tap(class);
        self.tap(name);
        self.digits(pin);
        self.digits(pin);
        assert!(self.look(|state| state.session.is_some()), "{name} is not signed in; the screen says {:#?}", self.words());
    }

    #[track_caller]
    pub fn digits(&self, pin: &str) {
        for digit in pin.chars() {
            self.tap(&digit.to_string());
        }
    }

    /// Gives an adult a PIN, as the desk of the school would have.
    pub fn give_pin(&self, person: uuid::Uuid, digits: &str) {
        let hash = askwell::vault::hash_pin(&askwell::domain::Pin::new(digits).unwrap(), askwell::vault::Cost::Adult, None).unwrap();
        let (mut private, _) = askwell::storage::PrivateStore::open(self.path()).unwrap();
        private.set_pin(person, &hash).unwrap();
    }

    /// Signs an adult in, who gets a PIN first.
    #[track_caller]
    pub fn adult_signs_in(&self, adult: &Adult) {
        self.give_pin(adult.id.0, "246813");
        self.tap(if adult.role == Role::Standby { "Standby adult" } else { "Teacher" });
        // One who is the only one of their kind is not asked for a name.
        if !self.shows("1") {
            self.tap(&adult.name);
        }
        self.digits("246813");
    }

    /// Counts rows by a query.
    pub fn count(&self, sql: &str) -> i64 {
        self.database().query_row(sql, [], |row| row.get(0)).unwrap()
    }

    /// Opens the database as another program would.
    pub fn database(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.path().join("station.db")).unwrap()
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}
