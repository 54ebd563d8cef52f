use super::Fault;

pub fn begin() -> Result<(), Fault> {
    Err(Fault)
}
