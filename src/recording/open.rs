//! Opening a microphone or a loudspeaker. With `devices.rs`, the only place that touches cpal.
//!
//! A sound server that hangs makes opening, starting and closing wait for ever. So each of them is done on a thread of
//! its own: whoever asked waits [`PATIENCE`] and no longer, and never for the closing.

use super::devices::{self, Way};
use super::{Device, SoundError};
use cpal::traits::{DeviceTrait, StreamTrait};
use cpal::{BufferSize, ErrorKind, FromSample, HostId, Sample, SizedSample, StreamConfig};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

/// How long a device may take to open.
const PATIENCE: Duration = Duration::from_secs(3);
/// How often it is asked whether the device is still plugged in.
///
/// A PulseAudio server moves a stream to another microphone without a word when its own is unplugged.
const STILL_THERE: Duration = Duration::from_millis(900);
/// What an error callback sleeps: the ALSA host calls it without pause once its server died.
const AFTER_ERROR: Duration = Duration::from_millis(50);
/// A microphone is heard in quarters of a second. cpal lets a PulseAudio server hold back just one such piece (a record
/// buffer of `maxlength` = `fragsize`), and what comes while the machine is too busy to fetch it is thrown away: in tenths
/// three pieces were lost in 25 minutes of compiling on both cores. Longer ones would cost a power cut more than a second.
const HEARD: u32 = 4;
/// A loudspeaker is fed in twentieths, so that it answers at once.
const SAID: u32 = 20;
/// Frames that are brought into one channel at a time, on the callback's stack.
const PIECE: usize = 512;

/// A stream that is open. Closing is done behind the back of whoever drops it; no sound is taken from that moment on.
pub(super) struct Open {
    stream: Option<cpal::Stream>,
    switches: Switches,
    /// Frames in a second.
    pub(super) rate: u32,
}

impl std::fmt::Debug for Open {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Open").field("rate", &self.rate).finish_non_exhaustive()
    }
}

#[derive(Clone, Default)]
struct Switches {
    closed: Arc<AtomicBool>,
    lost: Arc<AtomicBool>,
}

impl Switches {
    fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Acquire)
    }

    fn on_error(&self) -> impl FnMut(cpal::Error) + Send + 'static {
        let lost = self.lost.clone();
        move |error: cpal::Error| match error.kind() {
            ErrorKind::Xrun | ErrorKind::DeviceChanged | ErrorKind::RealtimeDenied => {}
            _ => {
                lost.store(true, Ordering::Release);
                std::thread::sleep(AFTER_ERROR);
            }
        }
    }
}

impl Open {
    /// Tells whether the device went away, or its server died.
    pub(super) fn is_lost(&self) -> bool {
        self.switches.lost.load(Ordering::Acquire)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.switches.closed.store(true, Ordering::Release);
        let stream = self.stream.take();
        // Where the system gives no thread, the stream is closed here and now.
        let _ = std::thread::Builder::new().name("close-sound".to_owned()).spawn(move || drop(stream));
    }
}

/// Opens a microphone; `hear` gets its sound, mono, on the sound system's thread.
pub(super) fn microphone(device: Option<&Device>, hear: impl FnMut(&[i16]) + Send + 'static) -> Result<Open, SoundError> {
    let id = device.map(|device| device.id.clone());
    within(move || {
        let (host, device) = devices::find(id.as_deref(), Way::In)?;
        let usual = device.default_input_config()?;
        let switches = Switches::default();
        // What ALSA calls usual is a guess of its library; of the rates that are kept, the higher is asked for.
        let wished = if host.id() == HostId::Alsa { 48_000 } else { usual.sample_rate() };
        let hear = Arc::new(Mutex::new(Some(hear)));
        // Mono in 16 bits is asked for first: that is what is kept. A card that can't is taken as it is. What a device
        // says it can do is not asked: ALSA's default device says it can't record.
        let mono = input::<i16, _>(&device, config(1, wished, HEARD), &switches, &hear).map(|stream| (stream, wished));
        let (stream, rate) = mono.or_else(|_| as_it_is(&device, &usual, &switches, &hear).map(|stream| (stream, usual.sample_rate())))?;
        stream.play()?;
        if host.id() == HostId::PulseAudio {
            let watched = switches.clone();
            std::thread::Builder::new().name("microphone-there".to_owned()).spawn(move || watch(&host, &device, &watched)).ok();
        }
        Ok(Open { stream: Some(stream), switches, rate })
    })
}

fn watch(host: &cpal::Host, device: &cpal::Device, switches: &Switches) {
    while !switches.is_closed() {
        std::thread::sleep(STILL_THERE);
        if !switches.is_closed() && !devices::still_there(host, device) {
            switches.lost.store(true, Ordering::Release);
            return;
        }
    }
}

fn as_it_is<H: FnMut(&[i16]) + Send + 'static>(
    device: &cpal::Device,
    usual: &cpal::SupportedStreamConfig,
    switches: &Switches,
    hear: &Ears<H>,
) -> Result<cpal::Stream, SoundError> {
    let config = config(usual.channels(), usual.sample_rate(), HEARD);
    match usual.sample_format() {
        cpal::SampleFormat::I16 => input::<i16, _>(device, config, switches, hear),
        cpal::SampleFormat::I32 => input::<i32, _>(device, config, switches, hear),
        cpal::SampleFormat::F32 => input::<f32, _>(device, config, switches, hear),
        _ => Err(SoundError::Form),
    }
}

/// Gives the form of sound, and how many parts of a second come at a time: the server's own choice is two seconds.
fn config(channels: u16, rate: u32, parts: u32) -> StreamConfig {
    StreamConfig { channels, sample_rate: rate, buffer_size: BufferSize::Fixed((rate / parts).max(1)) }
}

/// Who hears, until the stream that was built takes it along: a device may turn down one form of sound and take another.
type Ears<H> = Arc<Mutex<Option<H>>>;

fn input<T, H>(device: &cpal::Device, config: StreamConfig, switches: &Switches, hear: &Ears<H>) -> Result<cpal::Stream, SoundError>
where
    T: SizedSample,
    i16: FromSample<T>,
    H: FnMut(&[i16]) + Send + 'static,
{
    let (waiting, mut hear) = (hear.clone(), None);
    let channels = usize::from(config.channels.max(1));
    let ears = switches.clone();
    let mut piece = [0_i16; PIECE];
    let take = move |sound: &[T], _: &cpal::InputCallbackInfo| {
        if ears.is_closed() {
            return;
        }
        if hear.is_none() {
            // Once, with the first sound, and without waiting; nobody else holds it by then.
            hear = waiting.try_lock().ok().and_then(|mut waiting| waiting.take());
        }
        let Some(hear) = &mut hear else { return };
        for part in sound.chunks(PIECE * channels) {
            let frames = part.chunks_exact(channels);
            let count = frames.len();
            for (place, frame) in piece.iter_mut().zip(frames) {
                let sum: i32 = frame.iter().map(|sample| i32::from(i16::from_sample(*sample))).sum();
                *place = i16::try_from(sum / i32::try_from(channels).unwrap_or(1)).unwrap_or(0);
            }
            if let Some(mono) = piece.get(..count) {
                hear(mono);
            }
        }
    };
    Ok(device.build_input_stream(config, take, switches.on_error(), Some(PATIENCE))?)
}

/// Opens a loudspeaker; `fill` gives the sound, mono, on the sound system's thread.
pub(super) fn loudspeaker(device: Option<&Device>, rate: u32, fill: impl FnMut(&mut [i16]) + Send + 'static) -> Result<Open, SoundError> {
    let id = device.map(|device| device.id.clone());
    within(move || {
        let (_host, device) = devices::find(id.as_deref(), Way::Out)?;
        let switches = Switches::default();
        let mono = device.supported_output_configs()?.any(|one| one.channels() == 1 && one.sample_format() == cpal::SampleFormat::I16);
        let channels = if mono { 1 } else { device.default_output_config()?.channels().max(1) };
        let stream = output(&device, config(channels, rate, SAID), &switches, fill)?;
        stream.play()?;
        Ok(Open { stream: Some(stream), switches, rate })
    })
}

fn output(
    device: &cpal::Device,
    config: StreamConfig,
    switches: &Switches,
    mut fill: impl FnMut(&mut [i16]) + Send + 'static,
) -> Result<cpal::Stream, SoundError> {
    let channels = usize::from(config.channels);
    let mouth = switches.clone();
    let mut piece = [0_i16; PIECE];
    let give = move |sound: &mut [i16], _: &cpal::OutputCallbackInfo| {
        if mouth.is_closed() {
            sound.fill(0);
            return;
        }
        for part in sound.chunks_mut(PIECE * channels) {
            let Some(mono) = piece.get_mut(..part.len() / channels) else { continue };
            fill(mono);
            for (frame, sample) in part.chunks_mut(channels).zip(mono) {
                frame.fill(*sample);
            }
        }
    };
    Ok(device.build_output_stream(config, give, switches.on_error(), Some(PATIENCE))?)
}

/// Does something on a thread of its own and waits for it no longer than [`PATIENCE`]; what comes later is closed again.
fn within(work: impl FnOnce() -> Result<Open, SoundError> + Send + 'static) -> Result<Open, SoundError> {
    let (done, waiting) = mpsc::channel();
    let thread = std::thread::Builder::new().name("open-sound".to_owned());
    let open = move || {
        // Where nobody waits any more, what was opened is dropped, which closes it.
        let _ = done.send(work());
    };
    thread.spawn(open).map_err(|cause| SoundError::Refused(cause.to_string()))?;
    waiting.recv_timeout(PATIENCE).map_err(|_| SoundError::NoAnswer)?
}
