//! Which Ed25519 points are no keys, so that every provider refuses the same ones.

/// The y coordinates of all points of small order, little-endian, the sign bit cleared.
const SMALL_ORDER: [[u8; 32]; 5] = [
    zeros_but(0x00),
    zeros_but(0x01),
    [
        0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0, 0xd5,
        0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05,
    ],
    [
        0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f, 0x2a,
        0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a,
    ],
    MINUS_ONE,
];

/// The field's prime less one, 2^255 - 20.
const MINUS_ONE: [u8; 32] = {
    let mut bytes = [0xff; 32];
    bytes[0] = 0xec;
    bytes[31] = 0x7f;
    bytes
};

const fn zeros_but(first: u8) -> [u8; 32] {
    let mut bytes = [0; 32];
    bytes[0] = first;
    bytes
}

/// Whether the point has an order of at most 8, with which signatures fit many messages, or is written
/// with a coordinate beyond the field's prime.
pub(crate) fn has_small_order(point: &[u8; 32]) -> bool {
    let mut y = *point;
    y[31] &= 0x7f;
    SMALL_ORDER.contains(&y) || is_beyond_the_prime(&y)
}

fn is_beyond_the_prime(y: &[u8; 32]) -> bool {
    let [first, rest @ ..] = y;
    let [.., last] = rest;
    *first > MINUS_ONE[0] && *last == 0x7f && rest.iter().take(30).all(|byte| *byte == 0xff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_degenerate_points_with_either_sign() {
        let mut negative = MINUS_ONE;
        negative[31] = 0xff;
        let mut beyond = MINUS_ONE;
        beyond[0] = 0xed;
        for point in SMALL_ORDER.iter().chain([&negative, &beyond, &[0xff; 32]]) {
            assert!(has_small_order(point), "{point:x?}");
        }
    }

    #[test]
    fn lets_ordinary_points_pass() {
        let mut base = [0x66; 32];
        base[0] = 0x58;
        assert!(!has_small_order(&base));
    }
}
