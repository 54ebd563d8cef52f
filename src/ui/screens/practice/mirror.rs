//! The mirror beside a recording: a few figures, each with what it means and how sure it is.

use crate::domain::{Figure, Mirror, Sure};
use crate::flow::effects::recordings::MirrorProgress;
use crate::flow::practice::mirror::{self, Event as Look};
use crate::flow::{Event, State};
use crate::ui::dispatch::Dispatch;
use crate::ui::generated::{AppWindow, MirrorAdapter, MirrorKind, MirrorLine, MirrorStage, MirrorSure};
use crate::ui::models::sync_list;
use crate::ui::wire::wire;
use slint::ComponentHandle;

fn sure(figure: Figure) -> MirrorSure {
    match figure.sure {
        Sure::Hardly => MirrorSure::Hardly,
        Sure::Fairly => MirrorSure::Fairly,
        Sure::Quite => MirrorSure::Quite,
    }
}

/// Gives the middle one of the silences after questions, and of how many it is the middle.
fn middle(silences: &[Option<Figure>]) -> Option<(Figure, usize)> {
    let mut known: Vec<Figure> = silences.iter().flatten().copied().collect();
    known.sort_by(|a, b| a.value.total_cmp(&b.value));
    known.get(known.len() / 2).map(|figure| (*figure, known.len()))
}

fn lines(mirror: &Mirror) -> Vec<MirrorLine> {
    let silence = middle(&mirror.after_questions);
    let percent = (mirror.speech.value * 100.0).round();
    vec![
        MirrorLine {
            kind: MirrorKind::Silence,
            value: silence.map_or(String::new(), |(figure, _)| format!("{:.1}", figure.value)).into(),
            count: silence.map_or(0, |(_, count)| i32::try_from(count).unwrap_or(i32::MAX)),
            sure: silence.map_or(MirrorSure::Hardly, |(figure, _)| sure(figure)),
            ..MirrorLine::default()
        },
        MirrorLine {
            kind: MirrorKind::Stretch,
            value: format!("{:.0}", mirror.longest_stretch.value).into(),
            sure: sure(mirror.longest_stretch),
            ..MirrorLine::default()
        },
        MirrorLine {
            kind: MirrorKind::Share,
            value: format!("{percent:.0}").into(),
            other: format!("{:.0}", 100.0 - percent).into(),
            sure: sure(mirror.speech),
            ..MirrorLine::default()
        },
        MirrorLine {
            kind: MirrorKind::Level,
            value: mirror.level.map_or(String::new(), |level| format!("{:.0}", level.value)).into(),
            faint: mirror.is_too_faint(),
            sure: mirror.level.map_or(MirrorSure::Hardly, sure),
            ..MirrorLine::default()
        },
    ]
}

pub(in crate::ui) fn paint(window: &AppWindow, state: &State) {
    let adapter = window.global::<MirrorAdapter>();
    let (stage, done, told) = match mirror::told(state) {
        None => (MirrorStage::Closed, 0, Vec::new()),
        Some(MirrorProgress::Working(done)) => (MirrorStage::Working, *done, Vec::new()),
        Some(MirrorProgress::Done(mirror)) => (MirrorStage::Told, 100, lines(mirror)),
        Some(MirrorProgress::Failed) => (MirrorStage::Failed, 0, Vec::new()),
    };
    sync_list!(adapter, get_lines, set_lines, told);
    adapter.set_done(i32::try_from(done).unwrap_or(100));
    adapter.set_stage(stage);
}

pub(in crate::ui) fn connect(window: &AppWindow, dispatch: &Dispatch) {
    let adapter = window.global::<MirrorAdapter>();
    wire! {
        adapter, dispatch => Event::Mirror;
        on_look() => Look::Look;
        on_put_away() => Look::PutAway;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: f32) -> Figure {
        Figure { value, sure: Sure::Fairly }
    }

    #[test]
    fn the_middle_silence_counts_only_those_that_were_measured() {
        let silences = [Some(figure(4.0)), None, Some(figure(1.0)), Some(figure(2.0))];
        assert_eq!(middle(&silences), Some((figure(2.0), 3)));
        assert_eq!(middle(&[None]), None);
    }

    #[test]
    fn the_shares_of_voice_and_quiet_make_a_hundred() {
        let mirror = Mirror { after_questions: vec![], longest_stretch: figure(42.4), speech: figure(0.705), level: None };
        let lines = lines(&mirror);
        assert_eq!((lines[2].value.as_str(), lines[2].other.as_str()), ("71", "29"));
        assert_eq!((lines[0].count, lines[1].value.as_str(), lines[3].value.as_str()), (0, "42", ""));
    }
}
