//! The pictures of the README: what the program shows on the made-up school, taken by `tests/pictures.sh`.

use crate::board::{School, sign_in};
use crate::driver::Program;
use crate::people;
use std::path::PathBuf;
use std::time::Duration;

/// After this long, what has just opened has come to rest.
const REST: Duration = Duration::from_millis(600);

#[test]
#[ignore = "takes the README's pictures: tests/pictures.sh"]
fn pictures_of_the_screens_that_matter() {
    let folder = PathBuf::from(std::env::var_os("ASKWELL_PICTURES").expect("ASKWELL_PICTURES names the folder of the pictures"));
    let scratch = tempfile::tempdir().unwrap();
    let data = |name: &str| scratch.path().join(name);
    let take = |station: &Program, name: &str| {
        std::thread::sleep(REST);
        station.picture(&folder.join(name));
    };
    const USUAL: &str = "1280x800";

    let station = people::nobody(&data("welcome"), USUAL);
    take(&station, "welcome.png");

    let station = people::student(&data("jackson"), "Jackson T.", USUAL);
    take(&station, "journey.png");
    station.tap("Get ready to call");
    station.tap("Start the script");
    for answer in [
        "I feel ready",
        "I said it",
        "I know who to ask for",
        "I'm free then",
        "I have it all",
        "Front desk, I have a name",
        "They put me through",
        "The person I want answers",
        "Yes, go ahead",
    ] {
        station.tap(answer);
    }
    take(&station, "phone.png");

    let station = people::student(&data("noor"), "Noor H.", USUAL);
    station.tap_part("Questions, ");
    take(&station, "questions.png");

    let station = people::student(&data("tyler"), "Tyler B.", USUAL);
    station.tap("Contrast: paper");
    take(&station, "dusk.png");
    station.tap("Contrast: dusk");
    station.tap("Go to the interview");
    station.tap("Start the interview");
    station.tap("On to the questions");
    take(&station, "strong.png");
    station.tap("Contrast: strong");
    take(&station, "live.png");
    station.tap_part("Recap and thanks");
    station.tap("We said goodbye");
    take(&station, "done.png");

    let station = people::student(&data("amara"), "Amara N.", USUAL);
    station.tap_part("Look back and say thanks, ");
    take(&station, "thanks.png");

    let station = people::student(&data("zoe"), "Zoe K.", USUAL);
    station.tap("Think back");
    take(&station, "evaluation.png");

    let station = people::student(&data("spanish"), "Ximena O.", "1024x768");
    for _ in 0..4 {
        station.tap("Tamaño del texto");
    }
    take(&station, "large.png");

    let station = people::nobody(&data("desk"), USUAL);
    station.tap("Teacher");
    station.tap("Ms. Okafor");
    station.digits("482957");
    station.see("Waiting for you");
    take(&station, "desk.png");
    station.tap_part("Classes, ");
    station.tap_part("Period 3");
    station.tap_part("Dante Whitfield, ");
    take(&station, "student.png");

    let school = School::new();
    let (one, two) = (school.station("Room 1"), school.station("Room 2"));
    sign_in(&one, "Maya R.");
    sign_in(&two, "Ana B.");
    one.tap("Ask an adult");
    one.tap("Something doesn't work");
    let mut command = school.command("Board");
    let board = Program::start(command.env("ASKWELL_SIZE", USUAL).args(["board", "--share"]).arg(school.share()));
    board.see("One station waits for an adult.");
    take(&board, "board.png");
}
