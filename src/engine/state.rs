//! What the engine holds while it works, and how it begins.

use crate::domain::{Day, Draft, Erased, RecordId, School};
use crate::engine::clock::Clock;
use crate::engine::opened::Opened;
use crate::engine::takes::TakeSound;
use crate::engine::{aloud, board, booth, copying, due, erase, later, listening, mirror, recovery, sharing, station_key, trying};
use crate::flow::effects::playback::Unreadable;
use crate::flow::effects::recordings::{CopyFailure as CopyFault, CopyProgress};
use crate::flow::{Fault, Place, Reply};
use crate::paper::Press;
use crate::storage::{PrivateStore, StationFile, StorageError, Store};
use crate::vault::{Pepper, SchoolKey};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// What the engine works on.
#[derive(Debug)]
pub struct Engine {
    pub(in crate::engine) folder: PathBuf,
    pub(in crate::engine) station: StationFile,
    pub(in crate::engine) clock: Clock,
    pub(in crate::engine) opened: Option<Opened>,
    pub(in crate::engine) passed: Duration,
    pub(in crate::engine) doubt: Option<Day>,
    pub(in crate::engine) aloud: aloud::Aloud,
    pub(in crate::engine) later: later::Later,
    pub(in crate::engine) booth: booth::Booth,
    pub(in crate::engine) listening: listening::Listening,
    pub(in crate::engine) key: station_key::Keeper,
    pub(in crate::engine) mirror: mirror::Mirroring,
    pub(in crate::engine) copying: copying::Copying,
    pub(in crate::engine) sharing: sharing::Sharing,
    pub(in crate::engine) board: board::Board,
    pub(in crate::engine) trying: trying::Trying,
    pub(in crate::engine) program: PathBuf,
    pub(in crate::engine) press: Press,
}

impl Engine {
    /// Makes an engine for a data folder; nothing is opened until [`Engine::begin`].
    pub fn new(folder: &Path, station: StationFile, clock: Clock) -> Self {
        let passed = clock.uptime();
        Self {
            folder: folder.to_owned(),
            station,
            clock,
            opened: None,
            passed,
            doubt: None,
            aloud: aloud::Aloud::default(),
            later: later::Later::default(),
            booth: booth::Booth::default(),
            listening: listening::Listening::default(),
            key: station_key::Keeper::default(),
            mirror: mirror::Mirroring::default(),
            copying: copying::Copying::default(),
            sharing: sharing::Sharing::default(),
            board: board::Board::default(),
            trying: trying::Trying::default(),
            program: std::env::current_exe().unwrap_or_else(|_| PathBuf::from("askwell")),
            press: Press::of_this_program(),
        }
    }

    /// Names the program that shares, and beside which the one for papers lies, where it is not the one that runs.
    pub fn sharing_by(mut self, program: &Path) -> Self {
        program.clone_into(&mut self.program);
        self.papers_by(Press::beside(program));
        self
    }

    /// Names the program that lays pages out from now on.
    pub fn papers_by(&mut self, press: Press) {
        self.press = press;
    }

    /// Makes it the engine of a board on another screen, over the same data folder as a station's.
    pub fn for_a_board(mut self) -> Self {
        self.board.ask_as("~board");
        self
    }

    /// Opens the databases, reads the school and tells whether somebody was at work when the station stopped.
    pub fn begin(&mut self) -> Vec<Reply> {
        self.try_begin().unwrap_or_else(|error| {
            tracing::error!(%error, "the data folder can't be used");
            vec![Reply::Unusable(Fault::from(&error))]
        })
    }

    pub(in crate::engine) fn try_begin(&mut self) -> Result<Vec<Reply>, StorageError> {
        let mut replies = Vec::new();
        self.open(&mut replies)?;
        self.destroy_due();
        replies.push(self.school());
        replies.extend(self.interrupted());
        Ok(replies)
    }

    pub(in crate::engine) fn open(&mut self, replies: &mut Vec<Reply>) -> Result<(), StorageError> {
        std::fs::create_dir_all(&self.folder).map_err(|cause| StorageError::Folder { folder: self.folder.clone(), cause })?;
        let (store, store_aside) = Store::open(&self.folder, &self.station.origin())?;
        let (private, private_aside) = PrivateStore::open(&self.folder)?;
        for place in store_aside.into_iter().chain(private_aside) {
            tracing::error!(place = %place.display(), "a database could not be read and was set aside");
            replies.push(Reply::SetAside(place.display().to_string()));
        }
        self.opened = Some(Opened { store, private });
        Ok(())
    }

    /// Destroys what is due. What can't be destroyed now is tried again when the next student begins.
    pub(in crate::engine) fn destroy_due(&mut self) {
        let today = self.clock.now().date_naive();
        let folder = self.folder.clone();
        match self.with_opened(|opened| due::destroy(&folder, &mut opened.store, &mut opened.private, today)) {
            Ok(done) => self.doubt = done.doubt,
            Err(error) => tracing::error!(%error, "recordings whose day has come could not be destroyed"),
        }
        if let Err(error) = self.with_opened(|opened| erase::erase(&folder, &mut opened.store, &mut opened.private)) {
            tracing::error!(%error, "not all that is erased could be erased");
        }
    }

    pub(in crate::engine) fn interrupted(&mut self) -> Option<Reply> {
        let opened = self.opened.as_ref()?;
        let text = opened.private.open_session().ok()??;
        let place = serde_json::from_str::<Place>(&text).ok()?;
        Some(Reply::Interrupted(recovery::read(&self.folder, &mut self.key, opened, place)))
    }

    /// Lets running time pass for those who typed a wrong PIN too often.
    pub fn let_pass(&mut self) {
        let uptime = self.clock.uptime();
        let elapsed = uptime.saturating_sub(self.passed);
        self.passed = uptime;
        if let Some(opened) = &self.opened {
            let milliseconds = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
            if let Err(error) = opened.private.let_pass(milliseconds) {
                tracing::warn!(%error, "the waiting time could not be kept");
            }
        }
    }

    /// Gives the replies of what took longer.
    pub fn late(&mut self) -> Vec<Reply> {
        self.later.replies().collect()
    }

    pub(in crate::engine) fn keep(&mut self, batch: u64, records: &[crate::domain::Record]) -> Reply {
        match self.with_opened(|opened| opened.store.keep(records)) {
            Ok(_) => Reply::Kept { batch },
            Err(error) => {
                tracing::error!(%error, records = records.len(), "a batch could not be kept");
                Reply::NotKept { batch, fault: Fault::from(&error) }
            }
        }
    }

    pub(in crate::engine) fn school(&mut self) -> Reply {
        let (station, last_used) = (self.station.clone(), self.doubt);
        self.with(|opened| {
            let school = opened.store.school()?;
            let last = crate::share::last_nightly(&opened.private).ok().flatten();
            let students = opened.store.erased()?.len();
            let told = last.as_ref().is_some_and(|last| last.erased >= students as u64);
            let shared_at = last.as_ref().map(|last| last.at);
            let erased = Erased { students, told, waiting: last.map_or_else(Vec::new, |last| last.waiting) };
            let nightly_at = station.shares_at();
            let mut with_pin = BTreeSet::new();
            for adult in &school.adults {
                if opened.private.pin(adult.id.0)?.is_some() {
                    with_pin.insert(adult.id);
                }
            }
            Ok(Reply::School(Box::new(School {
                origin: station.origin(),
                name: station.school_shown().to_owned(),
                station: station.station_shown().to_owned(),
                set_up_as: station.set_up_as(),
                share: station.share.as_ref().map(|share| share.display().to_string()),
                settings: station.settings,
                with_pin,
                shared_at,
                nightly_at,
                erased,
                last_used,
                ..school
            })))
        })
    }

    /// Gives the station's pepper; none where its key can't be read, which the recordings tell of.
    pub(in crate::engine) fn pepper(&mut self) -> Option<Pepper> {
        self.key.key(&self.folder).ok()?.pepper().ok()
    }

    pub(in crate::engine) fn sound(&mut self, take: RecordId) -> Result<TakeSound, Unreadable> {
        let opened = self.opened.as_ref().ok_or(Unreadable::NoKey)?;
        listening::sound(&self.folder, take, &opened.private, &mut self.key)
    }

    /// A voice belongs neither beside the sealed ones nor into what all stations share.
    pub(in crate::engine) fn copy(&mut self, take: RecordId, folder: &Path, name: &str) -> Option<Reply> {
        let ours: Vec<&Path> = std::iter::once(self.folder.as_path()).chain(self.station.share.as_deref()).collect();
        if copying::lies_in(folder, &ours) {
            return Some(Reply::Copied { take, told: CopyProgress::Failed(CopyFault::Ours) });
        }
        let sound = self.sound(take);
        self.copying.begin(take, sound, folder, name)
    }

    /// Makes ready for the board's files; they need a share and the school's key.
    pub(in crate::engine) fn reach_board(&mut self) -> bool {
        let (Some(share), Some(opened)) = (&self.station.share, &self.opened) else { return false };
        let key = || SchoolKey::from_bytes(&opened.private.secret(crate::share::SCHOOL_KEY).ok()??);
        self.board.reach(share, &self.station.origin(), key)
    }

    pub(in crate::engine) fn write_draft(&self, draft: &Draft) -> Reply {
        let folder = self.folder.join("outbox");
        let written = std::fs::create_dir_all(&folder).and_then(|()| {
            let mail = crate::paper::email(draft).map_err(std::io::Error::other)?;
            std::fs::write(folder.join(format!("{}.eml", draft.name)), mail)?;
            if let Some(appointment) = &draft.appointment {
                std::fs::write(folder.join(format!("{}.ics", draft.name)), crate::paper::invitation(appointment))?;
            }
            Ok(())
        });
        match written {
            Ok(()) => Reply::DraftWritten(draft.name.clone()),
            Err(cause) => Reply::Failed(Fault::from(&StorageError::Folder { folder, cause })),
        }
    }

    pub(in crate::engine) fn with_opened<T>(
        &mut self,
        work: impl FnOnce(&mut Opened) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        match &mut self.opened {
            Some(opened) => work(opened),
            None => Err(StorageError::ReadOnly),
        }
    }

    pub(in crate::engine) fn with(&mut self, work: impl FnOnce(&mut Opened) -> Result<Reply, StorageError>) -> Reply {
        self.with_opened(work).unwrap_or_else(|error| {
            tracing::error!(%error, "something could not be done");
            Reply::Failed(Fault::from(&error))
        })
    }
}
