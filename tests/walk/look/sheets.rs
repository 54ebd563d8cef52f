//! Contact sheets: each screen in two languages, two sizes of text and three schemes, twelve on a sheet, for each size of the
//! window; and what of it is cut off or lies over something else. Taken by `tests/sheets.sh`.

use crate::driver::Program;
use crate::look::fits::faults;
use crate::look::picture::Picture;
use crate::people;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

const REST: Duration = Duration::from_millis(450);
const SIZES: [&str; 3] = ["1280x800", "1024x768", "1920x1080"];
const SCHEMES: [&str; 3] = ["paper", "dusk", "strong"];

/// Who works at the station.
enum Who {
    Nobody,
    Student(&'static str),
    Adult(&'static str, &'static str),
}

/// The way to the questions of an interview.
const LIVE: &[&str] = &["Go to the interview", "Start the interview", "On to the questions"];

/// What is shown, by whom, and what is pressed on the way there: whole labels, or their beginning where a comma ends it.
const SCREENS: [(&str, Who, &[&str]); 48] = [
    ("welcome", Who::Nobody, &[]),
    ("classes", Who::Nobody, &["Start"]),
    ("names", Who::Nobody, &["Start", "Period 3"]),
    ("pin", Who::Nobody, &["Start", "Period 3", "Maya R."]),
    ("gate", Who::Nobody, &["Teacher"]),
    ("gate_pin", Who::Nobody, &["Teacher", "Ms. Okafor"]),
    ("journey_new", Who::Student("Liam A."), &[]),
    ("asked", Who::Student("Liam A."), &["Ask an adult"]),
    ("help", Who::Student("Liam A."), &["Ask an adult", "You asked for an adult"]),
    ("interest", Who::Student("Liam A."), &["Begin"]),
    ("lessons", Who::Student("Hana S."), &["Begin"]),
    ("lesson", Who::Student("Hana S."), &["Begin", "First lesson"]),
    ("questions", Who::Student("Maya R."), &["Questions, "]),
    ("journey_stuck", Who::Student("Dante W."), &[]),
    ("everything", Who::Student("Dante W."), &["Everything I wrote"]),
    ("whom", Who::Student("Dante W."), &["Reach out, "]),
    ("before_call", Who::Student("Jackson T."), &["Get ready to call"]),
    ("phone", Who::Student("Jackson T."), &["Get ready to call", "Start the script"]),
    ("map", Who::Student("Jackson T."), &["Get ready to call", "Start the script", "See the whole map"]),
    ("after_call", Who::Student("Jackson T."), &["Get ready to call", "Start the script", "The call is over already"]),
    ("booking", Who::Student("Tyler B."), &["Reach out, "]),
    ("practice", Who::Student("Kwame A."), &["Practice, "]),
    ("booth", Who::Student("Kwame A."), &["Practice, ", "Record a practice"]),
    ("rubric", Who::Student("Kwame A."), &["Practice, ", "We practiced"]),
    ("ready", Who::Student("Tyler B."), &["Get ready, "]),
    ("before_live", Who::Student("Tyler B."), &["Go to the interview"]),
    ("introduction", Who::Student("Tyler B."), &["Go to the interview", "Start the interview"]),
    ("live", Who::Student("Tyler B."), LIVE),
    ("leaving", Who::Student("Tyler B."), &[LIVE[0], LIVE[1], LIVE[2], "I want to end this call"]),
    ("recap", Who::Student("Tyler B."), &[LIVE[0], LIVE[1], LIVE[2], "Recap and thanks, "]),
    ("done", Who::Student("Tyler B."), &[LIVE[0], LIVE[1], LIVE[2], "Recap and thanks, ", "We said goodbye"]),
    ("thank_you", Who::Student("Amara N."), &["Look back and say thanks, "]),
    ("evaluation", Who::Student("Zoe K."), &["Think back"]),
    ("journey_done", Who::Student("Rohan M."), &[]),
    ("what_next", Who::Student("Rohan M."), &["What comes next"]),
    ("reflection", Who::Student("Rohan M."), &["What comes next", "Open the reflection"]),
    ("desk", Who::Adult("Ms. Okafor", "482957"), &[]),
    ("station", Who::Adult("Ms. Okafor", "482957"), &["This station, "]),
    ("class", Who::Adult("Ms. Okafor", "482957"), &["Classes, "]),
    ("student", Who::Adult("Ms. Okafor", "482957"), &["Classes, ", "Period 3", "Dante Whitfield, "]),
    ("recordings", Who::Adult("Ms. Okafor", "482957"), &["Practice recordings, "]),
    ("board", Who::Adult("Ms. Okafor", "482957"), &["The board, "]),
    ("contacts", Who::Adult("Ms. Okafor", "482957"), &["Contacts, "]),
    ("results", Who::Adult("Ms. Okafor", "482957"), &["Results, "]),
    ("campaign", Who::Adult("Ms. Okafor", "482957"), &["Campaigns, "]),
    ("settings", Who::Adult("Ms. Okafor", "482957"), &["Settings, "]),
    ("erasing", Who::Adult("Dr. Amundsen", "351964"), &["This station, ", "Erase records"]),
    ("log", Who::Adult("Dr. Amundsen", "351964"), &["What adults did, "]),
];

fn open(data: &Path, size: &str, who: &Who, way: &[&str]) -> Program {
    let station = match who {
        Who::Student(name) => people::student(data, name, size),
        Who::Nobody | Who::Adult(..) => people::nobody(data, size),
    };
    if let Who::Adult(name, pin) = who {
        station.tap("Teacher");
        station.tap(name);
        station.digits(pin);
        station.see("Waiting for you");
    }
    for label in way {
        if label.ends_with(", ") {
            station.tap_part(label);
        } else {
            station.tap(label);
        }
        std::thread::sleep(REST);
    }
    station
}

/// Takes the sheets of one size of the window; gives what is wrong.
fn sheets(folder: &Path, size: &str, only: &str) -> String {
    let (width, height) = size.split_once('x').unwrap();
    let window: (f64, f64) = (width.parse().unwrap(), height.parse().unwrap());
    let folder = folder.join(size);
    std::fs::create_dir_all(&folder).unwrap();
    let mut told = String::new();
    for (name, who, way) in SCREENS.iter().filter(|(name, ..)| only.is_empty() || only.split(',').any(|one| one == *name)) {
        let scratch = tempfile::tempdir().unwrap();
        let station = open(&scratch.path().join("data"), size, who, way);
        let mut pictures = Vec::new();
        for (language, larger, contrast, other) in
            [("en", "Text size", "Contrast: ", "Español"), ("es", "Tamaño del texto", "Contraste: ", "English")]
        {
            for percent in [100, 200] {
                for scheme in SCHEMES {
                    std::thread::sleep(REST);
                    let picture = Picture::of(&station);
                    picture.write(&folder.join(format!("{name}-{language}-{percent}-{scheme}.png")));
                    pictures.push(picture.third());
                    for fault in faults(&station.elements(), window) {
                        writeln!(told, "{size} {name} {language} {percent} {scheme}: {fault}").unwrap();
                    }
                    station.tap_part(contrast);
                }
                // From 100 to 200 in four steps, and back to 100 in one.
                for _ in 0..if percent == 100 { 4 } else { 1 } {
                    station.tap(larger);
                }
            }
            station.tap(other);
        }
        Picture::sheet(&pictures, 3).write(&folder.join(format!("sheet-{name}.png")));
    }
    told
}

#[test]
#[ignore = "takes contact sheets of every screen: tests/sheets.sh"]
fn contact_sheets_of_every_screen() {
    let folder = PathBuf::from(std::env::var_os("ASKWELL_SHEETS").expect("ASKWELL_SHEETS names the folder of the sheets"));
    let only = std::env::var("ASKWELL_ONLY").unwrap_or_default();
    let told: String = std::thread::scope(|scope| {
        let sizes = SIZES.map(|size| {
            scope.spawn({
                let (folder, only) = (&folder, &only);
                move || sheets(folder, size, only)
            })
        });
        sizes.into_iter().map(|size| size.join().unwrap()).collect()
    });
    std::fs::write(folder.join("faults.txt"), &told).unwrap();
    println!("{told}");
    assert!(told.is_empty(), "something is cut off or lies over something else: see faults.txt");
}
