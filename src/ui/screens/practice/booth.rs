//! Before a recording: who, what each voice says, the microphone check.

use crate::content::full_date;
use crate::domain::{AdultId, GuardianForm, StudentId, Use, Voice};
use crate::flow::effects::sound::{Booth as Found, NoSound, Verdict};
use crate::flow::practice::booth::{self, Event as Booth};
use crate::flow::state::practice::BoothStep;
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{
    AppWindow, BoothAdapter, BoothLoudspeaker, BoothMicrophone, BoothPerson, BoothStage, BoothTrouble, BoothUse, BoothVerdict, BoothView,
};
use crate::ui::models::sync_list;
use crate::ui::screens::practice::class_mode;
use crate::ui::wire::wire;
use slint::ComponentHandle;

fn verdict(one: Option<Verdict>) -> BoothVerdict {
    match one {
        None => BoothVerdict::None,
        Some(Verdict::Quiet) => BoothVerdict::Quiet,
        Some(Verdict::Usable) => BoothVerdict::Usable,
        Some(Verdict::TooLoud) => BoothVerdict::TooLoud,
        Some(Verdict::Silent) => BoothVerdict::Silent,
        Some(Verdict::Faint) => BoothVerdict::Faint,
        Some(Verdict::Clipping) => BoothVerdict::Clipping,
        Some(Verdict::Good) => BoothVerdict::Good,
    }
}

fn form(state: &State) -> String {
    let language = state.look.language;
    let words = state.content.consent(language);
    let Some(present) = booth::present(state).filter(|one| one.minor) else { return String::new() };
    match (present.on_file, state.booth.attested) {
        (Some(day), _) => words.on_file.replace("{date}", &full_date(day, language)),
        (None, Some(GuardianForm::Attested { dated, by })) => {
            let adult = booth::name(state, &Voice::Adult(by));
            words.attested.replace("{adult}", &adult).replace("{date}", &full_date(dated, language))
        }
        (None, Some(GuardianForm::OnFile { .. }) | None) => words.guardian.clone(),
    }
}

fn view(state: &State) -> BoothView {
    let local = &state.booth;
    let language = state.look.language;
    let words = state.content.consent(language);
    let student = state.session.as_ref().map_or(String::new(), |session| session.file.student.first_name.clone());
    let until = full_date(booth::destroy_on(state, local.uses.contains(&Use::KeepPastTerm)), language);
    let fill = |text: &str| text.replace("{student}", &student).replace("{until}", &until);
    let (class_opened_by, class_until) = class_mode::opened(state);
    BoothView {
        class_opened_by: class_opened_by.into(),
        class_until: class_until.into(),
        stage: match local.stage {
            BoothStep::Who => BoothStage::Who,
            BoothStep::Asker => BoothStage::Asker,
            BoothStep::Answerer => BoothStage::Answerer,
            BoothStep::Check => BoothStage::Check,
        },
        name: booth::at_hand(state).map_or(String::new(), |voice| booth::name(state, &voice)).into(),
        what: fill(&words.what).into(),
        free: words.free.as_str().into(),
        form: form(state).into(),
        form_missing: booth::form_missing(state),
        ask: fill(words.use_of(Use::Record)).into(),
        record: match local.record {
            None => 0,
            Some(true) => 1,
            Some(false) => 2,
        },
        can_go_on: booth::can_go_on(state),
        other: local.other.as_str().into(),
        level: local.heard.map_or(0.0, |heard| heard.peak),
        room: verdict(local.room),
        voice: verdict(local.voice),
        trouble: match local.no_sound {
            None => BoothTrouble::None,
            Some(NoSound::Microphone) => BoothTrouble::Microphone,
            Some(NoSound::Disk) => BoothTrouble::Disk,
        },
        minutes: local.found.as_ref().and_then(|found| found.minutes).map_or(-1, |minutes| i32::try_from(minutes).unwrap_or(i32::MAX)),
        looked: local.found.is_some(),
        has_room: local.found.as_ref().is_some_and(Found::has_room),
        sounding: local.tone_until.is_some_and(|until| until > state.uptime),
        no_tone: local.no_tone,
        beginning: local.beginning,
    }
}

fn people(state: &State) -> (Vec<BoothPerson>, Vec<BoothPerson>) {
    let chosen = |voice: Voice| state.booth.answerer.as_ref() == Some(&voice);
    let adult = |one: &crate::domain::Adult| BoothPerson {
        id: one.id.to_string().into(),
        name: one.name.as_str().into(),
        selected: chosen(Voice::Adult(one.id)),
    };
    let classmate = |(id, name): (StudentId, String)| BoothPerson {
        id: id.to_string().into(),
        name: name.into(),
        selected: chosen(Voice::Student(id)),
    };
    (state.school.adults.iter().map(adult).collect(), booth::classmates(state).into_iter().map(classmate).collect())
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<BoothAdapter>();
    let (adults, classmates) = people(state);
    let words = state.content.consent(state.look.language);
    let further = Use::ALL.into_iter().filter(|one| *one != Use::Record);
    let uses =
        further.map(|one| BoothUse { key: one.key().into(), text: words.use_of(one).into(), allowed: state.booth.uses.contains(&one) });
    let microphones = state.booth.found.iter().flat_map(|found| &found.microphones).map(|one| BoothMicrophone {
        id: one.id.as_str().into(),
        name: one.name.as_str().into(),
        selected: state.booth.microphone.as_ref() == Some(one),
    });
    let loudspeakers = state.booth.found.iter().flat_map(|found| &found.loudspeakers).map(|one| BoothLoudspeaker {
        id: one.id.as_str().into(),
        name: one.name.as_str().into(),
        selected: state.loudspeaker.as_ref() == Some(one),
    });
    sync_list!(adapter, get_adults, set_adults, adults);
    sync_list!(adapter, get_classmates, set_classmates, classmates);
    sync_list!(adapter, get_uses, set_uses, uses.collect());
    sync_list!(adapter, get_microphones, set_microphones, microphones.collect());
    sync_list!(adapter, get_loudspeakers, set_loudspeakers, loudspeakers.collect());
    adapter.set_view(view(state));
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<BoothAdapter>();
    wire! {
        adapter, dispatch => Event::Booth;
        on_attest() => Booth::Attest;
        on_next() => Booth::Next;
        on_check_again() => Booth::CheckAgain;
        on_play_tone() => Booth::PlayTone;
        on_begin() => Booth::Begin;
        on_without() => Booth::Without;
        on_adult(id) => id.parse().ok().map(|id| Booth::Answerer(Voice::Adult(AdultId(id))));
        on_classmate(id) => id.parse().ok().map(|id| Booth::Answerer(Voice::Student(StudentId(id))));
        on_other(name) => Booth::Other(name.into());
        on_record(yes) => Booth::Record(yes);
        on_allow(key, allowed) => Use::ALL.into_iter().find(|one| one.key() == key.as_str()).map(|one| Booth::Allow(one, allowed));
        on_microphone(id) => Booth::Microphone(id.into());
        on_loudspeaker(id) => Booth::Loudspeaker(id.into());
    }
}
