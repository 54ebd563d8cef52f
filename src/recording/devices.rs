//! The only file that touches cpal.

use cpal::HostId;
use cpal::traits::{DeviceTrait, HostTrait};

/// The sound devices of the machine, by the names people know them by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    /// What can record.
    pub microphones: Vec<String>,
    /// What can play.
    pub outputs: Vec<String>,
    /// By which sound system they were found: "PulseAudio" or "ALSA"; `None` where there is none.
    pub system: Option<&'static str>,
}

/// Lists the sound devices without opening any.
///
/// PulseAudio is asked by name, and ALSA where no PulseAudio answers: cpal's default host would fall back without a word.
pub fn inventory() -> Inventory {
    if let Ok(host) = cpal::host_from_id(HostId::PulseAudio) {
        let found = list(&host, "PulseAudio", |id| !id.ends_with(".monitor") && !id.contains("auto_null"));
        if found.system.is_some() {
            return found;
        }
    }
    // The ALSA library writes to stderr where there is no card, so it is asked only where the kernel knows one.
    let cards = std::fs::read_to_string("/proc/asound/cards").unwrap_or_default();
    if !cards.trim_start().starts_with(|first: char| first.is_ascii_digit()) {
        return Inventory::default();
    }
    match cpal::host_from_id(HostId::Alsa) {
        // Plugins such as "null" or "default" are listed too; a card stands under its number.
        Ok(host) => list(&host, "ALSA", |id| id.contains("plughw:")),
        Err(_) => Inventory::default(),
    }
}

fn list(host: &cpal::Host, system: &'static str, wanted: impl Fn(&str) -> bool) -> Inventory {
    let Ok(devices) = host.devices() else { return Inventory::default() };
    let mut found = Inventory { system: Some(system), ..Inventory::default() };
    for device in devices {
        let (Ok(id), Ok(description)) = (device.id(), device.description()) else { continue };
        if !wanted(&id.to_string()) {
            continue;
        }
        if description.supports_input() {
            found.microphones.push(description.name().to_owned());
        }
        if description.supports_output() {
            found.outputs.push(description.name().to_owned());
        }
    }
    found
}
