//! What an adult sets at a station: names, shared folder, languages, times, sound, adults and PINs, the recovery code.

mod adults;
mod code;
mod names;
mod opened;
mod share;
mod sound;
mod times;

use crate::calling::{desk_of, kept, screen, unroll};
use crate::school;
use crate::station::{NOW, Station, moment, station_file};
use askwell::domain::*;
use askwell::flow::desk::settings::Event as Settings;
use askwell::flow::practice::booth;
use askwell::flow::{Event, Screen};
use askwell::storage::{PrivateStore, StationFile, Store};
use std::path::Path;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const PIN: &str = "246813";
const KEY: &str = "23456-789AB-CDEFG-HJKMN";

fn settings_of(adult: &Adult) -> Station {
    let station = desk_of(adult, []);
    station.tap_starting("Settings, ");
    station
}

/// Ms. Okafor looks at the settings.
fn settings() -> Station {
    settings_of(&school::okafor())
}

fn on_disk(station: &Station) -> StationFile {
    StationFile::read(station.path()).unwrap().unwrap()
}

/// Pulls the plug and switches the station on again, as it describes itself.
fn restarted(station: Station) -> Station {
    station.settle();
    let file = on_disk(&station);
    let station = Station::on_as(station.pull_the_plug(), moment(NOW) + chrono::Duration::minutes(10), file);
    unroll(&station);
    station
}

/// Lets time pass until the station says something; what tries a folder has a clock of its own.
#[track_caller]
fn wait_for(station: &Station, words: &str) {
    let begun = Instant::now();
    while !station.says(words) {
        assert!(begun.elapsed() < Duration::from_secs(30), "{words} is not said: {:#?}", station.words());
        std::thread::sleep(Duration::from_millis(60));
        station.pass(Duration::from_millis(250));
    }
}

fn try_folder(station: &Station, folder: &Path) {
    station.write("Path of the folder", folder.to_str().unwrap());
    station.tap("Try it and keep it");
}

/// What was changed, as the adults' log names it, the oldest first.
fn changed(station: &Station) -> Vec<String> {
    station.settle();
    let database = station.database();
    let sql = "SELECT body ->> '$.reason' FROM fact JOIN log ON entry = id
               WHERE kind = 'audit' AND body ->> '$.action' = 'change_settings' ORDER BY number";
    let mut statement = database.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

fn deeds(station: &Station, action: &str) -> i64 {
    station.settle();
    station.count(&format!("SELECT count(*) FROM fact WHERE kind = 'audit' AND body ->> '$.action' = '{action}'"))
}
