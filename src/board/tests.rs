use super::*;
use crate::domain::{AdultId, Order, RecordId, Wish};
use proptest::prelude::*;
use std::fs;
use tempfile::TempDir;
use uuid::Uuid;

fn key(number: u8) -> SchoolKey {
    SchoolKey::from_bytes(&[number; 32]).unwrap()
}

fn beat(origin: &str, number: u64) -> Beat {
    Beat { origin: origin.to_owned(), station: format!("Station {origin}"), number, ..Beat::default() }
}

#[test]
fn what_a_station_tells_is_seen_and_the_newest_counts() {
    let share = TempDir::new().unwrap();
    let mut lookout = Lookout::default();
    assert_eq!(lookout.look(share.path(), &key(1)).unwrap(), (Vec::new(), Vec::new()));
    for number in 1..4 {
        tell(share.path(), &key(1), &beat("a", number)).unwrap();
        assert_eq!(lookout.look(share.path(), &key(1)).unwrap(), (vec![beat("a", number)], Vec::new()));
    }
    fs::remove_file(share.path().join("board/a.beat")).unwrap();
    assert_eq!(lookout.look(share.path(), &key(1)).unwrap().0, []);
}

#[test]
fn hostile_files_change_nothing_else() {
    let share = TempDir::new().unwrap();
    tell(share.path(), &key(1), &beat("a", 1)).unwrap();
    tell(share.path(), &key(2), &beat("other-school", 1)).unwrap();
    let board = share.path().join("board");
    // Another station's name, words that are no JSON, far too much, a link, a pipe, a folder.
    fs::copy(board.join("a.beat"), board.join("b.beat")).unwrap();
    fs::write(board.join("words.beat"), "I am fine").unwrap();
    fs::write(board.join("deep.beat"), "[".repeat(60_000)).unwrap();
    fs::write(board.join("huge.beat"), vec![b' '; 10_000_000]).unwrap();
    std::os::unix::fs::symlink("/dev/zero", board.join("link.beat")).unwrap();
    std::os::unix::fs::symlink(board.join("a.beat"), board.join("twin.beat")).unwrap();
    assert!(std::process::Command::new("mkfifo").arg(board.join("pipe.beat")).status().unwrap().success());
    fs::create_dir(board.join("folder.beat")).unwrap();
    let (beats, strange) = Lookout::default().look(share.path(), &key(1)).unwrap();
    assert_eq!(beats, [beat("a", 1)]);
    assert_eq!(strange, ["b.beat", "deep.beat", "other-school.beat", "words.beat"], "the rest was not even read");
}

#[test]
fn a_file_that_is_being_written_or_spoiled_does_not_unsay_what_it_said() {
    let share = TempDir::new().unwrap();
    let mut lookout = Lookout::default();
    tell(share.path(), &key(1), &beat("a", 7)).unwrap();
    lookout.look(share.path(), &key(1)).unwrap();
    let path = share.path().join("board/a.beat");
    let whole = fs::read(&path).unwrap();
    for half in [&whole[..whole.len() / 3], b"", b"{}"] {
        fs::write(&path, half).unwrap();
        assert_eq!(lookout.look(share.path(), &key(1)).unwrap(), (vec![beat("a", 7)], Vec::new()));
    }
}

#[test]
fn what_is_asked_reaches_the_station_it_is_for_and_no_other() {
    let share = TempDir::new().unwrap();
    let order =
        |number| Order { id: RecordId(Uuid::from_u128(number)), run: RecordId::default(), adult: AdultId::default(), wish: Wish::Pause };
    let orders = |station: &str, orders: Vec<Order>| Orders { station: station.to_owned(), orders, ..Orders::default() };
    ask(share.path(), &key(1), "board", &orders("a", vec![order(1)])).unwrap();
    ask(share.path(), &key(1), "desk", &orders("a", vec![order(2)])).unwrap();
    ask(share.path(), &key(2), "stranger", &orders("a", vec![order(3)])).unwrap();
    // Somebody lays another station's orders before this one's door.
    ask(share.path(), &key(1), "board", &orders("b", vec![order(4)])).unwrap();
    fs::copy(share.path().join("board/orders/b/board.orders"), share.path().join("board/orders/a/moved.orders")).unwrap();
    let mut letterbox = Letterbox::default();
    let left = |letters: Vec<Orders>| letters.into_iter().flat_map(|letter| letter.orders).collect::<Vec<_>>();
    assert_eq!(left(letterbox.look(share.path(), &key(1), "a").unwrap()), [order(1), order(2)]);
    ask(share.path(), &key(1), "board", &orders("a", vec![])).unwrap();
    assert_eq!(left(letterbox.look(share.path(), &key(1), "a").unwrap()), [order(2)]);
}

/// Lays a link, a pipe, a socket and a folder in place of a name, one after the other, and does something each time.
fn in_place_of(path: &std::path::Path, secret: &std::path::Path, mut then: impl FnMut(&str)) {
    for kind in ["link", "way", "pipe", "socket", "folder", "file"] {
        let _ = fs::remove_dir_all(path).or_else(|_| fs::remove_file(path));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        match kind {
            "link" => std::os::unix::fs::symlink(secret, path).unwrap(),
            "way" => std::os::unix::fs::symlink(secret.parent().unwrap(), path).unwrap(),
            "pipe" => assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success()),
            "socket" => drop(std::os::unix::net::UnixListener::bind(path).unwrap()),
            "folder" => fs::create_dir_all(path.join("full")).unwrap(),
            _ => fs::write(path, "a file").unwrap(),
        }
        then(kind);
    }
}

#[test]
fn whatever_stands_in_place_of_a_name_of_the_board_is_not_written_through_and_silences_nobody() {
    let (share, own) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let secret = own.path().join("keys.db");
    fs::write(&secret, "secret").unwrap();
    let asked = |station: &str| Orders { station: station.to_owned(), heard: (RecordId::default(), 3), ..Orders::default() };
    let places = [
        "board",
        "board/a.beat",
        "board/.a.beat.new",
        "board/orders",
        "board/orders/a",
        "board/orders/a/desk.orders",
        "board/orders/a/.desk.orders.new",
    ];
    for place in places {
        in_place_of(&share.path().join(place), &secret, |kind| {
            // A folder in place of a folder is none.
            sweep(share.path(), "a", "desk").unwrap();
            tell(share.path(), &key(1), &beat("a", 1)).unwrap_or_else(|error| panic!("{kind} as {place}: {error}"));
            ask(share.path(), &key(1), "desk", &asked("a")).unwrap_or_else(|error| panic!("{kind} as {place}: {error}"));
            assert_eq!(Lookout::default().look(share.path(), &key(1)).unwrap().0, [beat("a", 1)], "{kind} as {place}");
            assert_eq!(Letterbox::default().look(share.path(), &key(1), "a").unwrap(), [asked("a")], "{kind} as {place}");
            assert_eq!(fs::read(&secret).unwrap(), b"secret", "{kind} as {place}");
            assert_eq!(fs::read_dir(own.path()).unwrap().count(), 1, "{kind} as {place}");
            let left = |folder: &str| fs::read_dir(share.path().join(folder)).unwrap().map(|entry| entry.unwrap().file_name());
            let news = left("board").chain(left("board/orders/a")).filter(|name| name.to_str().unwrap().ends_with(".new")).count();
            assert_eq!(news, 0, "{kind} as {place}: what is left was not swept");
        });
    }
    // A second name of a file elsewhere is no way to it either.
    for place in ["board/a.beat", "board/orders/a/desk.orders"] {
        fs::remove_file(share.path().join(place)).unwrap();
        fs::hard_link(&secret, share.path().join(place)).unwrap();
    }
    tell(share.path(), &key(1), &beat("a", 2)).unwrap();
    ask(share.path(), &key(1), "desk", &asked("a")).unwrap();
    assert_eq!(fs::read(&secret).unwrap(), b"secret");
}

#[test]
fn twenty_thousand_letters_cost_no_memory_and_hide_nobody() {
    let share = TempDir::new().unwrap();
    let asked = Orders { station: "a".to_owned(), heard: (RecordId::default(), 1), ..Orders::default() };
    ask(share.path(), &key(1), "desk-00000001~board", &asked).unwrap();
    let mut letterbox = Letterbox::default();
    assert_eq!(letterbox.look(share.path(), &key(1), "a").unwrap(), std::slice::from_ref(&asked));
    let folder = share.path().join("board/orders/a");
    let junk = vec![b'{'; 64 * 1024];
    fs::write(folder.join("a-junk.orders"), &junk).unwrap();
    (0..20_000).for_each(|number| fs::hard_link(folder.join("a-junk.orders"), folder.join(format!("a-{number:08}.orders"))).unwrap());
    ask(share.path(), &key(1), "a-00000300-00000002~board", &asked).unwrap();
    let first = letterbox.look(share.path(), &key(1), "a").unwrap();
    assert!(!first.is_empty(), "who was known already is read whatever else lies there");
    let bytes: usize = letterbox.slips.values().map(|slip| slip.bytes.len()).sum();
    assert!(letterbox.slips.len() <= MOST_ASKERS && bytes <= MOST_ASKERS * 64 * 1024, "{} slips", letterbox.slips.len());
    // And who is new is found, however many others lie there.
    assert!((1..2_000).any(|_| letterbox.look(share.path(), &key(1), "a").unwrap().len() == 2));
}

#[test]
fn a_name_with_a_line_break_is_shown_in_one_line() {
    let share = TempDir::new().unwrap();
    tell(share.path(), &key(1), &beat("a", 1)).unwrap();
    fs::write(share.path().join("board/b\nROOM 7: all is well.beat"), "junk").unwrap();
    let (_, strange) = Lookout::default().look(share.path(), &key(1)).unwrap();
    assert_eq!(strange, ["b\\nROOM 7: all is well.beat"]);
}

#[test]
fn a_share_that_is_away_is_said_and_not_made_up() {
    let share = TempDir::new().unwrap();
    let gone = share.path().join("gone");
    assert!(matches!(tell(&gone, &key(1), &beat("a", 1)), Err(BoardError::Away(_))));
    assert!(matches!(Lookout::default().look(&gone, &key(1)), Err(BoardError::Away(_))));
    assert!(matches!(Letterbox::default().look(&gone, &key(1), "a"), Err(BoardError::Away(_))));
    assert!(!gone.exists());
}

proptest! {
    #[test]
    fn no_bytes_make_the_board_say_what_no_station_said(bytes in prop::collection::vec(any::<u8>(), 0..2000), at in any::<prop::sample::Index>(), with in any::<u8>()) {
        let share = TempDir::new().unwrap();
        tell(share.path(), &key(1), &beat("a", 1)).unwrap();
        let path = share.path().join("board/a.beat");
        let mut whole = fs::read(&path).unwrap();
        fs::write(share.path().join("board/b.beat"), &bytes).unwrap();
        let place = at.index(whole.len());
        whole[place] = with;
        fs::write(&path, &whole).unwrap();
        for said in Lookout::default().look(share.path(), &key(1)).unwrap().0 {
            prop_assert_eq!(said, beat("a", 1));
        }
    }
}
