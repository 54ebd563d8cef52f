//! A share that is away, full or not ours, and two nights at once.

use super::*;

#[test]
fn two_nightlies_of_one_station_do_not_work_at_the_same_time() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    station.nightly(share.path()).unwrap();
    let lock = std::fs::File::create(station.folder.path().join("share-cache").join(".lock")).unwrap();
    lock.lock().unwrap();
    assert!(matches!(station.nightly(share.path()), Err(ShareError::Running)));
    drop(lock);
    station.nightly(share.path()).unwrap();
}

#[test]
fn a_vanished_share_is_exit_3_and_loses_nothing() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    station.keep([student(1, "Ana").into()]).nightly(share.path()).unwrap();
    let last = share::last_nightly(&station.keys()).unwrap();
    let path = share.path().to_owned();
    drop(share);
    station.keep([student(2, "Ben").into()]);
    let done = askwell(station.folder.path(), &["--share", path.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(3), "{done:?}");
    let says = text(&done.stderr);
    assert!(says.ends_with("It will be done next time.\n") && says.lines().count() == 1, "{says}");
    assert_eq!(share::last_nightly(&station.keys()).unwrap(), last);

    // What is left where a share was mounted is an empty folder: nothing is written into it.
    std::fs::create_dir(&path).unwrap();
    assert_eq!(askwell(station.folder.path(), &["--share", path.to_str().unwrap()]).status.code(), Some(3));
    assert!(names(&path).is_empty());
    std::fs::create_dir(path.join("stations")).unwrap();
    assert_eq!(askwell(station.folder.path(), &["--share", path.to_str().unwrap()]).status.code(), Some(0));
    assert_eq!(first_names(&path), ["Ana", "Ben"]);
    std::fs::remove_dir_all(&path).unwrap();
}

/// A real file system of one megabyte; none where mounting is not allowed.
struct Small(TempDir);

impl Small {
    fn mount() -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"]).arg(folder.path()).output();
        mounted.is_ok_and(|done| done.status.success()).then_some(Self(folder))
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_share_leaves_no_temporary_file() {
    let Some(small) = Small::mount() else {
        println!("skipped: no file system may be mounted here");
        return;
    };
    let share = small.0.path();
    let station = Station::new(1);
    station.keep([student(1, "Ana").into()]).nightly(share).unwrap();
    let before = (names(&station.on(share)), names(&share.join("combined")));
    // More than there is room for, which is seen before anything is written.
    station.keep((10..2000).map(|number| student(number, &"Name ".repeat(60)).into()));
    let done = askwell(station.folder.path(), &["--share", share.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(3), "{done:?}");
    assert!(text(&done.stderr).contains("too little room"), "{done:?}");
    assert_eq!((names(&station.on(share)), names(&share.join("combined"))), before);
    assert_eq!(first_names(share), ["Ana"]);
    assert!(names(share).iter().all(|name| !name.contains("tmp")), "{:?}", names(share));
}

#[test]
fn a_steady_name_that_can_not_be_replaced_is_told_and_leaves_no_temporary_file() {
    let share = TempDir::new().unwrap();
    let station = Station::new(1);
    // A disk mounted in the way fails the last step of a write, after all of it was written.
    let steady = share.path().join("askwell.db");
    std::fs::create_dir(&steady).unwrap();
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"]).arg(&steady).output();
    if !mounted.is_ok_and(|done| done.status.success()) {
        println!("skipped: no file system may be mounted here");
        return;
    }
    let report = station.keep([student(1, "Ana").into()]).nightly(share.path());
    assert!(Command::new("umount").arg(&steady).status().unwrap().success());
    let report = report.unwrap();
    assert!(report.lines.iter().any(|line| line.starts_with("askwell.db is still the one of before")), "{report:?}");
    assert!(
        report.left_out[0].starts_with("askwell.db on the share is a folder where a file should be and can't be set aside"),
        "{report:?}"
    );
    assert!(names(share.path()).iter().all(|name| !name.contains("tmp")), "{:?}", names(share.path()));
    std::fs::remove_dir(&steady).unwrap();
    station.nightly(share.path()).unwrap();
    assert_eq!(first_names(share.path()), ["Ana"], "refreshed the next night, though nothing was new");
}

#[test]
fn a_second_school_in_the_folder_is_refused_and_changes_nothing_there() {
    let share = TempDir::new().unwrap();
    let (ours, theirs) = (Station::new(1), Station::new(2));
    let their_key = SchoolKey::from_code("ZZZZZ-YYYYY-XXXXX-WWWWW").unwrap();
    theirs.keys().set_secret(share::SCHOOL_KEY, their_key.bytes()).unwrap();
    ours.keep([student(1, "Ana").into()]).nightly(share.path()).unwrap();
    let before = names(&share.path().join("combined"));
    theirs.keep([student(2, "Ben").into()]);
    let done = askwell(theirs.folder.path(), &["--share", share.path().to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    assert!(text(&done.stderr).contains("is another school's; nothing was written: give each school a folder of its own"), "{done:?}");
    assert_eq!((names(&share.path().join("combined")), first_names(share.path())), (before, vec!["Ana".to_owned()]));
    assert!(!theirs.on(share.path()).exists(), "something was written");
    assert_eq!(ours.keep([student(1, "Hanna").into()]).nightly(share.path()).unwrap().left_out, [""; 0]);
}
