//! What made-up students write.

use crate::content::{Content, long_date, time_of_day};
use crate::domain::{Answer, Booking, Contact, Language, Outcome, Student};

pub(super) fn say(language: Language, en: &'static str, es: &'static str) -> &'static str {
    match language {
        Language::En => en,
        Language::Es => es,
    }
}

/// Gives the three beliefs about pay, hours and schooling of an interest card.
pub(super) fn beliefs(language: Language, choice: u64) -> [&'static str; 3] {
    let pay = [
        ("About $25 an hour", "Unos 25 dólares por hora"),
        ("Maybe $60,000 a year", "Tal vez 60,000 dólares al año"),
        ("Good, but I am not sure", "Bueno, pero no estoy seguro"),
    ];
    let hours = [
        ("Nine to five, I think", "De nueve a cinco, creo"),
        ("A lot of weekends", "Muchos fines de semana"),
        ("Early mornings", "Muy temprano por la mañana"),
    ];
    let school = [
        ("Four years of college", "Cuatro años de universidad"),
        ("A certificate after high school", "Un certificado después de la preparatoria"),
        ("You learn it on the job", "Se aprende trabajando"),
    ];
    let at = usize::try_from(choice % 3).unwrap_or(0);
    [pay, hours, school].map(|list| list.get(at).map_or("", |(en, es)| say(language, en, es)))
}

/// Gives the next step a student writes after a call.
pub(super) fn next_step(outcome: Outcome, language: Language) -> &'static str {
    match outcome {
        Outcome::Booked => say(language, "Write the date on my card and prepare", "Anotar la fecha en mi tarjeta y prepararme"),
        Outcome::LeftMessage => say(language, "Call again if they don't call back", "Llamar otra vez si no me devuelven la llamada"),
        Outcome::CallAgain => say(language, "Call again when they said", "Llamar otra vez cuando me dijeron"),
        Outcome::NoAnswer => say(language, "Try again in the morning", "Intentar otra vez por la mañana"),
        Outcome::Refused => say(language, "Pick somebody else from the list", "Elegir a otra persona de la lista"),
        Outcome::WrongNumber => say(language, "Ask the teacher for the right number", "Pedirle a mi maestra el número correcto"),
        Outcome::AskedToEmail => say(language, "Write the e-mail with my teacher", "Escribir el correo con mi maestra"),
        Outcome::InterviewNow | Outcome::EndedUnsafe => "",
    }
}

/// Writes the confirmation a student sends the day before.
pub(super) fn confirmation(student: &Student, contact: &Contact, booking: &Booking) -> String {
    let (day, time) = (long_date(booking.starts.date_naive(), student.language), time_of_day(booking.starts, student.language));
    let (to, from, minutes) = (contact.name(), student.full_name(), booking.minutes);
    match student.language {
        Language::En => format!(
            "Dear {to},\n\nThank you for agreeing to talk with me. I would like to confirm our interview on {day} at {time}, for about {minutes} minutes. If something came up, please tell me or my school.\n\nSincerely,\n{from}"
        ),
        Language::Es => format!(
            "Estimado/a {to}:\n\nGracias por aceptar hablar conmigo. Quisiera confirmar nuestra entrevista del {day} a las {time}, de unos {minutes} minutos. Si surge algo, por favor avíseme a mí o a mi escuela.\n\nAtentamente,\n{from}"
        ),
    }
}

/// Puts a thank-you note together from the built-in sentences and a highlight.
pub(super) fn thank_you(content: &Content, student: &Student, contact: &Contact, highlight: &str) -> String {
    let words = content.evaluation(student.language);
    let stays = say(student.language, "I keep thinking about this:", "Sigo pensando en esto:");
    let text =
        format!("{}\n\n{} {stays} {highlight}.\n\n{}", words.thank_you("greeting"), words.thank_you("opening"), words.thank_you("closing"));
    text.replace("{employee}", contact.name()).replace("{employer}", &contact.employer).replace("{student}", &student.full_name())
}

/// Gives an open answer of the evaluation.
pub(super) fn answer(answer: Answer, language: Language) -> &'static str {
    let (en, es) = match answer {
        Answer::NewFacts => {
            ("How long the training takes and what a normal day looks like.", "Cuánto dura la preparación y cómo es un día normal.")
        }
        Answer::LikeWhatTheyLike => (
            "I would like helping people too. The paperwork would bother me.",
            "A mí también me gustaría ayudar a la gente. El papeleo me molestaría.",
        ),
        Answer::Hours => ("Yes, if I can sleep early.", "Sí, si puedo dormirme temprano."),
        Answer::EducationPlan => {
            ("It fits. I could start at the community college.", "Sí encaja. Podría empezar en el colegio comunitario.")
        }
        Answer::ChangedMyMind => {
            ("I thought it was mostly alone, but it is a team.", "Pensaba que se trabajaba a solas, pero es en equipo.")
        }
        Answer::MisconceptionGone => ("That you need perfect grades.", "Que se necesitan calificaciones perfectas."),
        Answer::RedFlags => ("The stress on busy days.", "El estrés en los días ocupados."),
        Answer::MakingContact => {
            ("I was nervous for the first minute, then it was fine.", "El primer minuto me dio nervios y luego todo bien.")
        }
        Answer::WhyNext => ("I want to see a real day of it.", "Quiero ver un día de verdad."),
        Answer::Takeaway1 => ("Start small and ask questions.", "Empezar poco a poco y preguntar."),
        Answer::Takeaway2 => ("People like to talk about their work.", "A la gente le gusta hablar de su trabajo."),
        Answer::Takeaway3 => ("There is more than one way in.", "Hay más de un camino."),
        Answer::Surprise => ("How much of the day is talking with people.", "Cuánto del día se pasa hablando con la gente."),
        Answer::SchoolShouldChange => ("Give us one more practice before the call.", "Darnos una práctica más antes de la llamada."),
    };
    say(language, en, es)
}

/// Gives the three answers of a reflection.
pub(super) fn reflection(language: Language) -> [String; 3] {
    [
        (
            "You don't have to know everything now. They changed their mind twice.",
            "No hay que saberlo todo ahora. Esa persona cambió de idea dos veces.",
        ),
        (
            "Calling was harder than talking. I wrote down my first sentence and read it.",
            "Llamar fue más difícil que conversar. Escribí mi primera frase y la leí.",
        ),
        (
            "I will wait longer after a question before I ask the next one.",
            "Voy a esperar más después de una pregunta antes de hacer la siguiente.",
        ),
    ]
    .map(|(en, es)| say(language, en, es).to_owned())
}
