//! A disk that forgets what was not flushed when its power is cut.

use super::*;

/// A change the program made on the share.
#[derive(Debug)]
enum Change {
    Create(String),
    Truncate(String),
    Write { path: String, offset: usize, bytes: Vec<u8> },
    Flush(String),
    Rename(String, String),
    Remove(String),
    Folder(String),
}

fn changes(trace: &Path) -> Vec<Change> {
    let bytes = fs::read(trace).unwrap();
    let mut rest = &bytes[..];
    let mut found = Vec::new();
    while let [what, after @ ..] = rest {
        let number = |place: usize| usize::try_from(u64::from_le_bytes(after[place * 8..place * 8 + 8].try_into().unwrap())).unwrap();
        let (one, other, offset, length) = (number(0), number(1), number(2), number(3));
        let after = &after[32..];
        let path = String::from_utf8(after[..one].to_vec()).unwrap();
        let to = String::from_utf8(after[one..one + other].to_vec()).unwrap();
        let written = after[one + other..one + other + length].to_vec();
        rest = &after[one + other + length..];
        found.push(match what {
            b'c' => Change::Create(path),
            b't' => Change::Truncate(path),
            b'w' => Change::Write { path, offset, bytes: written },
            b's' => Change::Flush(path),
            b'r' => Change::Rename(path, to),
            b'u' => Change::Remove(path),
            b'm' => Change::Folder(path),
            other => panic!("{other} is no change"),
        });
    }
    found
}

/// What a disk may forget when its power is cut.
#[derive(Clone, Copy, Debug)]
enum Forgets {
    /// Nothing: only the program was cut short.
    Nothing,
    /// What was written into files and not flushed; names are kept.
    Content,
    /// That, and every name that was made, changed or taken away since its folder was flushed.
    ContentAndNames,
}

/// A share on a disk: files by number, as they are and as they are on the disk; names likewise.
#[derive(Default)]
struct Disk {
    files: Vec<(Vec<u8>, Vec<u8>)>,
    names: BTreeMap<String, usize>,
    kept_names: BTreeMap<String, usize>,
    folders: BTreeSet<String>,
}

impl Disk {
    fn of(folder: &Path) -> Self {
        let mut disk = Self::default();
        disk.load(folder, "");
        disk.kept_names = disk.names.clone();
        disk
    }

    fn load(&mut self, folder: &Path, inside: &str) {
        for name in names(folder) {
            let (path, inside) = (folder.join(&name), format!("{inside}/{name}"));
            if path.is_dir() {
                self.load(&path, &inside);
                self.folders.insert(inside);
            } else {
                let bytes = fs::read(path).unwrap();
                self.names.insert(inside, self.files.len());
                self.files.push((bytes.clone(), bytes));
            }
        }
    }

    fn file(&mut self, path: &str) -> &mut (Vec<u8>, Vec<u8>) {
        let number = self.names[path];
        &mut self.files[number]
    }

    fn apply(&mut self, change: &Change) {
        match change {
            Change::Create(path) => {
                self.names.insert(path.clone(), self.files.len());
                self.files.push(Default::default());
            }
            Change::Truncate(path) => self.file(path).0.clear(),
            Change::Write { path, offset, bytes } => {
                let now = &mut self.file(path).0;
                now.resize(now.len().max(offset + bytes.len()), 0);
                now[*offset..offset + bytes.len()].copy_from_slice(bytes);
            }
            Change::Flush(path) if self.names.contains_key(path) => {
                let file = self.file(path);
                file.1.clone_from(&file.0);
            }
            Change::Flush(folder) => {
                let folder = folder.trim_end_matches('/').to_owned();
                let is_in = |path: &String| path.rsplit_once('/').is_some_and(|(above, _)| above == folder);
                self.kept_names.retain(|path, _| !is_in(path));
                let kept: Vec<_> = self.names.iter().filter(|(path, _)| is_in(path)).map(|(path, file)| (path.clone(), *file)).collect();
                self.kept_names.extend(kept);
            }
            Change::Rename(from, to) => {
                let file = self.names.remove(from).unwrap();
                self.names.insert(to.clone(), file);
            }
            Change::Remove(path) => {
                self.names.remove(path);
            }
            Change::Folder(path) => {
                self.folders.insert(path.clone());
            }
        }
    }

    fn write(&self, share: &Path, forgets: Forgets) {
        if share.exists() {
            fs::remove_dir_all(share).unwrap();
        }
        fs::create_dir_all(share).unwrap();
        for folder in &self.folders {
            fs::create_dir_all(share.join(&folder[1..])).unwrap();
        }
        let names = if matches!(forgets, Forgets::ContentAndNames) { &self.kept_names } else { &self.names };
        for (path, file) in names {
            let (now, kept) = &self.files[*file];
            fs::write(share.join(&path[1..]), if matches!(forgets, Forgets::Nothing) { now } else { kept }).unwrap();
        }
    }
}

#[test]
fn a_power_cut_after_any_change_on_the_share_tears_nothing_and_the_next_nights_heal() {
    let evening = Evening::new();
    let trace = evening.folder.path().join("trace");
    let done = evening.night(&[("SHARE_TRACE", trace.to_str().unwrap())]);
    assert_eq!(done.status.code(), Some(0), "{done:?}");
    evening.save("after", evening.one.folder.path());
    let changes = changes(&trace);
    let mut disk = Disk::of(&evening.saved("share"));
    for change in &changes {
        disk.apply(change);
    }
    // The model is right where it gives what is there.
    let model = evening.folder.path().join("model");
    disk.write(&model, Forgets::Nothing);
    let there = |folder: &Path| share_files(folder, folder);
    assert_eq!(there(&model), there(&evening.share()), "the model of the disk is broken");
    disk.write(&model, Forgets::ContentAndNames);
    assert_eq!(there(&model), there(&evening.share()), "something the night did was never flushed");

    let mut tried = 0_usize;
    for cut in (0..=changes.len()).filter(|cut| cut % places() == 0 || *cut == changes.len()) {
        for forgets in [Forgets::Nothing, Forgets::Content, Forgets::ContentAndNames] {
            // The station went dark too, or it believes that all of its night was done.
            for station in [&evening.one.origin, "after"] {
                tried += 1;
                if !tried.is_multiple_of(places().min(3)) {
                    continue;
                }
                let when = format!(
                    "cut after change {cut} of {} ({:?}), forgetting {forgets:?}, station {station}",
                    changes.len(),
                    changes.get(cut.saturating_sub(1)).map(brief)
                );
                let mut disk = Disk::of(&evening.saved("share"));
                changes[..cut].iter().for_each(|change| disk.apply(change));
                evening.put_back();
                evening.put_back_station(&evening.one, station);
                disk.write(&evening.share(), forgets);
                evening.export_is_whole(&when);
                evening.next_nights_heal(&when);
            }
        }
    }
}

fn brief(change: &Change) -> String {
    match change {
        Change::Write { path, offset, bytes } => format!("write {path} at {offset}, {} bytes", bytes.len()),
        other => format!("{other:?}"),
    }
}

/// Gives every file below a folder with what is in it.
fn share_files(root: &Path, folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for name in names(folder) {
        let path = folder.join(name);
        if path.is_dir() {
            found.extend(share_files(root, &path));
        } else {
            found.insert(path.strip_prefix(root).unwrap().display().to_string(), fs::read(&path).unwrap());
        }
    }
    found
}
