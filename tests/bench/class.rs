//! From the touch on *Classes* to the painted list, with years of work behind it.

use crate::window::Bench;
use crate::{driver, figures};
use askwell::domain::Role;
use askwell::engine::Clock;
use askwell::flow::door::gate;
use askwell::flow::state::purpose::Purpose;
use askwell::flow::state::{self, who};
use askwell::flow::{Event, desk};
use askwell::made_up::{Seed, seed_now};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// Names the data folder to the program that measures.
pub const CLASS: &str = "ASKWELL_BENCH_CLASS";
const ROUNDS: usize = 21;

/// Makes a school of 2,000 students and 10,000 interviews and starts this program once more upon it.
pub fn measure() {
    let scratch = tempfile::tempdir().unwrap();
    let folder = scratch.path().join("station");
    driver::run(&folder, driver::NOW, &["seed", "--students", "2000", "--interviews", "10000", "--seed", "7"]);
    let status = Command::new(std::env::current_exe().unwrap()).env(CLASS, &folder).status().unwrap();
    assert!(status.success());
}

pub fn open_and_measure(folder: &Path) {
    let content = askwell::content::Content::load().unwrap();
    let seed = Seed::new(2000, 10000, 7, seed_now(), &content).unwrap();
    let (teacher, pin) = seed.adults().iter().find(|(adult, _)| adult.role == Role::Teacher).unwrap();
    let mut bench = Bench::open(folder, Clock::set_to(driver::NOW).unwrap());
    bench.until(|state| !state.school.students.is_empty());
    let class = bench.app.look(|state| state.school.classes()[0].clone());
    bench.app.dispatch(Event::Gate(gate::Event::Open(Purpose::SignIn(Role::Teacher))));
    bench.app.dispatch(Event::Gate(gate::Event::Adult(teacher.id)));
    pin.digits().chars().for_each(|digit| bench.app.dispatch(Event::Gate(gate::Event::Digit(digit))));
    bench.until(|state| who::adult(state).is_some() && state.desk.class.overview.is_some());
    let mut to_list = Vec::new();
    let mut to_class = Vec::new();
    for _ in 0..ROUNDS {
        bench.paint();
        let begun = Instant::now();
        bench.app.dispatch(Event::Class(desk::class::Event::Show));
        bench.wait();
        assert!(bench.paint());
        to_list.push(begun.elapsed().as_secs_f64() * 1000.0);
        let begun = Instant::now();
        bench.app.dispatch(Event::Class(desk::class::Event::List(state::desk::class::Which::Class(class.clone()))));
        assert!(bench.paint());
        to_class.push(begun.elapsed().as_secs_f64() * 1000.0);
        bench.app.dispatch(Event::Class(desk::class::Event::List(state::desk::class::Which::InNeed)));
        bench.app.dispatch(Event::Back);
        std::thread::sleep(Duration::from_millis(20));
        bench.hear();
    }
    let (needy, in_class) = bench.app.look(|state| {
        let in_class = state.school.students.iter().filter(|student| student.class == class).count();
        (desk::class::rows(state).len(), in_class)
    });
    println!("opening Classes, 2,000 students and 10,000 interviews (least, median, largest)");
    figures(&format!("to the painted list of {needy} in need"), "ms ", to_list);
    figures(&format!("to the painted class of {in_class}"), "ms ", to_class);
}
