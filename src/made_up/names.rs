//! What made-up people and firms of the large school are called. Telephone numbers are of the range 555-01xx, which is
//! kept free for such use; `.example` is kept free by RFC 2606.

use super::random::SplitMix64;
use crate::domain::{Contact, ContactId};

/// The school.
pub const SEED_SCHOOL: &str = "Tamarack Flats High School";

pub(super) const FIRST: &[&str] = &[
    "Abigail",
    "Adrián",
    "Aisha",
    "Alejandra",
    "Amir",
    "Beatriz",
    "Benjamin",
    "Bianca",
    "Brandon",
    "Carlos",
    "Chloe",
    "Cristina",
    "Darius",
    "Diego",
    "Elena",
    "Elijah",
    "Emilia",
    "Ethan",
    "Farid",
    "Gabriela",
    "Grace",
    "Hassan",
    "Hector",
    "Imani",
    "Isabel",
    "Jamal",
    "Jia",
    "Joaquín",
    "Kayla",
    "Kenji",
    "Lucía",
    "Malik",
    "Mariana",
    "Mei",
    "Naomi",
    "Nikolai",
    "Olivia",
    "Paloma",
    "Quinn",
    "Rafael",
    "Ruth",
    "Samira",
    "Simon",
    "Tara",
    "Tomás",
    "Valeria",
    "Wesley",
    "Yusuf",
];

pub(super) const LAST: &[&str] = &[
    "Acosta",
    "Adeyemi",
    "Bauer",
    "Benally",
    "Cabrera",
    "Chandra",
    "Chen",
    "Cordero",
    "Dawson",
    "Delgado",
    "Eriksen",
    "Espinoza",
    "Farah",
    "Fuentes",
    "Gentry",
    "Guerrero",
    "Hargrove",
    "Huang",
    "Ibarra",
    "Iverson",
    "Jensen",
    "Juárez",
    "Kang",
    "Kowalski",
    "Lamb",
    "Lozano",
    "Mbeki",
    "Mendoza",
    "Nakai",
    "Núñez",
    "Okoro",
    "Olsen",
    "Pacheco",
    "Park",
    "Quiroz",
    "Rahman",
    "Rosales",
    "Sato",
    "Serrano",
    "Singh",
    "Thompson",
    "Trujillo",
    "Underwood",
    "Valdez",
    "Vang",
    "Weaver",
    "Ybarra",
    "Zamora",
];

pub(super) const TEACHERS: &[&str] =
    &["Ms. Albright", "Mr. Quintero", "Ms. Fenwick", "Mr. Osei", "Mrs. Halvorsen", "Mr. Iwasaki", "Ms. Delacruz", "Mr. Prewitt"];

const PLACES: &[&str] = &[
    "Tamarack",
    "Cedar Gap",
    "Bluestem",
    "Harbor Lane",
    "Millrace",
    "Juniper",
    "Copper Hill",
    "Three Rivers",
    "Foxglove",
    "Lone Pine",
    "Sunrise",
    "Old Depot",
    "Riverbend",
    "Stonebridge",
    "Willow Creek",
    "Redtail",
    "Prairie View",
    "North Fork",
    "Garnet",
    "Salt Flat",
    "Elk Meadow",
    "Orchard",
    "Granite",
    "Silver Birch",
];

/// Employers with the occupation code and the title of the one who answers.
const KINDS: &[(&str, &str, &str)] = &[
    ("Veterinary Clinic", "29-1131", "Veterinarian"),
    ("Community Hospital", "29-1141", "Registered Nurse"),
    ("Electric", "47-2111", "Electrician"),
    ("Software", "15-1252", "Software Developer"),
    ("Legal Aid", "23-1011", "Lawyer"),
    ("Bakery", "51-3011", "Baker"),
    ("Auto Repair", "49-3023", "Auto Technician"),
    ("Engineering", "17-2051", "Civil Engineer"),
    ("Physical Therapy", "29-1123", "Physical Therapist"),
    ("Preschool", "25-2011", "Preschool Teacher"),
    ("Design Studio", "27-1024", "Graphic Designer"),
    ("Fire Department", "33-2011", "Firefighter"),
    ("Pharmacy", "29-1051", "Pharmacist"),
    ("Accounting", "13-2011", "Accountant"),
    ("Welding", "51-4121", "Welder"),
    ("Carpentry", "47-2031", "Carpenter"),
    ("Dental", "29-1292", "Dental Hygienist"),
    ("Daily News", "27-3023", "Reporter"),
    ("Elementary School", "25-2021", "Teacher"),
    ("Restaurant", "35-1011", "Head Cook"),
];

fn nth<T: Copy + Default>(list: &[T], at: usize) -> T {
    list.get(at % list.len().max(1)).copied().unwrap_or_default()
}

/// Makes the nth contact of the large school, the same for every seed.
pub(super) fn contact(number: usize) -> Contact {
    let mut random = SplitMix64::new(0xC0117AC7, number as u64);
    let (kind, career, title) = nth(KINDS, number);
    let employer = format!("{} {kind}", nth(PLACES, number / KINDS.len() + number * 7));
    let (first, last) = (random.pick(FIRST), random.pick(LAST));
    let line = 100 + number % 100;
    Contact {
        id: ContactId::from_school(SEED_SCHOOL, &format!("contact {number}")),
        employer,
        employee: format!("{first} {last}"),
        title: title.to_owned(),
        career: career.to_owned(),
        phone: format!("({}) 555-0{line}", 201 + number / 100 % 700),
        email: format!("contact{number}@askwell.example"),
        city: "Tamarack Flats".to_owned(),
        state: "ID".to_owned(),
        source: nth(&["volunteer list", "chamber of commerce", "career day", "took part last year"], number).to_owned(),
        volunteer: number.is_multiple_of(2),
        do_not_contact: number % 41 == 40,
        notes: String::new(),
        added_by: None,
        again_allowed_at: None,
        referred_by: None,
        merged_into: None,
    }
}
