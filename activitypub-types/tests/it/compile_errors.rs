//! What the derive says about code that it cannot take.

#[test]
fn the_derive_says_what_is_wrong() {
    trybuild::TestCases::new().compile_fail("tests/ui/*.rs");
}
