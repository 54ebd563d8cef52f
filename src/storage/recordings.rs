//! Recordings of practices with what is known of them, for the adults who look at them.

use super::{StorageError, Store};
use crate::domain::{AdultId, Consent, Practice, PracticeRating, Rater, Record, Take};

/// A take with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptTake {
    /// The take.
    pub take: Take,
    /// Its practice, once that was written down.
    pub practice: Option<Practice>,
    /// What its voices said.
    pub consents: Vec<Consent>,
    /// Whether it was taken back.
    pub withdrawn: bool,
    /// Whether the student has rated the practice.
    pub own_rated: bool,
    /// The adults who have rated it.
    pub rated_by: Vec<AdultId>,
}

impl Store {
    /// Lists the takes that are not destroyed, the next to be destroyed first.
    ///
    /// # Errors
    /// When the database can't be read.
    pub fn kept_takes(&self) -> Result<Vec<KeptTake>, StorageError> {
        let mut statement = self.connection().prepare_cached(include_str!("sql/kept_takes.sql"))?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let Ok(Record::Take(take)) = Record::read("take", &row.get::<_, String>(0)?) else { continue };
            let practice = row.get::<_, Option<String>>(1)?.and_then(|body| Record::read("practice", &body).ok());
            let practice = practice.and_then(|record| if let Record::Practice(one) = record { Some(one) } else { None });
            let said = bodies(row.get(2)?, "consent");
            let consents = said.filter_map(|record| if let Record::Consent(one) = record { Some(one) } else { None }).collect();
            let ratings = bodies(row.get(4)?, "practice_rating");
            let ratings = ratings.filter_map(|record| if let Record::PracticeRating(one) = record { Some(one) } else { None });
            let raters: Vec<Rater> = ratings.filter(|one: &PracticeRating| one.done_at.is_some()).map(|one| one.rater).collect();
            found.push(KeptTake {
                take,
                practice,
                consents,
                withdrawn: row.get(3)?,
                own_rated: raters.contains(&Rater::Asker),
                rated_by: raters.iter().filter_map(|rater| if let Rater::Adult(adult) = rater { Some(*adult) } else { None }).collect(),
            });
        }
        Ok(found)
    }
}

/// Reads records of a kind out of a JSON list of bodies; what can't be read is left out.
fn bodies(list: String, kind: &'static str) -> impl Iterator<Item = Record> {
    let list: Vec<String> = serde_json::from_str(&list).unwrap_or_default();
    list.into_iter().filter_map(move |body| Record::read(kind, &body).ok())
}
