//! Listening back through the engine: what was kept is what is heard, and nothing more once it is taken back.

use crate::booth::{TAKE, folder};
use crate::playback::{listen, listen_at, what_was_heard};
use crate::signals::{RATE, chirp, find, find_all, without_gaps};
use crate::story;
use askwell::domain::{InterviewId, Moment, RecordId, StudentId, Take, Voice, Withdrawal};
use askwell::engine::{Clock, Engine};
use askwell::flow::effects::playback::{Control, Heard, Opened, Playing};
use askwell::flow::effects::sound::Loudspeaker;
use askwell::flow::{Effect, Reply};
use askwell::recording::{BLOCKS_A_SECOND, FrameSink, Run, Sound, Tone, peaks};
use askwell::storage::StationFile;
use std::path::Path;
use std::time::{Duration, Instant};

/// An engine over a data folder with a sealed take of this sound.
fn station(at: &Path, sound: &[i16]) -> Engine {
    let mut sink = folder(at).sink();
    sink.begin(&Run { rate: RATE, begins_ms: 0, gap: None }).unwrap();
    for block in sound.chunks_exact((RATE / BLOCKS_A_SECOND) as usize) {
        sink.write_frame(block, &peaks(block, RATE)).unwrap();
    }
    sink.finish(&[], &[]).unwrap();
    let file = StationFile {
        school: "Alder Creek High School".to_owned(),
        station: "Room 114 Station 2".to_owned(),
        epoch: uuid::Uuid::from_u128(7),
        share: None,
        nightly_at: None,
        made_up: true,
        settings: Default::default(),
    };
    let mut engine = Engine::new(at, file, Clock::by_hand(now()));
    engine.begin();
    engine
}

fn now() -> Moment {
    Moment::parse_from_rfc3339("2026-12-03T09:15:00-08:00").unwrap()
}

fn taking_back() -> Effect {
    let (practice, interview, student) = (RecordId::default(), InterviewId::default(), StudentId::default());
    let withdrawal = Withdrawal {
        id: RecordId::default(),
        practice,
        interview,
        student,
        voice: Voice::Student(student),
        through: None,
        voice_asked: false,
        at: now(),
    };
    let take = Take {
        id: TAKE,
        practice,
        interview,
        student,
        started_at: now(),
        sample_rate: RATE,
        frames: 0,
        gaps: Vec::new(),
        ending: None,
        destroy_on: now().date_naive(),
    };
    Effect::TakeBack { take: Box::new(take), withdrawal: Box::new(withdrawal) }
}

fn open(engine: &mut Engine) -> Opened {
    open_on(engine, None)
}

fn open_on(engine: &mut Engine, loudspeaker: Option<Loudspeaker>) -> Opened {
    match engine.perform(Effect::OpenTake(TAKE, loudspeaker)).pop() {
        Some(Reply::TakeOpened(opened)) => *opened,
        other => panic!("{other:?}"),
    }
}

fn hear(engine: &mut Engine) -> Heard {
    match engine.perform(Effect::HearPlayback).pop() {
        Some(Reply::Playback(heard)) => heard,
        other => panic!("{other:?}"),
    }
}

fn until(engine: &mut Engine, so: impl Fn(&Heard) -> bool) {
    let begun = Instant::now();
    loop {
        let heard = hear(engine);
        if so(&heard) {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "{heard:?}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

story!(a_sealed_take_is_opened_and_heard_from_any_place_bit_by_bit, |server, at| {
    let sound = chirp(4.0, 200.0, 6_000.0);
    let mut engine = station(at, &sound);
    let opened = open(&mut engine);
    assert_eq!((opened.frames, opened.rate, opened.speaker, opened.whole), (sound.len() as u64, RATE, true, true));
    let listener = listen(server);
    engine.perform(Effect::Playback(Control::Seek(96_000)));
    engine.perform(Effect::Playback(Control::Play));
    until(&mut engine, |heard| heard.playing == Playing::Ended);
    std::thread::sleep(Duration::from_millis(200));
    let heard = what_was_heard(listener);
    find_all(&heard, &sound[96_000..]);
    assert!(find(&heard, &sound[..48_000]).is_none(), "what was skipped was heard");
});

story!(what_is_taken_back_while_it_plays_falls_silent_at_once, |server, at| {
    let sound = chirp(6.0, 200.0, 6_000.0);
    let mut engine = station(at, &sound);
    open(&mut engine);
    let listener = listen(server);
    engine.perform(Effect::Playback(Control::Play));
    until(&mut engine, |heard| heard.frame > 24_000);
    let replies = engine.perform(taking_back());
    assert!(matches!(replies.as_slice(), [Reply::TakenBack { take: TAKE, left: None }]), "{replies:?}");
    std::thread::sleep(Duration::from_millis(1_500));
    let heard = what_was_heard(listener);
    assert!(find(&heard, &sound[96_000..100_000]).is_none(), "it went on after it was destroyed");
    assert!(engine.perform(Effect::HearPlayback).is_empty());
    assert!(matches!(engine.perform(Effect::OpenTake(TAKE, None)).as_slice(), [Reply::TakeUnreadable { .. }]));
});

story!(the_tone_and_the_take_are_heard_on_the_chosen_speaker_and_not_on_the_other, |server, at| {
    let added = ["load-module", "module-null-sink", "sink_name=phones", "rate=48000", "channels=1", "format=s16le"];
    server.asked(&added);
    let sound = chirp(2.0, 200.0, 6_000.0);
    let mut engine = station(at, &sound);
    let Some(Reply::Booth(found)) = engine.perform(Effect::AskBooth).pop() else { panic!("nobody looked") };
    assert_eq!(found.loudspeakers.len(), 2, "{found:?}");
    let phones = found.loudspeakers.into_iter().find(|one| one.id.contains("phones"));
    assert!(phones.is_some());
    let mut tone = vec![0; usize::try_from(Tone.frames()).unwrap()];
    Tone.read(0, &mut tone);
    for loudspeaker in [phones, None] {
        let (chosen, other) = if loudspeaker.is_some() { ("phones", "spk") } else { ("spk", "phones") };
        let (here, there) = (listen_at(server, chosen), listen_at(server, other));
        assert!(engine.perform(Effect::PlayTone(loudspeaker.clone())).is_empty());
        std::thread::sleep(Duration::from_millis(2_500));
        assert!(open_on(&mut engine, loudspeaker).speaker);
        engine.perform(Effect::Playback(Control::Play));
        until(&mut engine, |heard| heard.playing == Playing::Ended);
        std::thread::sleep(Duration::from_millis(200));
        let heard = what_was_heard(here);
        // Before the tone there is silence, and in the middle of it; but for that it is the same from its first sample on.
        let differs = without_gaps(&heard).iter().zip(&without_gaps(&tone)[..20_000]).position(|(one, other)| one != other);
        assert_eq!(differs, None, "of the tone's 20,000 frames");
        find_all(&heard, &sound);
        let silent = what_was_heard(there);
        assert!(silent.iter().all(|sample| *sample == 0), "the other speaker was heard too");
    }
    let gone = Loudspeaker { id: "pulseaudio:gone".to_owned(), name: "Gone".to_owned() };
    assert!(matches!(engine.perform(Effect::PlayTone(Some(gone.clone()))).as_slice(), [Reply::NoTone]));
    assert!(!open_on(&mut engine, Some(gone)).speaker, "another speaker than the chosen one would be heard by the room");
});
