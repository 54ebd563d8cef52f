use crate::Handed;

pub struct Second(pub Option<Handed>);
