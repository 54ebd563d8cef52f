//! Finds the languages the station speaks: each folder of `src/content` with a file `language.toml` is one, so that a new
//! language is a folder of words and no line of code. English comes first, for the screens are written in it.

#[path = "../ui/pseudo.rs"]
#[allow(dead_code, reason = "only its code is asked for here")]
mod pseudo;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

type Fault = Box<dyn std::error::Error>;

/// The language the screens are written in.
const FIRST: &str = "en";

fn main() -> Result<(), Fault> {
    println!("cargo:rerun-if-changed=src/content");
    println!("cargo:rerun-if-changed=ui/pseudo.rs");
    let spoken = spoken()?;
    let mut all = spoken.clone();
    if std::env::var_os("CARGO_FEATURE_INSPECT").is_some() {
        all.push(pseudo::CODE.to_owned());
    }
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    std::fs::write(out.join("languages.rs"), languages(&all, &spoken)?)?;
    std::fs::write(out.join("folders.rs"), folders(&spoken)?)?;
    Ok(())
}

/// Gives the codes of the languages that have words, the first first.
fn spoken() -> Result<Vec<String>, Fault> {
    let mut codes = Vec::new();
    for entry in std::fs::read_dir("src/content")? {
        let path = entry?.path();
        if path.join("language.toml").is_file() {
            let code = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            if code.is_empty() || !code.bytes().all(|letter| letter.is_ascii_lowercase()) || code == pseudo::CODE {
                return Err(format!("{} is no code of a language: call the folder by its letters of ISO 639", path.display()).into());
            }
            if code != FIRST && !Path::new("ui/lang").join(&code).is_dir() {
                return Err(format!("ui/lang/{code} is missing: the words of the screens in the language of {}", path.display()).into());
            }
            codes.push(code);
        }
    }
    codes.sort_by_key(|code| (code != FIRST, code.clone()));
    Ok(codes)
}

fn variant(code: &str) -> String {
    let (first, rest) = code.split_at(1);
    first.to_uppercase() + rest
}

fn languages(all: &[String], spoken: &[String]) -> Result<String, Fault> {
    let mut text = String::from("keys! {\n    /// A language the station speaks.\n    #[derive(Default)]\n    Language {\n");
    for code in all {
        let first = if code == FIRST { "#[default] " } else { "" };
        writeln!(text, "        /// The one of the folder `{code}`.\n        {first}{} = \"{code}\",", variant(code))?;
    }
    let offered: Vec<String> = spoken.iter().map(|code| format!("Self::{}", variant(code))).collect();
    text.push_str("    }\n}\n\nimpl Language {\n");
    text.push_str("    /// Those that are offered, in this order: all but the one that is for tests.\n");
    writeln!(text, "    pub const OFFERED: &'static [Self] = &[{}];\n}}", offered.join(", "))?;
    Ok(text)
}

fn folders(spoken: &[String]) -> Result<String, Fault> {
    let mut text =
        String::from("/// Gives the folder of a language.\npub(super) fn folder(language: Language) -> Folder {\n    match language {\n");
    for code in spoken {
        writeln!(text, "        Language::{} => folder!(\"{code}\"),", variant(code))?;
    }
    writeln!(
        text,
        "        #[cfg(feature = \"inspect\")]\n        Language::{} => folder!(\"{FIRST}\").disguised(),\n    }}\n}}",
        variant(pseudo::CODE)
    )?;
    Ok(text)
}
