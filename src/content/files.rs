//! The files of words, a folder for each language: here alone a language and its folder are named together.

#[cfg(feature = "inspect")]
use crate::content::disguise;
use crate::content::reading::{ContentError, read};
use crate::domain::Language;
use serde::de::DeserializeOwned;

/// A file that is compiled in.
#[derive(Clone, Copy)]
pub(super) struct File {
    name: &'static str,
    text: &'static str,
    #[cfg(feature = "inspect")]
    disguised: bool,
}

impl File {
    /// Reads it.
    ///
    /// # Errors
    /// When it is damaged; names it.
    pub(super) fn read<T: DeserializeOwned>(self) -> Result<T, ContentError> {
        #[cfg(feature = "inspect")]
        if self.disguised {
            return disguise::read(self.name, self.text);
        }
        read(self.name, self.text)
    }
}

macro_rules! files {
    ($($file:ident),+ $(,)?) => {
        /// The files of one language.
        pub(super) struct Folder { $(pub(super) $file: File),+ }

        #[cfg(feature = "inspect")]
        impl Folder {
            /// Gives the folder of the language that nobody speaks.
            fn disguised(self) -> Self {
                Self { $($file: File { disguised: true, ..self.$file }),+ }
            }
        }

        macro_rules! folder {
            ($code:literal) => {
                Folder { $($file: File {
                    name: concat!($code, "/", stringify!($file), ".toml"),
                    text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/src/content/", $code, "/", stringify!($file), ".toml")),
                    #[cfg(feature = "inspect")]
                    disguised: false,
                }),+ }
            };
        }
    };
}

files!(
    language,
    lessons,
    evaluation,
    confirmation,
    rubric,
    consent,
    receipt,
    recovery_code,
    questions,
    hints,
    phone_script,
    occupations,
    made_up,
);

// One folder for each language: the build finds them.
include!(concat!(env!("OUT_DIR"), "/folders.rs"));
