//! What the sound tells without a transcript: a mirror for the one who asked, never a grade.
//!
//! Where there is a voice is told by the `earshot` crate's detector (a small recurrent network on 16 ms frames at
//! 16 kHz, made to work at 3 dB above the noise and in any language). It says nothing about who speaks or what is said,
//! and nothing here tries to. What it is worth on a recording depends on the room, so each figure says how sure it is.

use super::meter::{decibels, measure};
use super::resample::Lane;
use super::{SILENCE, SoundError};
use crate::domain::{Figure, Mirror, Sure};
use earshot::Detector;
use zeroize::{Zeroize, Zeroizing};

/// The rate the detector works at.
const RATE: u32 = 16_000;
/// Samples the detector looks at in one go.
const FRAME: usize = 256;
/// Seconds of such a frame.
const SECONDS: f32 = FRAME as f32 / RATE as f32;
/// The detector's scores from here on count as voice.
const VOICE: f32 = 0.5;
/// A pause shorter than this is part of speaking: stops of consonants and hesitations last up to a quarter of a second
/// (F. Goldman-Eisler, "Psycholinguistics", 1968, counts pauses from there).
const PAUSE: f32 = 0.25;
/// A voice shorter than this is a click or a cough.
const BLIP: f32 = 0.1;
/// A stretch of speech goes on until somebody is silent for so long: long enough for another to come in.
const TURN: f32 = 0.5;

/// Listens to a recording from its beginning to its end, as fast as it is read.
pub struct Listener {
    lane: Option<Lane>,
    detector: Box<Detector>,
    waiting: Zeroizing<Vec<i16>>,
    scores: Vec<f32>,
    levels: Vec<f32>,
}

impl std::fmt::Debug for Listener {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Listener").field("heard", &self.scores.len()).finish_non_exhaustive()
    }
}

impl Listener {
    /// Begins, with sound of a rate.
    ///
    /// # Errors
    /// When nothing can be made of that rate.
    pub fn new(rate: u32) -> Result<Self, SoundError> {
        let lane = Lane::new(rate, RATE)?;
        Ok(Self { lane, detector: Detector::default_boxed(), waiting: Zeroizing::default(), scores: Vec::new(), levels: Vec::new() })
    }

    /// Listens to the next piece.
    pub fn hear(&mut self, sound: &[i16]) {
        match &mut self.lane {
            Some(lane) => lane.push(sound, &mut self.waiting),
            None => self.waiting.extend_from_slice(sound),
        }
        let mut used = 0;
        for frame in self.waiting.chunks_exact(FRAME) {
            self.scores.push(self.detector.predict_i16(frame));
            self.levels.push(measure(frame).rms);
            used += FRAME;
        }
        let left = self.waiting.len() - used;
        self.waiting.rotate_left(used);
        self.waiting.get_mut(left..).unwrap_or_default().zeroize();
        self.waiting.truncate(left);
    }

    /// Tells what was heard; `questions` are the seconds at which questions were taken up, in order.
    pub fn finish(self, questions: &[f32]) -> Mirror {
        tell(&self.scores, &self.levels, questions)
    }
}

/// A stretch of voice, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Voiced {
    from: f32,
    to: f32,
}

fn tell(scores: &[f32], levels: &[f32], questions: &[f32]) -> Mirror {
    let voiced = without_blips(&joined(&runs(scores), PAUSE));
    let length = scores.len() as f32 * SECONDS;
    let sure = sureness(scores, levels);
    let spoken: f32 = voiced.iter().map(|one| one.to - one.from).sum();
    let longest = joined(&voiced, TURN).iter().map(|one| one.to - one.from).fold(0.0, f32::max);
    let ends = questions.iter().skip(1).copied().chain([length]);
    // Where a question ends is guessed from the first pause after it: that is never more than fairly sure.
    let pause = |(from, to): (&f32, f32)| after(&voiced, *from, to).map(|value| Figure { value, sure: sure.min(Sure::Fairly) });
    let speech = if length > 0.0 { (spoken / length).min(1.0) } else { 0.0 };
    let level = speech_level(scores, levels).map(|value| Figure { value, sure });
    Mirror {
        after_questions: questions.iter().zip(ends).map(pause).collect(),
        longest_stretch: Figure { value: longest, sure },
        speech: Figure { value: speech, sure },
        level,
    }
}

fn runs(scores: &[f32]) -> Vec<Voiced> {
    let mut found: Vec<Voiced> = Vec::new();
    for (at, _) in scores.iter().enumerate().filter(|(_, score)| **score >= VOICE) {
        let (from, to) = (at as f32 * SECONDS, (at + 1) as f32 * SECONDS);
        match found.last_mut() {
            Some(last) if from - last.to < SECONDS / 2.0 => last.to = to,
            _ => found.push(Voiced { from, to }),
        }
    }
    found
}

/// Joins stretches with less than a pause between them.
fn joined(voiced: &[Voiced], pause: f32) -> Vec<Voiced> {
    let mut found: Vec<Voiced> = Vec::new();
    for one in voiced {
        match found.last_mut() {
            Some(last) if one.from - last.to < pause => last.to = one.to,
            _ => found.push(*one),
        }
    }
    found
}

fn without_blips(voiced: &[Voiced]) -> Vec<Voiced> {
    voiced.iter().filter(|one| one.to - one.from >= BLIP).copied().collect()
}

/// Gives the silence between a question and the next voice, between two moments.
///
/// The first turn that is still going or begins after the question was taken up is the question itself.
fn after(voiced: &[Voiced], from: f32, to: f32) -> Option<f32> {
    let turns = joined(voiced, TURN);
    let mut later = turns.iter().skip_while(|one| one.to <= from + TURN);
    let question = later.next()?;
    let answer = later.next()?;
    (question.from < to && answer.from < to).then_some(answer.from - question.to)
}

/// Judges how well voices stand out of the room, and how often the detector could not tell.
fn sureness(scores: &[f32], levels: &[f32]) -> Sure {
    let (mut voice, mut room): (Vec<f32>, Vec<f32>) = Default::default();
    for (score, level) in scores.iter().zip(levels) {
        if *score >= VOICE { voice.push(*level) } else { room.push(*level) }
    }
    let (Some(voice), Some(room)) = (middle(voice), middle(room)) else { return Sure::Hardly };
    let unclear = scores.iter().filter(|score| (0.3..0.7).contains(*score)).count() as f32 / scores.len().max(1) as f32;
    let length = scores.len() as f32 * SECONDS;
    match voice - room {
        apart if apart >= 15.0 && unclear < 0.15 && length >= 20.0 => Sure::Quite,
        apart if apart >= 6.0 && unclear < 0.3 => Sure::Fairly,
        _ => Sure::Hardly,
    }
}

fn middle(mut levels: Vec<f32>) -> Option<f32> {
    levels.sort_by(f32::total_cmp);
    levels.get(levels.len() / 2).copied()
}

fn speech_level(scores: &[f32], levels: &[f32]) -> Option<f32> {
    let powers = scores.iter().zip(levels).filter(|(score, _)| **score >= VOICE).map(|(_, level)| 10_f64.powf(f64::from(*level) / 10.0));
    let (sum, count) = powers.fold((0.0, 0_u32), |(sum, count), power| (sum + power, count + 1));
    (count > 0).then(|| decibels(32_768.0 * (sum / f64::from(count)).sqrt()).max(SILENCE))
}

#[cfg(test)]
#[path = "mirror_tests.rs"]
mod tests;
