//! Whether a practice may be recorded, and who may listen. The only place that can make a [`ConsentToken`].

use crate::domain::{Consent, Day, GuardianForm, RecordId, School, StudentId, Use, Voice, Withdrawal};
use std::collections::BTreeSet;

/// The right to open the microphone for one take of one practice.
///
/// Only [`token`] makes one, from a complete consent; it can't be copied, and opening the microphone uses it up.
#[derive(Debug)]
pub struct ConsentToken {
    practice: RecordId,
    student: StudentId,
    uses: BTreeSet<Use>,
}

impl ConsentToken {
    /// Gives the practice it is good for.
    pub fn practice(&self) -> RecordId {
        self.practice
    }

    /// Gives the student whose record the recording becomes.
    pub fn student(&self) -> StudentId {
        self.student
    }

    /// Gives what every voice said yes to.
    pub fn uses(&self) -> &BTreeSet<Use> {
        &self.uses
    }
}

/// A voice in the room, and what the rules ask of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Present {
    /// Whose.
    pub voice: Voice,
    /// Whether a guardian has to say yes as well.
    pub minor: bool,
    /// The day of the form the school's list has on file.
    pub on_file: Option<Day>,
}

/// Tells what the school knows of a voice; one that no list knows counts as a minor's.
pub fn present(school: &School, voice: Voice) -> Present {
    let (minor, on_file) = match &voice {
        Voice::Student(id) => school.student(*id).map_or((true, None), |student| (!student.adult, student.guardian_consent)),
        Voice::Adult(id) => (!school.adults.iter().any(|adult| adult.id == *id), None),
        Voice::Other { of_age, .. } => (!of_age, None),
    };
    Present { voice, minor, on_file }
}

/// What keeps a practice from being recorded. It is held all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody is in the room, or the student who asks is not.
    Nobody,
    /// This voice has not been asked.
    NotAsked(Voice),
    /// This voice said no. Whose it was is never shown.
    SaidNo(Voice),
    /// A guardian's form is missing for this voice.
    NoGuardianForm(Voice),
    /// The form of this voice is dated in the future.
    FormNotYetValid(Voice),
    /// Somebody took their consent to this practice back, which can't be undone.
    Withdrawn,
}

/// Gives what a voice last said about a practice.
///
/// What stands later in the list counts where two carry the same moment.
pub fn last_said<'a>(consents: &'a [Consent], practice: RecordId, voice: &Voice) -> Option<&'a Consent> {
    consents.iter().filter(|one| one.practice == practice && one.voice == *voice).max_by_key(|one| one.given_at)
}

/// Makes the token, where every voice in the room said yes to recording, and every minor's guardian too.
///
/// # Errors
/// Gives the first thing that is missing.
pub fn token(
    practice: RecordId,
    student: StudentId,
    room: &[Present],
    consents: &[Consent],
    withdrawals: &[Withdrawal],
    today: Day,
) -> Result<ConsentToken, Refusal> {
    if !room.iter().any(|present| present.voice == Voice::Student(student)) {
        return Err(Refusal::Nobody);
    }
    if withdrawals.iter().any(|one| one.practice == practice) {
        return Err(Refusal::Withdrawn);
    }
    let mut uses: BTreeSet<Use> = Use::ALL.into();
    for present in room {
        let voice = || present.voice.clone();
        let said = last_said(consents, practice, &present.voice)
            .filter(|consent| consent.student == student)
            .ok_or_else(|| Refusal::NotAsked(voice()))?;
        if !said.uses.contains(&Use::Record) {
            return Err(Refusal::SaidNo(voice()));
        }
        if present.minor {
            match dated(said.form, present.on_file) {
                None => return Err(Refusal::NoGuardianForm(voice())),
                Some(day) if day > today => return Err(Refusal::FormNotYetValid(voice())),
                Some(_) => {}
            }
        }
        uses.retain(|one| said.uses.contains(one));
    }
    Ok(ConsentToken { practice, student, uses })
}

/// Gives the day of the form that counts. A form "on file" counts only while the school's list still says so.
fn dated(form: Option<GuardianForm>, on_file: Option<Day>) -> Option<Day> {
    match form {
        Some(GuardianForm::Attested { dated, .. }) => Some(dated),
        Some(GuardianForm::OnFile { .. }) => on_file,
        None => None,
    }
}

/// Gives the voices that were asked before a practice: the one who asks the questions first, whether asked or not.
pub fn voices(practice: RecordId, asker: StudentId, consents: &[Consent]) -> Vec<Voice> {
    let mut voices = vec![Voice::Student(asker)];
    for said in consents.iter().filter(|one| one.practice == practice) {
        if !voices.contains(&said.voice) {
            voices.push(said.voice.clone());
        }
    }
    voices
}

/// Gives what a practice's recording may be used for: what every voice that was asked said yes to last.
///
/// Nothing once anybody took their consent back, or where nobody was asked.
pub fn uses(practice: RecordId, consents: &[Consent], withdrawals: &[Withdrawal]) -> BTreeSet<Use> {
    let voices: BTreeSet<&Voice> = consents.iter().filter(|one| one.practice == practice).map(|one| &one.voice).collect();
    if voices.is_empty() || withdrawals.iter().any(|one| one.practice == practice) {
        return BTreeSet::new();
    }
    let mut uses: BTreeSet<Use> = Use::ALL.into();
    for voice in voices {
        let said = last_said(consents, practice, voice);
        uses.retain(|one| said.is_some_and(|said| said.uses.contains(one)));
    }
    if uses.contains(&Use::Record) { uses } else { BTreeSet::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{AdultId, InterviewId, Language, Moment};
    use uuid::Uuid;

    const PRACTICE: RecordId = RecordId(Uuid::from_u128(1));
    const ASKS: StudentId = StudentId(Uuid::from_u128(2));
    const ANSWERS: StudentId = StudentId(Uuid::from_u128(3));
    const TEACHER: AdultId = AdultId(Uuid::from_u128(4));

    fn today() -> Day {
        Day::from_ymd_opt(2026, 12, 3).unwrap()
    }

    fn moment(seconds: i64) -> Moment {
        chrono::DateTime::from_timestamp(1_796_000_000 + seconds, 0).unwrap().fixed_offset()
    }

    fn consent(voice: Voice, uses: &[Use], form: Option<GuardianForm>, second: i64) -> Consent {
        Consent {
            id: RecordId(Uuid::from_u128(100 + second.unsigned_abs() as u128)),
            practice: PRACTICE,
            interview: InterviewId(Uuid::from_u128(9)),
            student: ASKS,
            voice,
            uses: uses.iter().copied().collect(),
            language: Language::En,
            form,
            given_at: moment(second),
        }
    }

    fn withdrawal(voice: Voice) -> Withdrawal {
        Withdrawal {
            id: RecordId(Uuid::from_u128(50)),
            practice: PRACTICE,
            interview: InterviewId(Uuid::from_u128(9)),
            student: ASKS,
            voice,
            through: None,
            voice_asked: false,
            at: moment(500),
        }
    }

    /// What a voice may have said, and what stands of its guardian: every row of the table for one voice.
    #[derive(Clone, Copy, Debug)]
    struct Row {
        asked: bool,
        yes: bool,
        minor: bool,
        form: Form,
    }

    #[derive(Clone, Copy, Debug)]
    enum Form {
        None,
        OnFile,
        OnFileNoMore,
        Attested,
        AttestedFromTomorrow,
    }

    fn rows() -> Vec<Row> {
        let mut rows = Vec::new();
        for asked in [false, true] {
            for yes in [false, true] {
                for minor in [false, true] {
                    for form in [Form::None, Form::OnFile, Form::OnFileNoMore, Form::Attested, Form::AttestedFromTomorrow] {
                        rows.push(Row { asked, yes, minor, form });
                    }
                }
            }
        }
        rows
    }

    impl Row {
        fn agrees(self) -> bool {
            self.asked && self.yes && (!self.minor || matches!(self.form, Form::OnFile | Form::Attested))
        }

        fn present(self, voice: Voice) -> Present {
            let on_file = matches!(self.form, Form::OnFile).then(|| today().pred_opt().unwrap());
            Present { voice, minor: self.minor, on_file }
        }

        fn consent(self, voice: Voice, second: i64) -> Option<Consent> {
            let yesterday = today().pred_opt().unwrap();
            let form = match self.form {
                Form::None => None,
                Form::OnFile | Form::OnFileNoMore => Some(GuardianForm::OnFile { dated: yesterday }),
                Form::Attested => Some(GuardianForm::Attested { dated: today(), by: TEACHER }),
                Form::AttestedFromTomorrow => Some(GuardianForm::Attested { dated: today().succ_opt().unwrap(), by: TEACHER }),
            };
            let uses: &[Use] = if self.yes { &[Use::Record] } else { &[] };
            self.asked.then(|| consent(voice, uses, form, second))
        }
    }

    #[test]
    fn a_token_exists_only_where_every_voice_and_every_guardian_said_yes() {
        let voices = [Voice::Student(ASKS), Voice::Student(ANSWERS), Voice::Other { name: "Sam".to_owned(), of_age: false }];
        let (mut tried, mut given) = (0, 0);
        for first in rows() {
            for second in rows() {
                for third in rows() {
                    let all = [first, second, third];
                    let room: Vec<Present> = all.iter().zip(&voices).map(|(row, voice)| row.present(voice.clone())).collect();
                    let said: Vec<Consent> =
                        all.iter().zip(&voices).zip(0..).filter_map(|((row, voice), at)| row.consent(voice.clone(), at)).collect();
                    let token = token(PRACTICE, ASKS, &room, &said, &[], today());
                    assert_eq!(token.is_ok(), all.iter().all(|row| row.agrees()), "{all:?} gave {token:?}");
                    assert!(super::token(PRACTICE, ASKS, &room, &said, &[withdrawal(voices[1].clone())], today()).is_err());
                    (tried, given) = (tried + 1, given + usize::from(token.is_ok()));
                }
            }
        }
        assert_eq!((tried, given), (64_000, 343));
    }

    #[test]
    fn the_recording_is_good_for_what_all_of_them_allowed() {
        let (one, two) = (Voice::Student(ASKS), Voice::Adult(TEACHER));
        let room = [one.clone(), two.clone()].map(|voice| Present { voice, minor: false, on_file: None });
        for bits in 0..16_u32 {
            let chosen: Vec<Use> = Use::ALL.into_iter().zip(0..).filter(|(_, bit)| bits >> bit & 1 == 1).map(|(one, _)| one).collect();
            let said = [consent(one.clone(), &Use::ALL, None, 0), consent(two.clone(), &chosen, None, 1)];
            let expected: BTreeSet<Use> = chosen.iter().copied().collect();
            match token(PRACTICE, ASKS, &room, &said, &[], today()) {
                Ok(token) => assert_eq!(*token.uses(), expected),
                Err(refusal) => assert_eq!((refusal, chosen.contains(&Use::Record)), (Refusal::SaidNo(two.clone()), false)),
            }
            let allowed = uses(PRACTICE, &said, &[]);
            assert_eq!(allowed, if expected.contains(&Use::Record) { expected } else { BTreeSet::new() });
            assert!(uses(PRACTICE, &said, &[withdrawal(one.clone())]).is_empty());
        }
    }

    #[test]
    fn what_was_said_last_counts_and_another_practice_does_not() {
        let voice = Voice::Student(ASKS);
        let room = [Present { voice: voice.clone(), minor: false, on_file: None }];
        let yes = consent(voice.clone(), &[Use::Record], None, 0);
        let no = consent(voice.clone(), &[], None, 1);
        assert!(token(PRACTICE, ASKS, &room, std::slice::from_ref(&yes), &[], today()).is_ok());
        assert_eq!(token(PRACTICE, ASKS, &room, &[no, yes.clone()], &[], today()).unwrap_err(), Refusal::SaidNo(voice.clone()));
        let other = RecordId(Uuid::from_u128(77));
        assert_eq!(token(other, ASKS, &room, std::slice::from_ref(&yes), &[], today()).unwrap_err(), Refusal::NotAsked(voice.clone()));
        assert_eq!(token(PRACTICE, ANSWERS, &room, &[yes], &[], today()).unwrap_err(), Refusal::Nobody);
    }

    #[test]
    fn whom_no_list_knows_counts_as_a_minor() {
        let school = School::default();
        assert!(present(&school, Voice::Student(ASKS)).minor);
        assert!(present(&school, Voice::Adult(TEACHER)).minor);
        assert!(!present(&school, Voice::Other { name: "Guest".to_owned(), of_age: true }).minor);
    }
}
