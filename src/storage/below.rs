//! Folders on a disk that may go away.

use std::io::{self, ErrorKind};
use std::path::Path;

/// Makes a folder below a root that is there. The root itself is never made: where a share was unmounted, everything would
/// be written to the disk beneath it, and hidden as soon as the share is back.
///
/// # Errors
/// When the root is not there, or a folder can't be made in it.
pub fn make_below(root: &Path, folder: &Path) -> io::Result<()> {
    let inside = folder.strip_prefix(root).map_err(|_| io::Error::from(ErrorKind::InvalidInput))?;
    let mut path = root.to_owned();
    for name in inside {
        path.push(name);
        match std::fs::create_dir(&path) {
            Err(cause) if cause.kind() == ErrorKind::AlreadyExists => {}
            made => made?,
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_made_below_a_share_and_never_in_place_of_one_that_is_gone() {
        let scratch = tempfile::tempdir().unwrap();
        let share = scratch.path().join("share");
        let folder = share.join("stations").join("room-1");
        assert_eq!(make_below(&share, &folder).unwrap_err().kind(), ErrorKind::NotFound);
        assert!(!share.exists());
        std::fs::create_dir(&share).unwrap();
        make_below(&share, &folder).unwrap();
        make_below(&share, &folder).unwrap();
        assert!(folder.is_dir());
    }
}
