//! What each effect does: the one place where what the flow wants becomes what the machine does.

use crate::engine::opened::Opened;
use crate::engine::state::Engine;
use crate::engine::{booth, copying, documents, due, erase, lists, loudspeaker, pins, recordings, waiting};
use crate::flow::effects::desk::INCIDENTS_SHOWN;
use crate::flow::effects::pins::Askable;
use crate::flow::{Effect, Fault, Reply};
use crate::storage::StorageError;
use std::path::Path;

impl Engine {
    /// Performs one effect and gives what there is to say about it.
    pub fn perform(&mut self, effect: Effect) -> Vec<Reply> {
        let mut replies = Vec::new();
        if self.opened.is_none() {
            // What could not be read at the start may be readable now: then the station begins as it always does.
            match self.try_begin() {
                Ok(begun) => replies.extend(begun),
                Err(error) => {
                    let fault = Fault::from(&error);
                    return vec![match effect {
                        Effect::Keep { batch, .. } => Reply::NotKept { batch, fault },
                        Effect::AskWhoCloses if !matches!(error, StorageError::Busy) => Reply::WhoCloses(Askable::Nothing),
                        _ => Reply::Unusable(fault),
                    }];
                }
            }
        }
        match effect {
            Effect::Keep { batch, records } => replies.push(self.keep(batch, &records)),
            Effect::ReadSchool => {
                self.destroy_due();
                replies.push(self.school());
            }
            Effect::LookForNews => {
                // Both are looked at, whatever the first says.
                let news = self.with_opened(|opened| Ok(opened.store.changed_elsewhere()? | opened.private.changed_elsewhere()?));
                if news.unwrap_or(false) {
                    replies.push(self.school());
                }
            }
            Effect::ReadWaiting => {
                replies.push(self.with(|opened| waiting::read(&mut opened.store)));
                let folder = self.folder.clone();
                replies.push(self.with(|opened| waiting::letters(&folder, &opened.store)));
                let today = self.clock.now().date_naive();
                replies.push(self.with(|opened| Ok(Reply::Practices(opened.store.practices_booked(today)?))));
                replies.push(self.with(|opened| Ok(Reply::LostChanges(opened.store.lost_changes()?))));
                replies.push(self.with(|opened| Ok(Reply::Incidents(opened.store.incidents(INCIDENTS_SHOWN)?))));
            }
            Effect::ReadOverview => {
                let today = self.clock.now().date_naive();
                replies.push(self.with(|opened| Ok(Reply::Overview(opened.store.overview(today)?))));
            }
            Effect::ReadLog { whose, count } => {
                replies.push(self.with(|opened| Ok(Reply::Log(opened.store.log(whose, count)?, opened.store.check_log()?))));
            }
            Effect::ReadHistory { contact, parts } => {
                let all: Vec<_> = std::iter::once(contact).chain(parts).collect();
                replies.push(self.with(|opened| Ok(Reply::History(contact, opened.store.history(&all)?))));
            }
            Effect::SaveContacts => {
                let (folder, today) = (self.folder.clone(), self.clock.now().date_naive());
                replies.push(self.with(|opened| Ok(documents::save_contacts(&folder, &opened.store.school()?.contacts, today))));
            }
            Effect::LookForList => {
                let folder = self.folder.clone();
                replies.push(self.with(|opened| lists::look(&folder, &opened.store)));
            }
            Effect::ReadResults => replies.push(self.with(|opened| Ok(Reply::Results(opened.store.afterwards()?)))),
            Effect::ReadTaken => replies.push(self.with(|opened| waiting::taken(&opened.store))),
            Effect::ReadRecordings => {
                self.destroy_due();
                let folder = self.folder.clone();
                replies.push(self.with(|opened| recordings::read(&folder, &opened.store, &opened.private)));
            }
            Effect::Erase(erasures) => {
                let (folder, now) = (self.folder.clone(), self.clock.now());
                let done = self.with_opened(|opened| erase::decide(&folder, &mut opened.store, &mut opened.private, &erasures, now));
                replies.push(Reply::Erased(done.map_err(|error| {
                    tracing::error!(%error, "not all that is erased could be erased");
                    Fault::from(&error)
                })));
            }
            Effect::Beat(beat) => {
                replies.push(Reply::Room(booth::minutes_left(&self.folder)));
                if self.reach_board() {
                    replies.extend(self.board.tell(*beat, self.clock.uptime()));
                }
            }
            Effect::LookForOrders => {
                if self.reach_board() {
                    replies.extend(self.board.look_for_orders(self.clock.uptime()));
                }
            }
            Effect::LookAtBoard => {
                if self.reach_board() {
                    replies.extend(self.board.look(self.clock.uptime()));
                }
            }
            Effect::Ask(orders) => {
                if self.reach_board() {
                    replies.extend(self.board.ask(orders, self.clock.uptime()));
                }
            }
            Effect::ShareNow => replies.extend(self.sharing.begin(&self.program, &self.folder, &self.clock)),
            Effect::AskSharing => {
                if let Some(opened) = &self.opened {
                    replies.extend(self.sharing.ask(self.clock.uptime(), &opened.private));
                }
            }
            Effect::StopSharing => self.sharing.stop(),
            Effect::KeepSetting(setting) => replies.extend(self.keep_setting(setting)),
            Effect::TryShare(folder) => replies.extend(self.try_share(folder)),
            Effect::AskShareTrial => replies.extend(self.trying.ask(self.clock.uptime())),
            Effect::RenewCode(paper) => replies.push(self.renew_code(*paper)),
            Effect::RemoveCode(file) => replies.push(self.remove_code(&file)),
            Effect::TrustClock(day) => {
                if let Err(error) = self.with_opened(|opened| opened.private.set_last_used(day)) {
                    replies.push(Reply::Failed(Fault::from(&error)));
                }
                self.destroy_due();
                replies.push(self.school());
            }
            Effect::Open(student) => replies.push(self.with(|opened| {
                let file = opened.store.file(student)?;
                Ok(Reply::Opened(Box::new(file)))
            })),
            Effect::AskPin(person) => replies.push(self.with(|opened| pins::status(&opened.store, &opened.private, person))),
            Effect::CheckPin(person, pin) => {
                let pepper = self.pepper();
                replies.push(self.with(|opened| pins::check(&mut opened.private, pepper.as_ref(), person, &pin)));
            }
            Effect::SetPin(person, pin) => {
                let pepper = self.pepper();
                replies.push(self.with(|opened| pins::set(&mut opened.private, pepper.as_ref(), person, &pin)));
            }
            Effect::CheckCode(code) => replies.push(self.with(|opened| pins::check_code(&opened.private, &code))),
            Effect::AskWhoCloses => {
                let pepper = self.pepper();
                match self.with_opened(|opened| pins::askable(&opened.store, &opened.private, pepper.as_ref())) {
                    Ok(askable) => replies.push(Reply::WhoCloses(askable)),
                    // Whoever holds the databases lets go of them; until then nobody knows.
                    Err(StorageError::Busy) => {}
                    Err(error) => {
                        tracing::error!(%error, "nobody's PIN can be checked");
                        replies.push(Reply::WhoCloses(Askable::Nothing));
                    }
                }
            }
            Effect::ClearPin(student) => {
                if let Err(error) = self.with_opened(|opened| opened.private.clear_pin(student.0)) {
                    replies.push(Reply::Failed(Fault::from(&error)));
                }
            }
            Effect::Remember(place) => {
                let text = place.and_then(|place| serde_json::to_string(&place).ok());
                if let Err(error) = self.with_opened(|opened| opened.private.set_open_session(text.as_deref())) {
                    tracing::warn!(%error, "where the student is could not be remembered");
                }
            }
            Effect::WriteDraft(draft) => replies.push(self.write_draft(&draft)),
            Effect::SaveDocument(kind, document) => self.save_document(kind, *document),
            Effect::PrintDocument(file) => self.print_document(file),
            Effect::ReadAloud(text, language) => self.aloud.read(&text, language),
            Effect::AskBooth => replies.push(booth::Booth::look_around(&self.folder)),
            Effect::OpenLevel(microphone) => replies.extend(self.booth.open_level(microphone.as_ref())),
            Effect::Hear(check) => replies.extend(self.booth.hear(check)),
            Effect::CloseLevel => self.booth.close_level(),
            Effect::BeginTake { take, token, microphone } => {
                if let Some(opened) = &mut self.opened {
                    replies.push(self.booth.begin(&self.folder, &mut self.key, &mut opened.private, &take, token, microphone.as_ref()));
                }
            }
            Effect::AskTake => replies.extend(self.booth.status(&self.folder)),
            Effect::ControlTake(control) => self.booth.control(control),
            Effect::EndTake => replies.extend(self.booth.end()),
            Effect::PlayTone(loudspeaker) => replies.extend(loudspeaker::play_tone(loudspeaker.as_ref())),
            Effect::OpenTake(take, loudspeaker) => {
                let sound = self.sound(take);
                replies.push(self.listening.open(take, sound, loudspeaker.as_ref().map(loudspeaker::device).as_ref()));
            }
            Effect::Playback(control) => self.listening.control(control),
            Effect::HearPlayback => replies.extend(self.listening.hear()),
            Effect::CloseTake => {
                self.mirror.close();
                self.listening.close();
            }
            Effect::LookInMirror { take, questions } => {
                let sound = self.sound(take);
                replies.extend(self.mirror.begin(take, sound, &questions));
            }
            Effect::AskMirror => replies.extend(self.mirror.ask()),
            Effect::CloseMirror => self.mirror.close(),
            Effect::LookForSticks => replies.push(Reply::Sticks(copying::sticks())),
            Effect::CopyTake { take, folder, name } => replies.extend(self.copy(take, Path::new(&folder), &name)),
            Effect::AskCopy => replies.extend(self.copying.ask()),
            Effect::CloseCopy => self.copying.close(),
            Effect::TakeBack { take, withdrawal } => {
                self.booth.abandon(take.id);
                self.listening.abandon(take.id);
                self.mirror.close();
                self.copying.close();
                if let Some(Opened { store, private }) = &mut self.opened {
                    let id = take.id;
                    let left = due::take_back(&self.folder, store, private, &withdrawal, *take).err();
                    replies.push(Reply::TakenBack { take: id, left });
                }
            }
        }
        replies.extend(self.late());
        replies
    }
}
