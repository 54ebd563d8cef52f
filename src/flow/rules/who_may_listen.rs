//! Who may listen to a recording: one rule, and nothing else decides it.

use crate::domain::{Role, StudentId, Use};
use std::collections::BTreeSet;

/// Who wants to listen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listener {
    /// A student.
    Student(StudentId),
    /// An adult of the school.
    Adult(Role),
}

/// Tells whether somebody may listen to a recording of a student's practice that is good for these uses; taken back, it
/// is good for none. The student who asked may; who teaches, where every voice allowed it; nobody else.
pub fn may_listen(listener: Listener, asker: StudentId, uses: &BTreeSet<Use>) -> bool {
    uses.contains(&Use::Record)
        && match listener {
            Listener::Student(student) => student == asker,
            Listener::Adult(Role::Teacher | Role::Coordinator) => uses.contains(&Use::TeacherMayListen),
            Listener::Adult(Role::Standby) => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn who_may_listen_is_a_table() {
        let (asker, other) = (StudentId(Uuid::from_u128(1)), StudentId(Uuid::from_u128(2)));
        let listeners = [
            Listener::Student(asker),
            Listener::Student(other),
            Listener::Adult(Role::Teacher),
            Listener::Adult(Role::Coordinator),
            Listener::Adult(Role::Standby),
        ];
        for bits in 0..16_u32 {
            let uses: BTreeSet<Use> = Use::ALL.into_iter().zip(0..).filter(|(_, bit)| bits >> bit & 1 == 1).map(|(one, _)| one).collect();
            let (record, teacher) = (uses.contains(&Use::Record), uses.contains(&Use::TeacherMayListen));
            let expected = [record, false, record && teacher, record && teacher, false];
            assert_eq!(listeners.map(|listener| may_listen(listener, asker, &uses)), expected, "with {uses:?}");
        }
    }
}
