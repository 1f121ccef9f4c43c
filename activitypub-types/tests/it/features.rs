//! Every feature is explained in the manifest and in the README, and tests run with all of them.

use std::path::Path;

fn file(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn every_feature_has_a_comment_and_a_row() {
    let (manifest, readme) = (file("Cargo.toml"), file("README.md"));
    let features = manifest.split("[features]").nth(1).unwrap().split("\n[").next().unwrap();
    let tested = manifest.split("[dev-dependencies]").nth(1).unwrap();
    let mut before = "";
    let mut count = 0;
    for line in features.lines().filter(|line| !line.is_empty()) {
        let name = line.split(" = ").next().unwrap();
        if !line.starts_with('#') && name != "default" {
            assert!(before.starts_with("# "), "{name} has no comment");
            assert!(readme.contains(&format!("| `{name}` | ")), "{name} has no row in the README");
            assert!(tested.contains(&format!("\"{name}\",")), "{name} is not tested");
            count += 1;
        }
        before = line;
    }
    assert_eq!(count, readme.lines().filter(|line| line.starts_with("| `")).count());
}
