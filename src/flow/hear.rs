//! What the engine answered, and which story hears it.

use crate::flow::call::{concern, confirmation};
use crate::flow::desk::contacts::{self, list_in};
use crate::flow::desk::settings::{self, code, share};
use crate::flow::desk::{self, copying, erasing, log, recordings, results, sharing};
use crate::flow::door::{gate, last_word, sign_in};
use crate::flow::effects::{Effect, Reply, Stamp};
use crate::flow::journey::thank_you;
use crate::flow::practice::{listen, mirror, sound_check, take, take_back};
use crate::flow::rules::Screen;
use crate::flow::standby::{board, help, orders};
use crate::flow::state::told::Trouble;
use crate::flow::state::{Post, State, who};
use crate::flow::{closing, passed};

pub(in crate::flow) fn hear(state: &mut State, reply: Reply, stamp: &Stamp, effects: &mut Vec<Effect>) {
    match reply {
        Reply::School(school) => {
            let before = std::mem::replace(&mut state.school, *school).settings.loudspeaker;
            // One that was chosen for good goes before one that was chosen till the program ends, from when it is chosen.
            if before != state.school.settings.loudspeaker {
                state.loudspeaker = who::loudspeaker(state);
            }
            // It can be read, whatever was wrong before.
            if matches!(state.trouble, Some(Trouble::Unusable(_))) {
                state.trouble = None;
            }
            help::known(state);
            concern::known(state);
        }
        Reply::Waiting(waiting) => state.desk.waiting = waiting,
        Reply::Incidents(notes) => state.desk.incidents = notes,
        Reply::Orders(orders) => orders::come(state, orders, stamp, effects),
        Reply::Board(sight) => board::seen(state, sight, stamp, effects),
        Reply::Room(minutes) => state.beat.minutes = minutes,
        Reply::Overview(overview) => state.desk.class.overview = Some(overview),
        Reply::Practices(practices) => state.desk.practices = practices,
        Reply::LostChanges(changes) => state.desk.changes = changes,
        Reply::Results(all) => results::read(state, all),
        Reply::History(contact, history) => contacts::told(state, contact, history),
        Reply::ContactsSaved(saved) => contacts::saved(state, saved),
        Reply::ListLooked(list) => list_in::looked(state, list),
        Reply::Log(entries, check) => log::read(state, entries, check),
        Reply::Letters(letters) => state.desk.letters = letters,
        Reply::Taken(taken) => state.booking.others = taken,
        Reply::Erased(outcome) => erasing::erased(state, outcome, effects),
        Reply::Recordings(list) => recordings::listed(state, list),
        Reply::Opened(file) if state.desk.adult.is_some() => desk::opened(state, *file),
        Reply::Opened(file) => sign_in::opened(state, *file, stamp, effects),
        Reply::Kept { batch } => {
            last_word::kept(state);
            state.outbox.kept(batch, stamp);
            state.beat.saved_at = Some(stamp.at);
            // What was just written shows there too.
            if state.screen == Screen::Recordings {
                recordings::read(state, effects);
            }
            if matches!(state.trouble, Some(Trouble::NotSaved(_))) {
                state.trouble = None;
            }
        }
        Reply::NotKept { batch, fault } => {
            state.outbox.not_kept(batch, fault, stamp);
            state.trouble = Some(Trouble::NotSaved(fault));
        }
        Reply::PinStatus { person, standing, left_ms } => sign_in::pin_status(state, person, standing, left_ms),
        Reply::PinChecked { person, verdict } => {
            if state.gate.as_ref().is_some_and(|gate| gate.asks(person)) {
                if gate::checked(state, verdict, stamp) {
                    passed::pass(state, stamp, effects);
                }
            } else {
                sign_in::checked(state, person, verdict, effects);
            }
        }
        Reply::CodeChecked(verdict) => gate::code_checked(state, verdict),
        Reply::WhoCloses(askable) => closing::told(state, askable, stamp, effects),
        Reply::Interrupted(recovery) => {
            if state.session.is_none() && state.post == Post::Station {
                state.recovery = Some(recovery);
                state.go(Screen::Recovery);
            }
        }
        Reply::SetAside(place) => state.trouble = Some(Trouble::SetAside(place)),
        Reply::Unusable(fault) => state.trouble = Some(Trouble::Unusable(fault)),
        Reply::DraftWritten(name) => {
            confirmation::written(state, &name, stamp);
            thank_you::written(state, &name, stamp);
            state.trouble = Some(Trouble::DraftWritten(name));
        }
        Reply::Booth(found) if state.screen == Screen::Settings => settings::found(state, found),
        Reply::Booth(found) => sound_check::found(state, found),
        Reply::Heard(heard) => sound_check::heard(state, heard, effects),
        Reply::TakeBegun(take) => take::begun(state, take, stamp),
        Reply::Recording(status) => take::status(state, status),
        Reply::TakeEnded(ended) => take::ended(state, &ended),
        Reply::NoSound(why) => take::no_sound(state, why),
        Reply::Failed(fault) => {
            gate::failed(state);
            state.trouble = Some(Trouble::Failed(fault));
        }
        Reply::NoTone if state.post == Post::Board => state.board.mute = true,
        Reply::NoTone => sound_check::no_tone(state),
        Reply::TakeOpened(opened) => {
            // A loudspeaker that went away is not looked for for ever: the next time the system's own is taken. Not at
            // once, for who chose headphones does not want the room to hear it.
            if !opened.speaker {
                state.loudspeaker = None;
            }
            listen::opened(state, *opened);
        }
        Reply::TakeUnreadable { take, why } => listen::unreadable(state, take, why),
        Reply::Playback(heard) => listen::heard(state, heard),
        Reply::Mirror { take, told } => mirror::heard(state, take, told),
        Reply::Sticks(sticks) => copying::found(state, sticks),
        Reply::Copied { take, told } => copying::told(state, take, told, stamp),
        Reply::DocumentSaved { kind, file, printer } => state.documents.arrived(kind, file, printer),
        Reply::NoDocument { kind, why } => {
            state.documents.failed(kind);
            state.trouble = Some(Trouble::NoPage(why));
        }
        Reply::DocumentPrinted { file, done } => {
            state.documents.printed(&file, done);
            code::printed(state, &file, done);
        }
        Reply::SettingKept(setting, kept) => settings::kept(state, &setting, kept, stamp),
        Reply::ShareTried(folder, trial) => share::tried(state, folder, trial, effects),
        Reply::CodeRenewed(made) => code::renewed(state, made, stamp),
        Reply::CodePaper { file, written } => code::written(state, &file, written),
        Reply::CodeRemoved(done) => code::removed(state, done),
        Reply::Sharing(told) => sharing::heard(state, told, effects),
        Reply::TakenBack { take, left } => take_back::answered(state, take, left),
    }
}
