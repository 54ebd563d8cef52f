//! The nightly: publishing against `VACUUM INTO`, merging against the `sqlite3` shell's ATTACH and upsert of the same data,
//! a night with nothing new and one with a day's work on archives of three sizes, and thirty stations.
//!
//! `ASKWELL_BENCH_INTERVIEWS` (1000,10000) says how large the archives are, `ASKWELL_BENCH_STATIONS` (10) how many stations
//! are merged and `ASKWELL_BENCH_EACH` (500) how many interviews each of them holds.

use crate::{driver, figures};
use askwell::domain::{Help, Moment, RecordId};
use askwell::share::{Input, InputFile};
use askwell::storage::{StationFile, Store};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

/// Names the data folder and the share of the process that does one night and tells how long each part took.
pub const ONE_NIGHT: &str = "ASKWELL_BENCH_NIGHT";

fn now() -> Moment {
    Moment::parse_from_rfc3339("2026-12-03T18:00:00-06:00").unwrap()
}

fn asked(name: &str, usual: &str) -> Vec<u32> {
    let text = std::env::var(name).unwrap_or_else(|_| usual.to_owned());
    text.split(',').map(|number| number.parse().unwrap()).collect()
}

/// Does one night in this process, and prints milliseconds and memory.
pub fn one_night(folders: &str) {
    let (data, share) = folders.split_once(':').unwrap();
    let report = askwell::share::nightly(Path::new(data), Some(Path::new(share)), now(), &|_| {}, &|| {}).unwrap();
    let took = report.took;
    println!("{} {} {} {}", took.publish.as_millis(), took.merge.as_millis(), took.pull.as_millis(), most_kibibytes());
    assert_eq!(report.left_out, [""; 0]);
}

/// Names the files that a process of its own merges, and the file it makes of them.
pub const ONE_MERGE: &str = "ASKWELL_BENCH_MERGE";

/// Merges and checks in this process, and prints milliseconds and memory.
pub fn one_merge(files: &str) {
    let mut files = files.split(':').map(PathBuf::from);
    let target = files.next().unwrap();
    let inputs: Vec<Input> = files
        .map(|path| Input {
            origin: path.parent().unwrap().file_name().unwrap().to_str().unwrap().to_owned(),
            generation: 1,
            sha256: String::new(),
            rows: 0,
            schema: askwell::storage::SCHEMA_VERSION,
            nights: Vec::new(),
            files: vec![InputFile { path, sha256: String::new() }],
        })
        .collect();
    let begun = Instant::now();
    askwell::share::merge(&target, &inputs, &[], now()).unwrap();
    std::fs::File::open(target).unwrap().sync_all().unwrap();
    println!("{} {}", begun.elapsed().as_millis(), most_kibibytes());
}

/// Gives how much memory this process had at most, in KiB.
fn most_kibibytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    status.lines().find(|line| line.starts_with("VmHWM:")).unwrap().split_whitespace().nth(1).unwrap().parse().unwrap()
}

fn merged(inputs: &[PathBuf], target: &Path) -> (f64, f64) {
    let files: Vec<&str> = [target].into_iter().chain(inputs.iter().map(PathBuf::as_path)).map(|path| path.to_str().unwrap()).collect();
    let done = Command::new(std::env::current_exe().unwrap()).env(ONE_MERGE, files.join(":")).output().unwrap();
    assert!(done.status.success(), "{done:?}");
    let text = String::from_utf8(done.stdout).unwrap();
    let (milliseconds, kibibytes) = text.trim().split_once(' ').unwrap();
    (milliseconds.parse().unwrap(), kibibytes.parse::<f64>().unwrap() / 1024.0)
}

struct Night {
    publish: f64,
    merge: f64,
    pull: f64,
    mebibytes: f64,
}

fn night(data: &Path, share: &Path) -> Night {
    let folders = format!("{}:{}", data.display(), share.display());
    let done = Command::new(std::env::current_exe().unwrap()).env(ONE_NIGHT, folders).output().unwrap();
    assert!(done.status.success(), "{done:?}");
    let text = String::from_utf8(done.stdout).unwrap();
    let parts: Vec<f64> = text.split_whitespace().map(|part| part.parse().unwrap()).collect();
    let [publish, merge, pull, kibibytes] = parts[..] else { panic!("{text}") };
    Night { publish, merge, pull, mebibytes: kibibytes / 1024.0 }
}

fn seeded(at: &Path, interviews: u32, number: u32) -> PathBuf {
    let data = at.join(format!("station-{number}"));
    let (interviews, number) = (interviews.to_string(), number.to_string());
    let name = format!("Room {number}");
    let students = "60";
    driver::run(&data, driver::NOW, &["seed", "--students", students, "--interviews", &interviews, "--seed", &number, "--station", &name]);
    data
}

fn store(data: &Path) -> Store {
    Store::open(data, &StationFile::read(data).unwrap().unwrap().origin()).unwrap().0
}

/// A day's work: two hundred records.
fn a_day(data: &Path, day: u128) {
    let facts: Vec<_> = (0..200)
        .map(|number| {
            let id = RecordId(uuid::Uuid::from_u128(day << 32 | number));
            Help { id, student: None, at: now(), screen: "journey".to_owned(), ..Help::default() }.into()
        })
        .collect();
    store(data).keep(&facts).unwrap();
}

fn megabytes(path: &Path) -> f64 {
    std::fs::metadata(path).unwrap().len() as f64 / 1e6
}

pub fn measure() {
    for interviews in asked("ASKWELL_BENCH_INTERVIEWS", "1000,10000") {
        one_archive(interviews);
    }
    many_stations();
}

fn one_archive(interviews: u32) {
    let scratch = tempfile::tempdir().unwrap();
    let data = seeded(scratch.path(), interviews, 1);
    let share = scratch.path().join("share");
    std::fs::create_dir(&share).unwrap();
    let copy = scratch.path().join("copy.db");
    let peer: Vec<f64> = (0..3)
        .map(|_| {
            let _ = std::fs::remove_file(&copy);
            let begun = Instant::now();
            store(&data).connection().execute("VACUUM INTO ?1", [copy.to_str().unwrap()]).unwrap();
            std::fs::File::open(&copy).unwrap().sync_all().unwrap();
            begun.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    println!("an archive of {interviews} interviews, {:.0} MB (least, median, largest)", megabytes(&copy));
    let peer = figures("VACUUM INTO and fsync", "ms ", peer);
    let first = night(&data, &share);
    println!("{:<44} {:>8.1} ms, {:.2} times, {:.0} MiB", "published whole", first.publish, first.publish / peer, first.mebibytes);
    let nothing = night(&data, &share);
    println!("{:<44} {:>8.1} ms, {:.0} MiB", "a night with nothing new", nothing.publish + nothing.merge + nothing.pull, nothing.mebibytes);
    a_day(&data, 1);
    let day = night(&data, &share);
    println!("{:<44} {:>8.1} ms to publish, {:.0} ms to merge", "a day's work", day.publish, day.merge);
}

fn many_stations() {
    let (stations, each) = (asked("ASKWELL_BENCH_STATIONS", "10")[0], asked("ASKWELL_BENCH_EACH", "500")[0]);
    let scratch = tempfile::tempdir().unwrap();
    let share = scratch.path().join("share");
    std::fs::create_dir_all(share.join("stations")).unwrap();
    let alone = scratch.path().join("alone");
    let mut inputs = Vec::new();
    for number in 1..=stations {
        let data = seeded(scratch.path(), each, number);
        // Each publishes alone: what is measured is the one merge of all.
        std::fs::create_dir(&alone).unwrap();
        night(&data, &alone);
        let origin = StationFile::read(&data).unwrap().unwrap().origin();
        let published = share.join("stations").join(&origin);
        std::fs::rename(alone.join("stations").join(&origin), &published).unwrap();
        std::fs::remove_dir_all(&alone).unwrap();
        std::fs::remove_dir_all(&data).unwrap();
        inputs.push(published.join("g1.db"));
    }
    let merger = seeded(scratch.path(), 1, stations + 1);
    let all = night(&merger, &share);
    let rows: i64 = rusqlite::Connection::open(share.join("askwell.db"))
        .unwrap()
        .query_row("SELECT (SELECT count(*) FROM document) + (SELECT count(*) FROM fact)", [], |row| row.get(0))
        .unwrap();
    let total: f64 = inputs.iter().map(|input| megabytes(input)).sum();
    println!("{stations} stations, {rows} rows, {total:.0} MB");
    println!("{:<44} {:>8.1} ms", "a night: fetched, verified, merged, published", all.merge);
    println!("{:<44} {:>8.1} ms, {:.0} MiB at most", "pulled into the station", all.pull, all.mebibytes);
    let (one, mebibytes) = merged(&inputs, &scratch.path().join("merged.db"));
    println!("{:<44} {one:>8.1} ms, {mebibytes:.0} MiB at most", "of it the merge, every row looked for");
    match shell(&inputs, &scratch.path().join("peer.db")) {
        Some(peer) => {
            println!("{:<44} {peer:>8.1} ms", "the sqlite3 shell, ATTACH and upsert");
            println!("{:<44} {:>8.2}", "ratio of the merge, and of all of the night", one / peer);
            println!("{:<44} {:>8.2}", "", all.merge / peer);
        }
        None => println!("The sqlite3 shell is not installed here: not compared"),
    }
}

/// Merges the same files by the `sqlite3` shell; gives the milliseconds.
fn shell(inputs: &[PathBuf], target: &Path) -> Option<f64> {
    use std::fmt::Write;
    let mut script = String::from("PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;\n");
    let first = inputs.first()?;
    let schema = rusqlite::Connection::open(first).unwrap();
    let mut statement = schema.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table'").unwrap();
    let tables = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    tables.for_each(|sql| writeln!(script, "{};", sql.unwrap()).unwrap());
    for input in inputs {
        writeln!(script, "ATTACH '{}' AS i; BEGIN;", input.display()).unwrap();
        writeln!(
            script,
            "INSERT INTO document SELECT * FROM i.document WHERE true ON CONFLICT (kind, id) DO UPDATE SET rev = excluded.rev, \
             station = excluded.station, hash = excluded.hash, body = excluded.body WHERE excluded.rev > document.rev;
             INSERT INTO fact SELECT * FROM i.fact WHERE true ON CONFLICT DO NOTHING;
             INSERT INTO revision SELECT * FROM i.revision WHERE true ON CONFLICT DO NOTHING; COMMIT; DETACH i;"
        )
        .unwrap();
    }
    let file = target.with_extension("sql");
    std::fs::write(&file, script).unwrap();
    let begun = Instant::now();
    let done = Command::new("sqlite3").arg("-bail").arg(target).stdin(std::fs::File::open(file).unwrap()).output().ok()?;
    assert!(done.status.success(), "{done:?}");
    std::fs::File::open(target).unwrap().sync_all().unwrap();
    Some(begun.elapsed().as_secs_f64() * 1000.0)
}
