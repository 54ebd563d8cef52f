//! A small made-up school for stories.

use askwell::domain::*;

pub const SCHOOL: &str = "Alder Creek High School";

pub fn student(number: u32, first: &str, last: &str) -> Student {
    let school_id = format!("AC-{number}");
    Student {
        id: StudentId::from_school(SCHOOL, &school_id),
        school_id,
        first_name: first.to_owned(),
        last_name: last.to_owned(),
        class: "Period 3".to_owned(),
        teacher: "Ms. Okafor".to_owned(),
        grade: "11".to_owned(),
        language: Language::En,
        adult: false,
        guardian_consent: None,
        campaign: campaign().id,
        left_on: None,
    }
}

pub fn maya() -> Student {
    student(1001, "Maya", "Reyes")
}

pub fn luis() -> Student {
    Student { language: Language::Es, ..student(1002, "Luis", "Arroyo") }
}

/// One interview owed, in a window that has just begun.
pub fn campaign() -> Campaign {
    Campaign {
        id: CampaignId::from_school(SCHOOL, "winter"),
        name: "Winter".to_owned(),
        begins: "2026-09-20".parse().unwrap(),
        window_start: "2026-12-07".parse().unwrap(),
        window_end: "2026-12-18".parse().unwrap(),
        quota: 1,
        minutes: 20,
        dates: Default::default(),
        holidays: Default::default(),
        rooms: Vec::new(),
    }
}

pub fn okafor() -> Adult {
    Adult { id: AdultId::from_school(SCHOOL, "okafor"), name: "Ms. Okafor".to_owned(), role: Role::Teacher }
}

pub fn boone() -> Adult {
    Adult { id: AdultId::from_school(SCHOOL, "boone"), name: "Mr. Boone".to_owned(), role: Role::Standby }
}

pub fn contact(employer: &str, employee: &str, career: &str) -> Contact {
    Contact {
        id: ContactId::from_school(SCHOOL, &format!("{employer}|{employee}")),
        employer: employer.to_owned(),
        employee: employee.to_owned(),
        title: String::new(),
        career: career.to_owned(),
        phone: "(503) 555-0142".to_owned(),
        email: "front.desk@rivera.example".to_owned(),
        city: "Marlow Bend".to_owned(),
        state: "OR".to_owned(),
        source: "volunteer list".to_owned(),
        volunteer: true,
        do_not_contact: false,
        notes: String::new(),
        added_by: None,
        again_allowed_at: None,
        referred_by: None,
        merged_into: None,
    }
}

pub fn rivera() -> Contact {
    contact("Rivera Veterinary Clinic", "Dr. Elena Rivera", "29-1131")
}

/// The id every station derives for a student's first interview.
pub fn first_interview(student: &Student) -> InterviewId {
    InterviewId::from_school(&student.id.to_string(), "1")
}

/// Everybody above.
pub fn records() -> Vec<Record> {
    vec![
        campaign().into(),
        maya().into(),
        luis().into(),
        okafor().into(),
        boone().into(),
        rivera().into(),
        contact("Fennel Falls Animal Shelter", "Tomas Reed", "29-1131").into(),
    ]
}

/// Mr. Boone stands by all day.
pub fn standing_by() -> StandBy {
    let at = |hour| crate::station::moment(&format!("2026-12-03T{hour}:00:00-08:00"));
    StandBy { id: RecordId::from_school(SCHOOL, "boone stands by"), adult: boone().id, from: at("06"), until: at("23") }
}
