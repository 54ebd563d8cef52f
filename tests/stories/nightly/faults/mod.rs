//! What goes wrong with a share, brought about for real.

mod files;
mod shares;
mod stations;

use super::*;

/// Signs fields as a station of the school would.
fn signed(fields: &BTreeMap<String, Value>, key: &SchoolKey) -> Vec<u8> {
    let mut fields = fields.clone();
    fields.remove("signature");
    let signature = key.sign(&serde_json::to_vec(&fields).unwrap());
    fields.insert("signature".to_owned(), signature.into());
    serde_json::to_vec(&fields).unwrap()
}

fn manifest(path: &Path) -> BTreeMap<String, Value> {
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// Puts a file on the share as a station's next generation, with a manifest signed by a key.
fn plant(share: &Path, station: &Station, file: &Path, generation: u64, key: &SchoolKey) {
    plant_as(share, station, file, generation, key, |_| {});
}

/// The same, with other fields changed too.
fn plant_as(share: &Path, station: &Station, file: &Path, generation: u64, key: &SchoolKey, change: impl Fn(&mut BTreeMap<String, Value>)) {
    let bytes = std::fs::read(file).unwrap();
    let hash = <sha2::Sha256 as sha2::Digest>::digest(&bytes);
    let mut fields = manifest(&station.on(share).join("MANIFEST.a"));
    fields.insert("generation".to_owned(), generation.into());
    fields.insert("size".to_owned(), bytes.len().into());
    fields.insert("sha256".to_owned(), hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into());
    change(&mut fields);
    std::fs::write(station.on(share).join(format!("g{generation}.db")), bytes).unwrap();
    std::fs::write(station.on(share).join("MANIFEST.b"), signed(&fields, key)).unwrap();
}

fn spoil(path: &Path) {
    let mut bytes = std::fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    std::fs::write(path, bytes).unwrap();
}
