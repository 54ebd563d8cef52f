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
