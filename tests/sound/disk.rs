//! A disk that fills up in the middle of a take.

use crate::booth::{folder, heard, record, until, until_state, wait};
use crate::signals::{find_all, noise, speaking};
use crate::story;
use askwell::domain::Missing;
use askwell::recording::State;
use std::process::Command;

struct SmallDisk<'a>(&'a std::path::Path);

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}

story!(a_full_disk_is_told_keeps_what_there_is_and_the_take_goes_on_once_there_is_room, |server, at| {
    let data = at.join("data");
    std::fs::create_dir(&data).unwrap();
    let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=1500k", "tmpfs"]).arg(&data).output();
    if !mounted.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: no small disk can be mounted here");
        return;
    }
    let _disk = SmallDisk(&data);
    let take = folder(&data);
    let filler = data.join("filler");
    let room = rustix::fs::statvfs(&data).unwrap();
    let free = room.f_bavail * room.f_frsize;
    std::fs::write(&filler, vec![1; usize::try_from(free - 300_000).unwrap()]).unwrap();
    let capture = record(&take);
    let spoken = noise(15.0);
    let mut voice = speaking(server, at, &spoken);
    until_state(&capture, 8.0, State::DiskFull);
    let kept = capture.status().kept;
    let before = heard(&take);
    assert!(before.len() as u64 >= kept && kept > 48_000, "{} of {kept}", before.len());
    let inside = &before[before.len() - 24_000..];
    find_all(&spoken, inside);
    std::fs::remove_file(&filler).unwrap();
    capture.resume(None);
    until(&capture, 3.0, "sound again", |status| status.state == State::Running && status.frames > kept + 24_000);
    wait(1.0);
    let ended = capture.stop();
    voice.kill().unwrap();
    voice.wait().unwrap();
    let all = heard(&take);
    find_all(&spoken, &all[all.len() - 24_000..]);
    assert_eq!((ended.gaps.len(), ended.gaps[0].why, ended.fault), (1, Missing::Disk, None));
    assert!(ended.gaps[0].milliseconds < 3_000, "{:?}", ended.gaps);
});
