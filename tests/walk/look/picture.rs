//! A picture of the window, to be measured and put together with others.

use crate::driver::{Element, Program};
use std::path::Path;

pub(super) type Color = [u8; 3];

/// A picture: its width and its pixels, row by row.
pub(super) struct Picture {
    pub(super) width: usize,
    pub(super) pixels: Vec<Color>,
}

/// Tells whether an element lies within another.
pub(super) fn lies_in(one: &Element, other: &Element) -> bool {
    let (right, bottom) = (one.x + one.width, one.y + one.height);
    one.x >= other.x && one.y >= other.y && right <= other.x + other.width && bottom <= other.y + other.height
}

impl Picture {
    pub(super) fn of(program: &Program) -> Self {
        let png = program.png();
        let mut reader = png::Decoder::new(std::io::Cursor::new(png.as_slice())).read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        let pixels = bytes[..info.buffer_size()].chunks_exact(info.color_type.samples()).map(|pixel| [pixel[0], pixel[1], pixel[2]]);
        Self { width: usize::try_from(info.width).unwrap(), pixels: pixels.collect() }
    }

    /// Gives the pixels of an element's box, or none where some of it lies outside.
    pub(super) fn inside(&self, element: &Element) -> Vec<Color> {
        let whole = |length: f64| usize::try_from(length.round() as i64).unwrap_or(usize::MAX);
        let (left, right) = (whole(element.x), whole(element.x + element.width));
        let (top, bottom) = (whole(element.y), whole(element.y + element.height));
        if left >= right || right > self.width || bottom > self.pixels.len() / self.width {
            return Vec::new();
        }
        (top..bottom).flat_map(|row| &self.pixels[row * self.width + left..row * self.width + right]).copied().collect()
    }

    /// Gives how high it is.
    pub(super) fn height(&self) -> usize {
        self.pixels.len() / self.width
    }

    /// Gives it a third as wide and as high; each pixel is the mean of nine.
    pub(super) fn third(&self) -> Self {
        let (width, height) = (self.width / 3, self.height() / 3);
        let mean = |at: usize| {
            let (left, top) = (at % width * 3, at / width * 3);
            let nine = (0..3).flat_map(|row| (0..3).map(move |column| (top + row) * self.width + left + column));
            let mut sum = [0_u32; 3];
            for place in nine {
                for (part, value) in sum.iter_mut().zip(self.pixels[place]) {
                    *part += u32::from(value);
                }
            }
            sum.map(|part| u8::try_from(part / 9).unwrap())
        };
        Self { width, pixels: (0..width * height).map(mean).collect() }
    }

    /// Puts pictures of one size beside and below each other, with a line of gray between them.
    pub(super) fn sheet(pictures: &[Self], columns: usize) -> Self {
        const BETWEEN: usize = 8;
        let (wide, high) = (pictures[0].width, pictures[0].height());
        let rows = pictures.len().div_ceil(columns);
        let width = columns * (wide + BETWEEN) - BETWEEN;
        let mut pixels = vec![[128, 128, 128]; width * (rows * (high + BETWEEN) - BETWEEN)];
        for (place, picture) in pictures.iter().enumerate() {
            let (left, top) = (place % columns * (wide + BETWEEN), place / columns * (high + BETWEEN));
            for (row, line) in picture.pixels.chunks_exact(wide).enumerate() {
                let from = (top + row) * width + left;
                pixels[from..from + wide].copy_from_slice(line);
            }
        }
        Self { width, pixels }
    }

    /// Writes it as a PNG.
    pub(super) fn write(&self, file: &Path) {
        let size = |length: usize| u32::try_from(length).unwrap();
        let mut encoder =
            png::Encoder::new(std::io::BufWriter::new(std::fs::File::create(file).unwrap()), size(self.width), size(self.height()));
        encoder.set_color(png::ColorType::Rgb);
        encoder.write_header().unwrap().write_image_data(self.pixels.as_flattened()).unwrap();
    }
}
