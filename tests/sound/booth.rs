//! A data folder to record into, and what stories do in it.

use askwell::domain::{Consent, InterviewId, Moment, RecordId, StudentId, Use, Voice};
use askwell::engine::{TakeFolder, station_key};
use askwell::flow::rules::consent::{ConsentToken, Present, token};
use askwell::recording::{Capture, Device, Sound, State, Status};
use askwell::storage::PrivateStore;
use std::path::Path;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// The take every story records.
pub const TAKE: RecordId = RecordId(Uuid::from_u128(0xa11));

/// Gives the consent of an adult student who records alone.
pub fn consent() -> ConsentToken {
    let (practice, student) = (RecordId(Uuid::from_u128(1)), StudentId(Uuid::from_u128(2)));
    let voice = Voice::Student(student);
    let said = Consent {
        id: RecordId(Uuid::from_u128(3)),
        practice,
        interview: InterviewId(Uuid::from_u128(4)),
        student,
        voice: voice.clone(),
        uses: [Use::Record].into(),
        language: Default::default(),
        form: None,
        given_at: Moment::default(),
    };
    token(practice, student, &[Present { voice, minor: false, on_file: None }], &[said], &[], Default::default()).unwrap()
}

/// Makes the folder of the take, or opens it.
pub fn folder(data: &Path) -> TakeFolder {
    std::fs::create_dir_all(data).unwrap();
    let mut private = PrivateStore::open(data).unwrap().0;
    let key = station_key(data, None).unwrap();
    TakeFolder::open(data, TAKE, &private, &key).or_else(|_| TakeFolder::create(data, TAKE, &mut private, &key)).unwrap()
}

/// Begins the take and waits for its first sound.
pub fn record(folder: &TakeFolder) -> Capture {
    record_from(folder, None)
}

/// Begins the take with a microphone.
pub fn record_from(folder: &TakeFolder, device: Option<&Device>) -> Capture {
    let capture = Capture::begin(device, consent(), folder.sink()).unwrap();
    until(&capture, 3.0, "first frames", |status| status.frames > 0);
    capture
}

/// Waits until something is so; gives how long it took.
pub fn until(capture: &Capture, seconds: f32, what: &str, so: impl Fn(&Status) -> bool) -> Duration {
    let begun = Instant::now();
    loop {
        let status = capture.status();
        if so(&status) {
            return begun.elapsed();
        }
        assert!(begun.elapsed().as_secs_f32() < seconds, "{what} did not come within {seconds} s: {status:?}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Waits until the take is in a state.
pub fn until_state(capture: &Capture, seconds: f32, state: State) -> Duration {
    until(capture, seconds, &format!("{state:?}"), |status| status.state == state)
}

/// Reads all of the take.
pub fn heard(folder: &TakeFolder) -> Vec<i16> {
    let mut sound = folder.sound().unwrap();
    let mut all = vec![0; usize::try_from(sound.frames()).unwrap()];
    sound.read(0, &mut all);
    assert!(!sound.is_damaged());
    all
}

/// Lets sound arrive that is on its way.
pub fn wait(seconds: f32) {
    std::thread::sleep(Duration::from_secs_f32(seconds));
}
