//! Counting the colors of a picture.

use std::collections::HashSet;

/// How many colors a PNG has beside a box: "left top right bottom", in pixels. Two pixels around the box belong to it.
pub(super) fn colors_beside(picture: &[u8], words: &str) -> usize {
    let edges: Vec<usize> = words.split(' ').map(|edge| edge.parse().unwrap()).collect();
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture))
        .read_info()
        .unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    let (width, samples) = (info.width as usize, info.color_type.samples());
    let is_beside = |place: usize| {
        let (x, y) = (place % width, place / width);
        x + 2 < edges[0] || y + 2 < edges[1] || x > edges[2] + 2 || y > edges[3] + 2
    };
    let all = pixels[..info.buffer_size()].chunks_exact(samples);
    let beside = all.enumerate().filter(|(place, _)| is_beside(*place));
    let colors: HashSet<&[u8]> = beside.map(|(_, color)| color).collect();
    colors.len()
}
