#!/usr/bin/env bash
# Copies real documents into the corpora of the targets, where the fuzzer starts from them. They are not
# committed: they belong to those who wrote them. `jsonld` gets none: its inputs are no documents but choices.
set -euo pipefail
cd "$(dirname "$0")/.."
documents=${TESTDATA:-../shared}/corpus
if [ ! -d "$documents/activitypub" ]; then
    echo "seed: no data at $documents" >&2
    exit 1
fi
for target in scan document envelope raw derive; do
    mkdir -p "fuzz/corpus/$target"
    # Named by their content, as the fuzzer names its own: the same document in two folders is there once.
    find "$documents/activitypub" "$documents/activitypub-invalid" -name '*.json' -size -64k -print0 |
        while IFS= read -r -d '' file; do
            cp "$file" "fuzz/corpus/$target/$(sha1sum <"$file" | cut -d ' ' -f 1)"
        done
    echo "$target: $(find "fuzz/corpus/$target" -type f | wc -l) inputs"
done
