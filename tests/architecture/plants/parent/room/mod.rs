pub mod child;

pub struct Fault;

pub fn begin() -> Result<(), Fault> {
    child::begin()
}
