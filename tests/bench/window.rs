//! The whole station in a window without a display, painted whenever it is asked to.

use askwell::content::Content;
use askwell::domain::Language;
use askwell::engine::{self, Clock, Engine};
use askwell::flow::{Event, Reply, State};
use askwell::storage::StationFile;
use askwell::ui::App;
use slint::platform::software_renderer::{MinimalSoftwareWindow, RepaintBufferType, Rgb565Pixel};
use slint::platform::{Platform, WindowAdapter, WindowEvent};
use std::path::Path;
use std::rc::Rc;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

pub const WIDTH: usize = 1920;
pub const HEIGHT: usize = 1080;

struct Screenless {
    window: Rc<MinimalSoftwareWindow>,
    begun: Instant,
}

impl Platform for Screenless {
    fn create_window_adapter(&self) -> Result<Rc<dyn WindowAdapter>, slint::PlatformError> {
        Ok(self.window.clone())
    }

    fn duration_since_start(&self) -> Duration {
        self.begun.elapsed()
    }
}

pub struct Bench {
    pub app: Rc<App>,
    window: Rc<MinimalSoftwareWindow>,
    replies: mpsc::Receiver<Reply>,
    frame: Vec<Rgb565Pixel>,
}

impl Bench {
    /// Opens a data folder at a time of the clock. A program has one platform, so it opens one.
    pub fn open(folder: &Path, clock: Clock) -> Self {
        let station = StationFile::read(folder).unwrap().unwrap();
        let window = MinimalSoftwareWindow::new(RepaintBufferType::ReusedBuffer);
        slint::platform::set_platform(Box::new(Screenless { window: window.clone(), begun: Instant::now() })).unwrap();
        let (heard, replies) = mpsc::channel();
        let engine = engine::spawn(Engine::new(folder, station, clock.clone()), move |reply| {
            let _ = heard.send(reply);
        })
        .unwrap();
        let content = Arc::new(Content::load().unwrap());
        let app = App::new(content, Language::En, clock, move |effect| engine.send(effect)).unwrap();
        window.set_size(slint::PhysicalSize::new(1920, 1080));
        slint::ComponentHandle::show(app.window()).unwrap();
        Self { app, window, replies, frame: vec![Rgb565Pixel::default(); WIDTH * HEIGHT] }
    }

    pub fn paint(&mut self) -> bool {
        slint::platform::update_timers_and_animations();
        let frame = &mut self.frame;
        self.window.draw_if_needed(|renderer| {
            renderer.render(frame, WIDTH);
        })
    }

    pub fn hear(&mut self) {
        while let Ok(reply) = self.replies.try_recv() {
            self.app.dispatch(Event::Reply(reply));
        }
    }

    /// Waits for a reply of the engine and takes it.
    pub fn wait(&mut self) {
        let reply = self.replies.recv_timeout(Duration::from_secs(60)).unwrap();
        self.app.dispatch(Event::Reply(reply));
    }

    pub fn until(&mut self, done: impl Fn(&State) -> bool) {
        let begun = Instant::now();
        while !self.app.look(&done) {
            assert!(begun.elapsed() < Duration::from_secs(60), "the station did not get there");
            std::thread::sleep(Duration::from_millis(5));
            self.hear();
            self.app.dispatch(Event::Tick);
            self.paint();
        }
    }

    pub fn key(&self, text: &str) {
        let window = self.window.window();
        window.dispatch_event(WindowEvent::KeyPressed { text: text.into() });
        window.dispatch_event(WindowEvent::KeyReleased { text: text.into() });
    }
}
