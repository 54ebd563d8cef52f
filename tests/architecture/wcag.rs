//! The contrast of two colors (WCAG 2.2, relative luminance and contrast ratio).

fn luminance(color: [u8; 3]) -> f64 {
    let linear = |part: u8| match f64::from(part) / 255.0 {
        small if small <= 0.04045 => small / 12.92,
        part => ((part + 0.055) / 1.055).powf(2.4),
    };
    let [red, green, blue] = color.map(linear);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Gives the contrast ratio of two colors, from 1 to 21.
pub fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}
