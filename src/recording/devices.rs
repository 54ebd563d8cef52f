//! Which sound devices there are. With `open.rs`, the only place that touches cpal.

use super::SoundError;
use cpal::HostId;
use cpal::traits::{DeviceTrait, HostTrait};

/// A microphone or a loudspeaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// What the sound system knows it by, the same tomorrow.
    pub id: String,
    /// What people know it by.
    pub name: String,
}

/// The sound devices of the machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    /// What can record.
    pub microphones: Vec<Device>,
    /// What can play.
    pub outputs: Vec<Device>,
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
    if !has_cards() {
        return Inventory::default();
    }
    match cpal::host_from_id(HostId::Alsa) {
        // Plugins such as "null" or "default" are listed too; a card stands under its number.
        Ok(host) => list(&host, "ALSA", |id| id.contains("plughw:")),
        Err(_) => Inventory::default(),
    }
}

/// Tells whether the kernel knows a sound card. The ALSA library writes to stderr where there is none.
fn has_cards() -> bool {
    let cards = std::fs::read_to_string("/proc/asound/cards").unwrap_or_default();
    cards.trim_start().starts_with(|first: char| first.is_ascii_digit())
}

fn list(host: &cpal::Host, system: &'static str, wanted: impl Fn(&str) -> bool) -> Inventory {
    let Ok(devices) = host.devices() else { return Inventory::default() };
    let mut found = Inventory { system: Some(system), ..Inventory::default() };
    for device in devices {
        let (Ok(id), Ok(description)) = (device.id(), device.description()) else { continue };
        let id = id.to_string();
        if !wanted(&id) {
            continue;
        }
        let one = Device { id, name: description.name().to_owned() };
        if description.supports_input() {
            found.microphones.push(one.clone());
        }
        if description.supports_output() {
            found.outputs.push(one);
        }
    }
    found
}

/// Which way sound goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// In.
    In,
    /// Out.
    Out,
}

/// Finds a device by its id, or the one the system would take.
pub(super) fn find(id: Option<&str>, way: Way) -> Result<(cpal::Host, cpal::Device), SoundError> {
    let Some(id) = id else {
        return default(HostId::PulseAudio, way).or_else(|error| if has_cards() { default(HostId::Alsa, way) } else { Err(error) });
    };
    let id: cpal::DeviceId = id.parse().map_err(|_| SoundError::NotThere)?;
    let host = cpal::host_from_id(id.host())?;
    let device = host.device_by_id(&id).ok_or(SoundError::NotThere)?;
    Ok((host, device))
}

fn default(host: HostId, way: Way) -> Result<(cpal::Host, cpal::Device), SoundError> {
    let host = cpal::host_from_id(host)?;
    let device = match way {
        Way::In => host.default_input_device(),
        Way::Out => host.default_output_device(),
    };
    device.map(|device| (host, device)).ok_or(SoundError::NotThere)
}

/// Tells whether a device is still known to its host.
pub(super) fn still_there(host: &cpal::Host, device: &cpal::Device) -> bool {
    host.devices().is_ok_and(|mut devices| devices.any(|one| one == *device))
}

impl From<cpal::Error> for SoundError {
    fn from(error: cpal::Error) -> Self {
        use cpal::ErrorKind as Kind;
        match error.kind() {
            Kind::DeviceNotAvailable => Self::NotThere,
            Kind::HostUnavailable => Self::NoAnswer,
            Kind::UnsupportedConfig => Self::Form,
            _ => Self::Refused(error.to_string()),
        }
    }
}
