//! Verifying and signing a POST of 4 KB in both formats, beside the bare RSA operation of the same provider.
//!
//! The ratio to the bare operation is what this crate costs: grammar, coverage, the digest of the body, the signed text.

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use criterion::{BatchSize, BenchmarkGroup, Criterion, measurement::WallTime};
use howdah_signatures::provider::{AwsLcRs, RustCrypto};
use howdah_signatures::{
    Algorithm, BodyDigest, CryptoProvider, KeyKind, Policy, PrivateKey, Scheme, SignKey, Signer, Verifier,
    VerifyKey,
};
use http::request::Parts;

const KEY_ID: &str = "https://a.example/users/ann#main-key";

/// As long as the text that is signed for a POST.
const MESSAGE: [u8; 256] = [b'x'; 256];

fn main() -> Result<(), howdah_signatures::Error> {
    let mut criterion = Criterion::default().configure_from_args();
    let private = AwsLcRs.generate(KeyKind::Rsa)?;
    let providers: [(&str, Arc<dyn CryptoProvider>); 2] =
        [("aws-lc-rs", Arc::new(AwsLcRs)), ("rustcrypto", Arc::new(RustCrypto))];
    for (name, provider) in providers {
        let (signing, verifying) = keys(provider.as_ref(), &private)?;
        let mut group = criterion.benchmark_group(format!("signatures/{name}"));
        verify(&mut group, &signing, verifying.as_ref())?;
        sign(&mut group, &signing);
        group.finish();
    }
    criterion.final_summary();
    Ok(())
}

type Keys = (Arc<dyn SignKey>, Arc<dyn VerifyKey>);

fn keys(provider: &dyn CryptoProvider, private: &PrivateKey) -> Result<Keys, howdah_signatures::Error> {
    Ok((provider.sign_key(private)?, provider.verify_key(&private.public_key()?)?))
}

fn verify(
    group: &mut BenchmarkGroup<'_, WallTime>,
    signing: &Arc<dyn SignKey>,
    key: &dyn VerifyKey,
) -> Result<(), howdah_signatures::Error> {
    let signature = signing.sign(Algorithm::RsaV15Sha256, &MESSAGE)?;
    group.bench_function("verify/bare RSA", |bencher| {
        bencher.iter(|| key.verify(Algorithm::RsaV15Sha256, black_box(&MESSAGE), black_box(&signature)));
    });
    let (body, now) = (body(), now());
    let verifier = Verifier::new(Policy::fediverse().authorities(["social.example"]));
    for scheme in [Scheme::Cavage12, Scheme::Rfc9421] {
        let mut parts = post();
        Signer::new(KEY_ID, Arc::clone(signing)).scheme(scheme).sign(
            &mut parts,
            &BodyDigest::of(&body),
            now,
        )?;
        group.bench_function(format!("verify/{scheme}"), |bencher| {
            bencher.iter(|| {
                let pending = verifier.begin(black_box(&parts), black_box(&body), now)?;
                pending.candidates().map(|candidate| candidate.finish(key)).collect::<Result<Vec<_>, _>>()
            });
        });
    }
    Ok(())
}

fn sign(group: &mut BenchmarkGroup<'_, WallTime>, key: &Arc<dyn SignKey>) {
    group.bench_function("sign/bare RSA", |bencher| {
        bencher.iter(|| key.sign(Algorithm::RsaV15Sha256, black_box(&MESSAGE)));
    });
    let (digest, now) = (BodyDigest::of(&body()), now());
    for scheme in [Scheme::Cavage12, Scheme::Rfc9421] {
        let signer = Signer::new(KEY_ID, Arc::clone(key)).scheme(scheme);
        group.bench_function(format!("sign/{scheme}"), |bencher| {
            let sign = |mut parts: Parts| signer.sign(&mut parts, &digest, now).map(|()| parts);
            bencher.iter_batched(post, sign, BatchSize::SmallInput);
        });
    }
}

fn body() -> Vec<u8> {
    vec![b'x'; 4_096]
}

fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_323_045)
}

/// The URL travels as path and `Host`, so that the same request can be signed and verified.
fn post() -> Parts {
    let (mut parts, ()) = http::Request::new(()).into_parts();
    parts.method = http::Method::POST;
    parts.uri = http::Uri::from_static("/inbox");
    parts.headers.insert("host", http::HeaderValue::from_static("social.example"));
    parts.headers.insert("content-type", http::HeaderValue::from_static("application/activity+json"));
    parts
}
