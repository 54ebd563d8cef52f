//! Every key and combination by which systems, desktops and browsers are left, woken, searched or switched off.

/// Each line is pressed at once, one word after the other; a word is keys held together.
///
/// Left out is what edits a text in every program and is meant to: Backspace, Delete, Ctrl+X, Ctrl+V, Ctrl+Z, Ctrl+A. The
/// keys of the X server's own (Ctrl+Alt+Backspace, Ctrl+Alt+F1, Alt+Print) are keys of this private server alone.
const OTHERS: &str = "
Escape
shift+Escape
ctrl+Escape
alt+Escape
super+Escape
ctrl+shift+Escape
ctrl+q
ctrl+shift+q
ctrl+w
ctrl+shift+w
ctrl+c
ctrl+d
ctrl+backslash
ctrl+p
ctrl+s
ctrl+o
ctrl+n
ctrl+shift+n
ctrl+t
ctrl+shift+t
ctrl+f
ctrl+g
ctrl+h
ctrl+j
ctrl+l
ctrl+u
ctrl+r
ctrl+shift+i
ctrl+shift+j
ctrl+shift+Delete
ctrl+plus
ctrl+minus
ctrl+0
alt+Tab
alt+shift+Tab
alt+space
alt+Return
alt+d
alt+f
alt+Home
alt+Left
alt+Right
super
Super_L
Super_R
super+d
super+l
super+r
super+e
super+m
super+p
super+u
super+x
super+i
super+plus
super+Tab
super+space
super+Return
super+Left
super+Right
super+Up
super+Down
super+shift+q
super+shift+c
super+shift+s
ctrl+alt+Delete
ctrl+alt+BackSpace
ctrl+alt+t
ctrl+alt+l
ctrl+alt+d
ctrl+alt+Escape
ctrl+alt+Tab
ctrl+alt+Left
ctrl+alt+Right
ctrl+alt+Up
ctrl+alt+Down
ctrl+alt+KP_Add
ctrl+alt+KP_Subtract
ctrl+alt+KP_Multiply
ctrl+alt+KP_Divide
Print
shift+Print
ctrl+Print
alt+Print
alt+Print+h
alt+Print+k
Pause
ctrl+Pause
Scroll_Lock Scroll_Lock
Num_Lock Num_Lock
Caps_Lock Caps_Lock
Menu
shift+F10
shift shift shift shift shift
ctrl ctrl ctrl ctrl ctrl
alt alt alt alt alt
Shift_L+Shift_R
Shift_L+Alt_L
alt+shift+Num_Lock
alt+shift+Print
XF86Sleep
XF86Suspend
XF86PowerOff
XF86PowerDown
XF86WakeUp
XF86ScreenSaver
XF86LogOff
XF86Standby
XF86HomePage
XF86WWW
XF86Mail
XF86Calculator
XF86Search
XF86Explorer
XF86MyComputer
XF86Documents
XF86Back
XF86Forward
XF86Reload
XF86Refresh
XF86Stop
XF86Favorites
XF86Eject
XF86Tools
XF86Launch1
XF86LaunchA
XF86TaskPane
XF86New
XF86Close
XF86Open
XF86Terminal
XF86Display
XF86RotateWindows
XF86TouchpadToggle
XF86AudioMute
XF86AudioPlay
XF86AudioMedia
Help
Find
Cancel
";

/// Gives them all: F1 to F12 alone and with each of the keys that are held, and the rest.
pub fn all() -> Vec<String> {
    let function =
        (1..=12).flat_map(|number| ["", "alt+", "ctrl+", "shift+", "super+", "ctrl+alt+"].map(|held| format!("{held}F{number}")));
    function.chain(OTHERS.lines().filter(|line| !line.is_empty()).map(str::to_owned)).collect()
}
