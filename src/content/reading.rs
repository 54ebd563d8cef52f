//! Reading a built-in text file.

/// A content file that can't be read: a fault of the build, told at the start.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the built-in text file {file} is damaged ({cause}): install Askwell again")]
pub struct ContentError {
    /// Which file.
    pub file: &'static str,
    /// What the reader says.
    pub cause: String,
}

/// Reads one TOML file of ours.
pub(in crate::content) fn read<T: serde::de::DeserializeOwned>(file: &'static str, text: &str) -> Result<T, ContentError> {
    toml::from_str(text).map_err(|error| ContentError { file, cause: error.message().to_owned() })
}
