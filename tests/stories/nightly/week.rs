//! A week of a school, day by day, with what goes wrong in a week; at its end every row is accounted for.

use super::power::Chance;
use super::*;
use askwell::engine;
use std::collections::BTreeSet;

const STUDENTS: u64 = 12;

/// What was written in the week, told by hand.
#[derive(Default)]
struct Diary {
    /// The facts: the id, and whose.
    facts: Vec<(Uuid, u128)>,
    /// Of each student and station the newest text.
    texts: BTreeMap<(u128, String), String>,
}

impl Diary {
    /// A student works at a station: something happened, and their text is written on.
    fn works(&mut self, station: &Station, student: u128, day: &str) {
        let number = u128::try_from(self.facts.len()).unwrap() + 1;
        let id = Uuid::from_u128(0xfac7_0000 + number);
        let whose = StudentId(Uuid::from_u128(student));
        let help = Help { id: RecordId(id), student: Some(whose), at: tonight(), screen: day.to_owned(), ..Help::default() };
        let text = format!("{day}, {number}, at {}", station.origin);
        let recap = Recap { interview: InterviewId(Uuid::from_u128(1000 + student)), student: whose, highlights: vec![text.clone()] };
        station.keep([help.into(), recap.into()]);
        self.facts.push((id, student));
        self.texts.insert((student, station.origin.clone()), text);
    }
}

fn night(station: &Station, share: &Path, now: &str) -> Result<Report, ShareError> {
    let file = StationFile::read(station.folder.path()).unwrap().unwrap();
    let erase = || {
        engine::erase_known(station.folder.path(), &file).unwrap();
    };
    share::nightly(station.folder.path(), Some(share), moment(now), &|_| {}, &erase)
}

fn facts(connection: &Connection) -> BTreeSet<String> {
    let mut statement = connection.prepare("SELECT id FROM fact WHERE kind = 'help'").unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Gives every text of the recaps, those that stand and those that lost.
fn texts(connection: &Connection) -> BTreeSet<String> {
    let sql = "SELECT body ->> '$.highlights[0]' FROM document WHERE kind = 'recap'
               UNION SELECT body ->> '$.highlights[0]' FROM revision WHERE kind = 'recap'";
    let mut statement = connection.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

fn copied(station: &Station) -> Station {
    let folder = TempDir::new().unwrap();
    for name in ["station.db", "keys.db", "station.toml"] {
        std::fs::copy(station.folder.path().join(name), folder.path().join(name)).unwrap();
    }
    Station { folder, origin: station.origin.clone() }
}

#[test]
fn a_week_of_a_school_ends_with_every_row_accounted_for() {
    for seed in [1, 20, 300] {
        week(&mut Chance(seed));
    }
}

fn week(chance: &mut Chance) {
    let share = TempDir::new().unwrap();
    let away = share.path().join("not mounted");
    let stations: Vec<Station> = (1..=4).map(Station::new).collect();
    let mut diary = Diary::default();
    stations[0].keep((1..=STUDENTS).map(|number| student(u128::from(number), "Ana").into()));
    let mut copy: Option<Station> = None;
    let clocks = ["2026-12-07", "2026-12-08", "2026-12-09", "2026-12-10", "2026-12-11", "2026-12-12", "2026-12-13"];
    for (day, date) in clocks.iter().enumerate() {
        // The third station is switched off on Tuesday and Wednesday.
        let on = |place: usize| place != 2 || !(1..=2).contains(&day);
        for student in 1..=STUDENTS {
            let at = usize::try_from(chance.below(4)).unwrap();
            // Nobody works on Sunday, and the first student's records are erased on Thursday.
            if day < 6 && on(at) && !(student == 1 && day > 3) {
                diary.works(&stations[at], u128::from(student), date);
            }
        }
        if day == 3 {
            let file = StationFile::read(stations[0].folder.path()).unwrap().unwrap();
            let erasure = Erasure { student: StudentId(Uuid::from_u128(1)), because: Because::Left, day: date.parse().unwrap() };
            engine::decide_erasure(stations[0].folder.path(), &file, &[erasure], tonight()).unwrap();
        }
        if day == 4 {
            // Somebody copies the disk of the fourth station to a machine next door, and both work on.
            let machine = copied(&stations[3]);
            diary.works(&machine, 2, date);
            copy = Some(machine);
        }
        let first = usize::try_from(chance.below(4)).unwrap();
        for place in (0..4).map(|place| (first + place) % 4).filter(|place| on(*place)) {
            let clock = match (day, place) {
                (1, 1) => "2037-01-01T02:30:00-06:00".to_owned(),
                (4, 0) => "1970-01-01T02:30:00-06:00".to_owned(),
                _ => format!("{date}T02:30:00-06:00"),
            };
            // On Wednesday the share is away for half of them, and on every night one may be killed before it begins.
            if day == 2 && place % 2 == 0 {
                assert!(night(&stations[place], &away, &clock).unwrap_err().is_share_away());
            } else if chance.below(6) > 0 {
                night(&stations[place], share.path(), &clock).unwrap();
            }
        }
        if let Some(machine) = copy.take_if(|_| day == 5) {
            night(&machine, share.path(), &format!("{date}T03:30:00-06:00")).unwrap();
        }
    }
    // On Monday all have their night, and on Tuesday nobody has anything to add.
    for _ in 0..2 {
        stations.iter().for_each(|station| drop(night(station, share.path(), "2026-12-14T02:30:00-06:00").unwrap()));
    }
    let digests = |station: &Station| share::digests(station.store().connection(), None).unwrap();
    let wanted: BTreeSet<String> = diary.facts.iter().filter(|(_, whose)| *whose != 1).map(|(id, _)| id.to_string()).collect();
    assert!(wanted.len() > 50 && diary.facts.iter().any(|(_, whose)| *whose == 1));
    for station in &stations {
        let report = night(station, share.path(), "2026-12-15T02:30:00-06:00").unwrap();
        assert_eq!(report.left_out, [""; 0]);
        assert!(report.lines.iter().all(|line| line.ends_with(", unchanged")), "{:?}", report.lines);
        assert_eq!(digests(station), digests(&stations[0]));
    }
    let export = open(share.path());
    for connection in [stations[0].store().connection(), &export] {
        assert_eq!(facts(connection), wanted);
        let there = texts(connection);
        for ((whose, origin), text) in &diary.texts {
            // Where two machines wrote under one name, both of their texts are there: see the story of the copied disk.
            assert_eq!(there.contains(text), *whose != 1, "{text} of {whose} at {origin}");
        }
    }
}
