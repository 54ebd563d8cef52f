//! The mirror: what it heard, and how sure it is.

use super::*;

/// A question, two seconds of silence and an answer, spoken by espeak-ng.
fn a_talk() -> Vec<i16> {
    let say = |words: &str| {
        let output = std::process::Command::new("espeak-ng").args(["--stdout", "-s", "150", words]).output().expect("espeak-ng");
        let mut reader = hound::WavReader::new(output.stdout.as_slice()).unwrap();
        let (spoken, rate): (Vec<i16>, _) = (reader.samples::<i16>().map_while(Result::ok).collect(), reader.spec().sample_rate);
        let count = spoken.len() * usize::try_from(RATE).unwrap() / usize::try_from(rate).unwrap();
        let at = |frame: usize| spoken[frame * usize::try_from(rate).unwrap() / usize::try_from(RATE).unwrap()];
        (0..count).map(at).collect::<Vec<i16>>()
    };
    let question = say("Could you tell me what surprised you most when you began to work in this field?");
    let answer = say("I thought that I would sit at a desk. Then I was out at the site on the very first day, and I loved it.");
    let silence = vec![0; usize::try_from(RATE * 2).unwrap()];
    [vec![0; usize::try_from(RATE).unwrap()], question, silence, answer].concat()
}

#[test]
fn the_mirror_tells_what_it_heard_what_it_means_and_how_sure_it_is() {
    let talk = a_talk();
    let long = u64::try_from(talk.len()).unwrap() / u64::from(RATE);
    let station = at(Screen::Practice, records(take(long)));
    record_sound(&station, id("take"), &talk, true);
    station.tap(LINE);
    assert!(!station.shows("Listening … 0 %"));
    station.tap("Look in the mirror");
    for _ in 0..400 {
        station.pass(std::time::Duration::from_millis(250));
        if !station.says("Listening …") {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(25));
    }
    station.see("A mirror, not a grade.");
    station.see("After a question it was quiet for about 2");
    station.see("A short silence gives the other person time to think.");
    station.see("The longest stretch without a pause:");
    station.see("Voices for ");
    station.see("The voices are loud enough");
    station.see("How sure: ");
    station.tap("Put the mirror away");
    station.see_not("Voices for ");
    assert_eq!(station.count("SELECT count(*) FROM fact WHERE body LIKE '%speech%'"), 0, "the mirror kept something");
}

#[test]
fn leaving_gives_the_mirror_up() {
    let station = listening();
    station.tap("Look in the mirror");
    station.tap("Back");
    station.tap(LINE);
    station.see_not("Listening …");
    assert!(station.shows("Look in the mirror"));
}
