//! The board's files, read and written on a thread of their own: a share that hangs blocks nobody.

use crate::board::{self, BoardError, Letterbox, Lookout};
use crate::domain::{Beat, Orders};
use crate::flow::Reply;
use crate::flow::effects::board::{Reach, Sight};
use crate::vault::SchoolKey;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// How long a share may take to answer before it is called away.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long leaving waits for the last sign of life to be written.
const FAREWELL: Duration = Duration::from_secs(2);
/// How much time lies between two looks.
const APART: Duration = Duration::from_millis(450);
/// How often a board tries whether it can be heard.
const TRIED: Duration = Duration::from_secs(5);

/// What there is to do at the share.
#[derive(Debug, Default)]
struct Errand {
    beat: Option<Beat>,
    orders: bool,
    board: bool,
    /// Whether it is tried to write there.
    writing: bool,
    asks: BTreeMap<String, Orders>,
}

impl Errand {
    fn is_empty(&self) -> bool {
        self.beat.is_none() && !self.orders && !self.board && self.asks.is_empty()
    }
}

/// Who runs the errands, and what is known of the share.
#[derive(Debug)]
struct Runner {
    share: PathBuf,
    key: SchoolKey,
    origin: String,
    asker: String,
    lookout: Lookout,
    letterbox: Letterbox,
    /// What was left for each station last.
    left: BTreeMap<String, Orders>,
    /// The station for which it is written again next, to see whether the share can be written.
    next: String,
    /// Whether a board said something at the last look.
    heard: bool,
    fault: Option<String>,
    unwritable: bool,
    swept: bool,
}

impl Runner {
    fn run(&mut self, errand: Errand) -> Vec<Reply> {
        // What an earlier start left is removed once, as soon as the share can be reached.
        self.swept = self.swept || board::sweep(&self.share, &self.origin, &self.asker).is_ok();
        let mut replies = Vec::new();
        if let Some(beat) = errand.beat {
            let told = board::tell(&self.share, &self.key, &beat);
            self.note(told);
        }
        for orders in errand.asks.into_values() {
            self.ask(&orders);
        }
        if errand.orders {
            match self.letterbox.look(&self.share, &self.key, &self.origin) {
                Ok(letters) => {
                    let says = letters.iter().any(|letter| !letter.orders.is_empty() || !letter.seen.is_empty());
                    // That nothing is said any more is told once.
                    if std::mem::replace(&mut self.heard, says) || says {
                        replies.push(Reply::Orders(letters));
                    }
                }
                Err(error) => self.note(Err(error)),
            }
        }
        if errand.writing {
            self.try_writing();
        }
        if errand.board {
            replies.push(Reply::Board(self.look()));
        }
        replies
    }

    fn look(&mut self) -> Sight {
        match self.lookout.look(&self.share, &self.key) {
            Ok((beats, strange)) => {
                // A place for what may be asked is made while there is room for it; what an earlier run asked ends with it.
                let unknown: Vec<String> =
                    beats.iter().map(|beat| beat.origin.clone()).filter(|one| !self.left.contains_key(one)).collect();
                for station in unknown {
                    self.ask(&Orders { station, ..Orders::default() });
                }
                let reach = if self.unwritable { Reach::ReadOnly } else { Reach::Reached };
                Sight { reach, beats, strange }
            }
            Err(error) => {
                self.note(Err(error));
                Sight { reach: Reach::Away, ..Sight::default() }
            }
        }
    }

    /// Writes again what was left for one station after the other: that nobody hears the board is known before it is asked.
    fn try_writing(&mut self) {
        let later = self.left.range(std::mem::take(&mut self.next)..).next().or_else(|| self.left.iter().next());
        if let Some((station, orders)) = later.map(|(station, orders)| (station.clone(), orders.clone())) {
            self.ask(&orders);
            // The next one is called by anything greater.
            self.next = station + "\0";
        }
    }

    fn ask(&mut self, orders: &Orders) {
        self.left.insert(orders.station.clone(), orders.clone());
        let left = board::ask(&self.share, &self.key, &self.asker, orders);
        self.unwritable = matches!(left, Err(BoardError::ReadOnly(_) | BoardError::Full));
        self.note(left);
    }

    /// Says once what is wrong, and once that it is over.
    fn note(&mut self, done: Result<(), BoardError>) {
        let fault = done.err().map(|error| error.to_string());
        if fault != self.fault {
            match &fault {
                Some(fault) => tracing::warn!(fault, "the board's files can't be used now"),
                None => tracing::info!("the board's files can be used again"),
            }
            self.fault = fault;
        }
    }
}

/// Where the errands are run.
#[derive(Debug)]
enum Legs {
    /// At once, by whoever asks: in a story, where time goes by hand.
    Own(Box<Runner>),
    /// On a thread, one errand after the other.
    Thread { errands: Sender<Errand>, replies: Receiver<Vec<Reply>> },
}

/// The way to the board's files.
#[derive(Debug, Default)]
pub(super) struct Board {
    legs: Option<(PathBuf, Legs)>,
    due: Errand,
    /// Since when an errand is under way.
    under_way: Option<Duration>,
    looked: BTreeMap<&'static str, Duration>,
    threaded: bool,
    suffix: &'static str,
}

impl Board {
    /// From now on a thread runs the errands.
    pub(super) fn on_a_thread(&mut self) {
        self.threaded = true;
    }

    /// What this program asks of stations is told apart from what its station does.
    pub(super) fn ask_as(&mut self, suffix: &'static str) {
        self.suffix = suffix;
    }

    /// Makes ready for a share; nothing changes where it is the same as before.
    pub(super) fn reach(&mut self, share: &Path, origin: &str, key: impl FnOnce() -> Option<SchoolKey>) -> bool {
        if self.legs.as_ref().is_some_and(|(known, _)| known == share) {
            return true;
        }
        let Some(key) = key() else { return false };
        let mut runner = Runner {
            share: share.to_owned(),
            key,
            origin: origin.to_owned(),
            asker: format!("{origin}{}", self.suffix),
            lookout: Lookout::default(),
            letterbox: Letterbox::default(),
            left: BTreeMap::new(),
            next: String::new(),
            heard: false,
            fault: None,
            unwritable: false,
            swept: false,
        };
        let legs = if self.threaded {
            let (errands, errand) = channel::<Errand>();
            let (tell, replies) = channel();
            let thread = std::thread::Builder::new().name("board".to_owned());
            // It ends with the program, or when nobody sends it any more.
            let begun = thread.spawn(move || errand.iter().map_while(|errand| tell.send(runner.run(errand)).ok()).for_each(drop));
            if begun.is_err() {
                return false;
            }
            Legs::Thread { errands, replies }
        } else {
            Legs::Own(Box::new(runner))
        };
        self.under_way = None;
        self.legs = Some((share.to_owned(), legs));
        true
    }

    pub(super) fn tell(&mut self, beat: Beat, uptime: Duration) -> Vec<Reply> {
        self.due.beat = Some(beat);
        self.go(uptime)
    }

    pub(super) fn look_for_orders(&mut self, uptime: Duration) -> Vec<Reply> {
        self.due.orders |= self.is_time("orders", APART, uptime);
        self.go(uptime)
    }

    pub(super) fn look(&mut self, uptime: Duration) -> Vec<Reply> {
        self.due.board |= self.is_time("board", APART, uptime);
        self.due.writing |= self.is_time("writing", TRIED, uptime);
        let mut replies = self.go(uptime);
        if self.under_way.is_some_and(|since| uptime.saturating_sub(since) > PATIENCE) {
            replies.push(Reply::Board(Sight { reach: Reach::Away, ..Sight::default() }));
        }
        replies
    }

    pub(super) fn ask(&mut self, orders: Orders, uptime: Duration) -> Vec<Reply> {
        self.due.asks.insert(orders.station.clone(), orders);
        self.go(uptime)
    }

    fn is_time(&mut self, what: &'static str, apart: Duration, uptime: Duration) -> bool {
        let due = self.looked.get(what).is_none_or(|at| uptime.saturating_sub(*at) >= apart);
        if due {
            self.looked.insert(what, uptime);
        }
        due
    }

    /// Hears what the last errand brought, and begins the next.
    fn go(&mut self, uptime: Duration) -> Vec<Reply> {
        let Some((_, legs)) = &mut self.legs else { return Vec::new() };
        match legs {
            Legs::Own(runner) => runner.run(std::mem::take(&mut self.due)),
            Legs::Thread { errands, replies } => {
                let mut heard = Vec::new();
                for reply in replies.try_iter() {
                    heard.extend(reply);
                    self.under_way = None;
                }
                if self.under_way.is_none() && !self.due.is_empty() && errands.send(std::mem::take(&mut self.due)).is_ok() {
                    self.under_way = Some(uptime);
                }
                heard
            }
        }
    }
}

impl Drop for Board {
    /// The last sign of life says that the station was closed; a share that hangs is not waited for.
    fn drop(&mut self) {
        let Some((_, Legs::Thread { errands, replies })) = &self.legs else { return };
        let left = usize::from(self.under_way.is_some()) + usize::from(!self.due.is_empty());
        if !self.due.is_empty() && errands.send(std::mem::take(&mut self.due)).is_err() {
            return;
        }
        for _ in 0..left {
            if replies.recv_timeout(FAREWELL).is_err() {
                return;
            }
        }
    }
}
