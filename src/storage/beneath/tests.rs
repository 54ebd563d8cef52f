use crate::storage::beneath::folder::SharedFolder;
use crate::storage::beneath::strange::{Kind, Strange, is_plain, shown};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

/// A share, and beside it a file that must not change and a folder nobody may come into.
struct Scene {
    scratch: TempDir,
}

const SECRET: &[u8] = b"the station's key";

impl Scene {
    fn new() -> Self {
        let scratch = tempfile::tempdir().unwrap();
        std::fs::create_dir_all(scratch.path().join("share/in")).unwrap();
        std::fs::create_dir(scratch.path().join("away")).unwrap();
        std::fs::write(scratch.path().join("away/key"), SECRET).unwrap();
        Self { scratch }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.scratch.path().join(name)
    }

    fn share(&self) -> SharedFolder {
        SharedFolder::open(&self.path("share")).unwrap()
    }

    /// Lays everything that has no place on a share under names that begin with a word; gives the names.
    fn lay(&self, folder: &str, word: &str) -> Vec<String> {
        let at = |kind: &str| self.path(folder).join(format!("{word}-{kind}"));
        symlink(self.path("away/key"), at("link")).unwrap();
        symlink(self.path("away"), at("way")).unwrap();
        symlink(self.path("away/none"), at("dangling")).unwrap();
        assert!(Command::new("mkfifo").arg(at("pipe")).status().unwrap().success());
        drop(UnixListener::bind(at("socket")).unwrap());
        std::fs::create_dir(at("folder")).unwrap();
        std::fs::write(at("folder").join("full"), "of something").unwrap();
        ["link", "way", "dangling", "pipe", "socket", "folder"].map(|kind| format!("{word}-{kind}")).into()
    }

    fn is_untouched(&self) {
        assert_eq!(std::fs::read(self.path("away/key")).unwrap(), SECRET);
        assert_eq!(std::fs::read_dir(self.path("away")).unwrap().count(), 1);
    }
}

#[test]
fn nothing_but_a_file_is_read_and_nothing_but_a_folder_is_entered() {
    let scene = Scene::new();
    let share = scene.share();
    for name in scene.lay("share", "x") {
        let refused = share.read(&name, 100).unwrap_err();
        assert!(Strange::of(&refused).is_some_and(|strange| strange.inside == name), "{name}: {refused}");
        assert!(name == "x-folder" || Strange::of(&share.find(&name).unwrap_err()).is_some(), "{name}");
    }
    std::fs::write(scene.path("share/file"), [7; 100]).unwrap();
    assert_eq!(share.read("file", 100).unwrap(), [7; 100]);
    assert_eq!(Strange::of(&share.read("file", 99).unwrap_err()).unwrap().kind, Kind::Large);
    assert_eq!(Strange::of(&share.find("file").unwrap_err()).unwrap().kind, Kind::File);
    for name in ["", ".", "..", "../away", "in/../../away/key", "/etc/passwd"] {
        assert_eq!(share.read(name, 100).unwrap_err().kind(), ErrorKind::InvalidInput, "{name}");
        assert!(share.find(name).is_err() && share.make(name).is_err() && share.put(name, "o", b"x", false).is_err(), "{name}");
    }
    scene.is_untouched();
}

#[test]
fn what_stands_in_the_way_is_set_aside_and_named_and_never_written_through() {
    let scene = Scene::new();
    for lasting in [true, false] {
        let share = scene.share();
        let inside = share.make("in").unwrap();
        for name in scene.lay("share/in", if lasting { "a" } else { "b" }) {
            inside.put(&name, "room-1", b"ours", lasting).unwrap();
            assert_eq!(inside.read(&name, 10).unwrap(), b"ours", "{name}");
            let noted = share.noted();
            assert!(noted.len() == 1 && noted[0].starts_with(&format!("in/{name} on the share is a ")), "{noted:?}");
        }
        // A second name of a file elsewhere is taken from it, not written through.
        let hard = if lasting { "hard" } else { "harder" };
        std::fs::hard_link(scene.path("away/key"), scene.path("share/in").join(hard)).unwrap();
        inside.put(hard, "room-1", b"ours", lasting).unwrap();
        assert_eq!(inside.read(hard, 10).unwrap(), b"ours");
        scene.is_untouched();
    }
    let share = scene.share();
    for name in scene.lay("share", "c").into_iter().filter(|name| name != "c-folder") {
        share.make(&name).unwrap().put("file", "room-1", b"ours", true).unwrap();
        assert!(scene.path("share").join(&name).symlink_metadata().unwrap().is_dir(), "{name}");
    }
    let mut fresh = share.fresh("room-1").unwrap();
    fresh.file().write_all(b"large").unwrap();
    std::fs::create_dir(scene.path("share/g1.db")).unwrap();
    fresh.keep_as("g1.db").unwrap();
    assert_eq!(share.read("g1.db", 10).unwrap(), b"large");
    scene.is_untouched();
}

#[test]
fn what_a_dead_program_left_is_swept_and_nothing_else() {
    let scene = Scene::new();
    let share = scene.share();
    let left = share.fresh("room-1").unwrap();
    std::mem::forget(left);
    std::fs::write(scene.path("share/.room-1.tmp"), "as older programs called it").unwrap();
    symlink(scene.path("away/key"), scene.path("share/.room-1.0123.tmp")).unwrap();
    let others = share.fresh("room-12").unwrap();
    std::fs::write(scene.path("share/.room-1-notes"), "somebody's").unwrap();
    share.sweep("room-1").unwrap();
    let names = share.names().unwrap();
    assert_eq!(names.iter().filter(|name| name.ends_with(".tmp")).count(), 1, "{names:?}");
    assert!(names.contains(&".room-1-notes".to_owned()), "{names:?}");
    assert_eq!(share.noted().len(), 1, "the link is named");
    drop(others);
    assert!(share.names().unwrap().iter().all(|name| !name.ends_with(".tmp")));
    scene.is_untouched();
}

#[test]
fn a_share_that_is_gone_is_not_made_up_and_one_behind_a_link_is_used() {
    let scene = Scene::new();
    assert_eq!(SharedFolder::open(&scene.path("gone")).unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(SharedFolder::open(&scene.path("away/key")).unwrap_err().kind(), ErrorKind::NotADirectory);
    symlink(scene.path("share"), scene.path("mounted")).unwrap();
    let share = SharedFolder::open(&scene.path("mounted")).unwrap();
    share.make("stations").unwrap().make("room-1").unwrap();
    share.make("stations").unwrap().make("room-1").unwrap();
    assert!(scene.path("share/stations/room-1").is_dir());
    std::fs::remove_dir_all(scene.path("share")).unwrap();
    assert_eq!(share.make("combined").unwrap_err().kind(), ErrorKind::NotFound);
    assert!(!scene.path("share").exists());
}

#[test]
fn a_name_that_would_write_a_line_of_its_own_is_shown_in_one() {
    assert_eq!(shown("a\nroom-2: 5 rows, new"), "a\\nroom-2: 5 rows, new");
    assert!(!is_plain("\u{202e}1-moor") && !is_plain("a\u{1b}[2J") && !is_plain("a\u{2028}b"));
    assert!(is_plain("room-1-00000001") && is_plain("sala-ñ-00000001"));
}
