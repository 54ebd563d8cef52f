pub struct First(pub Box<crate::Second>);
