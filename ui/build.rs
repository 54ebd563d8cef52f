//! Compiles the screens, with the Spanish of each from its own file.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

type Fault = Box<dyn std::error::Error>;

fn main() -> Result<(), Fault> {
    let translations = gather_translations()?;
    let configuration = slint_build::CompilerConfiguration::new()
        .with_style("fluent-light".to_owned())
        .with_bundled_translations(translations)
        .with_default_translation_context(slint_build::DefaultTranslationContext::None)
        // The tests find controls by name; a release needs no names.
        .with_debug_info(std::env::var_os("CARGO_FEATURE_INSPECT").is_some());
    slint_build::compile_with_config("app.slint", configuration)?;
    Ok(())
}

/// Slint wants one file for each language; ours are one for each screen, in the room of its story. Entries that stand in several count once.
fn gather_translations() -> Result<PathBuf, Fault> {
    let root = PathBuf::from(std::env::var("OUT_DIR")?).join("lang");
    println!("cargo:rerun-if-changed=lang");
    for language in std::fs::read_dir("lang")? {
        let language = language?;
        let folder = root.join(language.file_name()).join("LC_MESSAGES");
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join(concat!(env!("CARGO_PKG_NAME"), ".po")), gather(&language.path())?)?;
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
    Ok(found)
}

fn gather(folder: &Path) -> Result<String, Fault> {
    let mut files = files(folder)?;
    files.sort();
    let mut seen = BTreeSet::new();
    let mut all = String::from("msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n");
    for file in files {
        println!("cargo:rerun-if-changed={}", file.display());
        for entry in std::fs::read_to_string(&file)?.split("\n\n") {
            let id = entry.split("msgstr").next().unwrap_or_default().trim().to_owned();
            let header = id.is_empty() || id.ends_with("msgid \"\"");
            if !header && seen.insert(id) {
                all.push('\n');
                all.push_str(entry.trim());
                all.push('\n');
            }
        }
    }
    Ok(all)
}
