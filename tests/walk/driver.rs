//! Drives a running station through Slint's inspection port.

use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long something may take to appear.
const PATIENCE: Duration = Duration::from_secs(20);

pub const NOW: &str = "2026-12-03T09:15:00";

/// A running station; ended when dropped.
pub struct Program {
    child: Child,
    port: u16,
}

/// Gives the program with a fixed time and nothing of the tester's own in reach.
pub fn askwell(folder: &Path, now: &str) -> Command {
    askwell_at(Path::new(env!("CARGO_BIN_EXE_askwell")), folder, now)
}

/// The same, of the program that lies somewhere else.
pub fn askwell_at(program: &Path, folder: &Path, now: &str) -> Command {
    let mut command = Command::new(program);
    command
        .arg("--data")
        .arg(folder)
        .env_remove("ASKWELL_DATA")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env("ASKWELL_NOW", now)
        .env("TZ", "America/Los_Angeles")
        .env("SLINT_BACKEND", "headless-software");
    command
}

/// Runs a command of the program to its end; gives what it printed.
pub fn run(folder: &Path, now: &str, arguments: &[&str]) -> String {
    let output = askwell(folder, now).args(arguments).output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{arguments:?} ended with {}: {out} {err}", output.status);
    out.into_owned()
}

/// Reads base 64 (RFC 4648).
fn from_base64(text: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => Some(u32::from(letter - b'A')),
        b'a'..=b'z' => Some(u32::from(letter - b'a') + 26),
        b'0'..=b'9' => Some(u32::from(letter - b'0') + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let values: Vec<u32> = text.bytes().filter_map(value).collect();
    let mut bytes = Vec::with_capacity(values.len() * 3 / 4);
    for four in values.chunks(4) {
        let whole = four.iter().fold(0, |whole, value| whole << 6 | value) << (6 * (4 - four.len()));
        bytes.extend(whole.to_be_bytes()[1..four.len()].iter());
    }
    bytes
}

#[derive(Clone, Debug)]
pub struct Element {
    pub handle: Value,
    pub role: String,
    pub label: String,
    pub value: String,
    pub enabled: bool,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Program {
    /// Opens the station on a data folder.
    pub fn open(folder: &Path, now: &str) -> Self {
        Self::start(&mut askwell(folder, now))
    }

    /// Starts a program that serves the inspection port, and waits for its window.
    pub fn start(command: &mut Command) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = command.env("SLINT_MCP_PORT", port.to_string()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let program = Self { child, port };
        let begun = Instant::now();
        while program.window().is_none() {
            assert!(begun.elapsed() < PATIENCE, "the program did not open");
            std::thread::sleep(Duration::from_millis(2));
        }
        program
    }

    /// Waits for a whole frame, painted and read back.
    pub fn first_frame(&self) {
        let window = self.window().expect("the window is gone");
        self.tool("take_screenshot", json!({"windowHandle": window}));
    }

    /// Writes a picture of the window as a PNG.
    pub fn picture(&self, file: &Path) {
        std::fs::write(file, self.png()).unwrap();
    }

    /// Takes a picture of the window, as a PNG.
    pub fn png(&self) -> Vec<u8> {
        let window = self.window().expect("the window is gone");
        let result = self.try_call("tools/call", json!({"name": "take_screenshot", "arguments": {"windowHandle": window}})).unwrap();
        let parts = result["content"].as_array().unwrap();
        let data = parts.iter().find(|part| part["type"] == "image").and_then(|part| part["data"].as_str()).expect("no picture came");
        from_base64(data)
    }

    /// Gives the process's number.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Ends the program as a power cut would: at once, with nothing said.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Tells whether the program still runs.
    pub fn runs(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Waits until the program has ended by itself; gives its exit code, none where a signal ended it.
    pub fn ended(mut self) -> Option<i32> {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            assert!(begun.elapsed() < PATIENCE, "the program did not end");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn try_call(&self, method: &str, params: Value) -> Result<Value, String> {
        let body = json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).to_string();
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).map_err(|error| error.to_string())?;
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let head = format!(
            "POST /mcp HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\nAccept: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            self.port,
            body.len()
        );
        stream.write_all(format!("{head}{body}").as_bytes()).map_err(|error| error.to_string())?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).map_err(|error| error.to_string())?;
        let text = String::from_utf8_lossy(&answer);
        let from = text.find("\r\n\r\n").ok_or("no answer")? + 4;
        let answer: Value = serde_json::from_str(&text[from..]).map_err(|error| format!("{error}: {text}"))?;
        match answer.get("result") {
            Some(result) if result["isError"] != json!(true) => Ok(result.clone()),
            _ => Err(answer.to_string()),
        }
    }

    fn tool(&self, name: &str, arguments: Value) -> Value {
        let result =
            self.try_call("tools/call", json!({"name": name, "arguments": arguments})).unwrap_or_else(|error| panic!("{name}: {error}"));
        let text = result["content"].as_array().and_then(|parts| parts.iter().find(|part| part["type"] == "text"));
        text.and_then(|part| part["text"].as_str()).and_then(|text| serde_json::from_str(text).ok()).unwrap_or(result)
    }

    fn window(&self) -> Option<Value> {
        let result = self.try_call("tools/call", json!({"name": "list_windows", "arguments": {}})).ok()?;
        let text = result["content"].as_array()?.first()?["text"].as_str()?.to_owned();
        let windows: Value = serde_json::from_str(&text).ok()?;
        windows["windowHandles"].as_array()?.first().cloned()
    }

    /// Reads everything on the screen that has a label or a value.
    pub fn elements(&self) -> Vec<Element> {
        let window = self.window().expect("the window is gone");
        let properties = self.tool("get_window_properties", json!({"windowHandle": window}));
        let tree = self.tool("get_element_tree", json!({"elementHandle": properties["rootElementHandle"], "maxElements": 2000}));
        let text = |element: &Value, key: &str| element[key].as_str().unwrap_or_default().to_owned();
        let read = |element: &Value| Element {
            handle: element["handle"].clone(),
            role: text(element, "accessibleRole"),
            label: text(element, "accessibleLabel"),
            value: text(element, "accessibleValue"),
            // What is off says nothing of it; other things than buttons never do.
            enabled: element["accessibleRole"] != json!("Button") || element["accessibleEnabled"] == json!(true),
            x: element["absolutePosition"]["x"].as_f64().unwrap_or(0.0),
            y: element["absolutePosition"]["y"].as_f64().unwrap_or(0.0),
            width: element["size"]["width"].as_f64().unwrap_or(0.0),
            height: element["size"]["height"].as_f64().unwrap_or(0.0),
        };
        let all = tree["elements"].as_array().cloned().unwrap_or_default();
        let shown = all.iter().filter(|element| element["computedOpacity"].as_f64().unwrap_or(1.0) > 0.01).map(read);
        shown
            .filter(|element| element.width > 0.0 && element.height > 0.0)
            .filter(|element| !element.label.is_empty() || !element.value.is_empty())
            .collect()
    }

    fn pick(&self, label: &str, part: bool) -> Option<Element> {
        let all = self.elements();
        let hits: Vec<&Element> =
            all.iter().filter(|element| if part { element.label.contains(label) } else { element.label == label }).collect();
        let control = hits.iter().find(|element| element.role != "Text" && element.role != "None" && !element.role.is_empty());
        control.or(hits.first()).map(|element| (*element).clone())
    }

    fn wait(&self, label: &str, part: bool, enabled: bool) -> Element {
        let begun = Instant::now();
        loop {
            if let Some(element) = self.pick(label, part).filter(|element| element.enabled || !enabled) {
                return element;
            }
            if begun.elapsed() > PATIENCE {
                let words: Vec<String> = self.elements().into_iter().map(|element| element.label).collect();
                panic!("nothing says {label:?}; the screen says {words:#?}");
            }
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// Tells whether the screen says something now.
    pub fn says(&self, part: &str) -> bool {
        self.pick(part, true).is_some()
    }

    /// Gives what stands in a field; none where the field is not on the screen.
    pub fn written(&self, label: &str) -> Option<String> {
        self.pick(label, false).filter(|element| element.role != "Text").map(|element| element.value)
    }

    /// Waits until the screen says something.
    pub fn see(&self, part: &str) {
        self.wait(part, true, false);
    }

    /// Presses a control as a screen reader would, wherever it is on the page.
    pub fn tap(&self, label: &str) {
        let element = self.wait(label, false, true);
        self.tool("invoke_accessibility_action", json!({"elementHandle": element.handle, "action": "Default_"}));
    }

    /// Presses the first control whose label has a part.
    pub fn tap_part(&self, part: &str) {
        let element = self.wait(part, true, true);
        self.tool("invoke_accessibility_action", json!({"elementHandle": element.handle, "action": "Default_"}));
    }

    /// Presses a control with the mouse, in its middle.
    pub fn click(&self, label: &str) {
        let element = self.wait(label, false, true);
        self.tool("click_element", json!({"elementHandle": element.handle}));
    }

    /// Writes into a field.
    pub fn write(&self, label: &str, text: &str) {
        let element = self.wait(label, false, true);
        self.tool("set_element_value", json!({"elementHandle": element.handle, "value": text}));
    }

    /// Types letters into whatever has the focus.
    pub fn keys(&self, text: &str) {
        let window = self.window().expect("the window is gone");
        for letter in text.chars() {
            self.tool("dispatch_key_event", json!({"windowHandle": window, "text": letter.to_string()}));
        }
    }

    /// Types the same four digits twice: the first sign-in.
    pub fn choose_pin(&self, pin: &str) {
        self.see("Choose four digits");
        self.digits(pin);
        self.see("Now the same again");
        self.digits(pin);
    }

    /// Taps the digits of a PIN.
    pub fn digits(&self, pin: &str) {
        for digit in pin.chars() {
            self.tap(&digit.to_string());
        }
    }
}

impl Drop for Program {
    /// What it started, such as a nightly that hangs on its share, ends with it.
    fn drop(&mut self) {
        let id = self.child.id();
        let started = std::fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().filter_map(Result::ok);
        let started: Vec<String> = started.filter_map(|thread| std::fs::read_to_string(thread.path().join("children")).ok()).collect();
        let _ = self.child.kill();
        let _ = self.child.wait();
        for child in started.iter().flat_map(|children| children.split_whitespace()) {
            let _ = Command::new("kill").args(["-KILL", child]).stderr(Stdio::null()).status();
        }
    }
}
