//! Compiles the screens, with their words in each language from the files of its folder.

mod pseudo;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

type Fault = Box<dyn std::error::Error>;

fn main() -> Result<(), Fault> {
    let inspect = std::env::var_os("CARGO_FEATURE_INSPECT").is_some();
    let translations = gather_translations(inspect)?;
    let configuration = slint_build::CompilerConfiguration::new()
        .with_style("fluent-light".to_owned())
        .with_bundled_translations(translations)
        .with_default_translation_context(slint_build::DefaultTranslationContext::None)
        // The tests find controls by name; a release needs no names.
        .with_debug_info(inspect);
    slint_build::compile_with_config("app.slint", configuration)?;
    Ok(())
}

/// Slint wants one file for each language; ours are one for each screen, in the room of its story. Where the screens are
/// made for tests, a language comes with them that nobody speaks.
fn gather_translations(inspect: bool) -> Result<PathBuf, Fault> {
    let root = PathBuf::from(std::env::var("OUT_DIR")?).join("lang");
    if root.exists() {
        std::fs::remove_dir_all(&root)?;
    }
    println!("cargo:rerun-if-changed=lang");
    let mut of_any = None;
    for language in std::fs::read_dir("lang")? {
        let language = language?;
        let gathered = Gathered::read(&language.path())?;
        gathered.write(&root.join(language.file_name()))?;
        of_any = Some(gathered);
    }
    if let Some(gathered) = of_any.filter(|_| inspect) {
        gathered.disguised().write(&root.join(pseudo::CODE))?;
    }
    make_old(&root)?;
    Ok(root)
}

/// Slint has cargo watch what is gathered here; as new as it is, cargo would compile the screens again at every call.
fn make_old(path: &Path) -> Result<(), Fault> {
    if path.is_dir() {
        std::fs::read_dir(path)?.try_for_each(|entry| make_old(&entry?.path()))?;
    }
    Ok(std::fs::File::open(path)?.set_modified(std::time::UNIX_EPOCH)?)
}

/// Gives the files below a folder: the words of each screen lie in the room of its story.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}

/// The words of one language: what says how its plurals are chosen, and each entry once, though it stands in several files.
struct Gathered {
    plurals: String,
    /// The lines of an entry's original, with those of its translation.
    entries: BTreeMap<String, String>,
}

impl Gathered {
    fn read(folder: &Path) -> Result<Self, Fault> {
        let mut all = Self { plurals: String::from("nplurals=2; plural=(n != 1);"), entries: BTreeMap::new() };
        for file in files(folder)? {
            println!("cargo:rerun-if-changed={}", file.display());
            for entry in std::fs::read_to_string(&file)?.split("\n\n") {
                let Some(at) = entry.find("msgstr") else { continue };
                let (original, translation) = entry.split_at(at);
                if original.trim_end().ends_with("msgid \"\"") {
                    let rule = translation.split("Plural-Forms: ").nth(1).and_then(|rest| rest.split("\\n").next());
                    all.plurals = rule.map_or(all.plurals, str::to_owned);
                } else {
                    all.entries.entry(original.trim().to_owned()).or_insert_with(|| translation.trim().to_owned());
                }
            }
        }
        Ok(all)
    }

    /// Gives the language that nobody speaks: the originals, dressed up.
    fn disguised(&self) -> Self {
        let dress = |original: &String| {
            let dressed = |words: &str| pseudo::disguise(words);
            let translation = match original.split_once("msgid_plural ") {
                Some((one, many)) => format!("msgstr[0] {}\nmsgstr[1] {}", dressed(words(one)), dressed(many)),
                None => format!("msgstr {}", dressed(words(original))),
            };
            (original.clone(), translation)
        };
        Self { plurals: String::from("nplurals=2; plural=(n != 1);"), entries: self.entries.keys().map(dress).collect() }
    }

    fn write(&self, folder: &Path) -> Result<(), Fault> {
        let folder = folder.join("LC_MESSAGES");
        std::fs::create_dir_all(&folder)?;
        let mut text =
            format!("msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Plural-Forms: {}\\n\"\n", self.plurals);
        for (original, translation) in &self.entries {
            text.push_str(&format!("\n{original}\n{translation}\n"));
        }
        Ok(std::fs::write(folder.join(concat!(env!("CARGO_PKG_NAME"), ".po")), text)?)
    }
}

/// Gives the quoted lines of an original.
fn words(original: &str) -> &str {
    original.split_once("msgid ").map_or(original, |(_, words)| words.trim_end())
}
