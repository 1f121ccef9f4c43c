//! Properties of handles, and of every reader of strangers' text.

use howdah_webfinger::nodeinfo::Discovery;
use howdah_webfinger::{Handle, Jrd, NodeInfo, Query};
use proptest::prelude::*;

fn config() -> ProptestConfig {
    ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() }
}

/// Texts that mostly are handles: names and hosts of several scripts, encodings, ports, IP numbers.
fn handle_like() -> impl Strategy<Value = String> {
    let prefix = prop_oneof!["", "@", "acct:", "ACCT:"];
    let user = prop_oneof![
        "[a-zA-Z0-9_.~+-]{1,12}",
        "[a-zñÅдж中ก]{1,6}",
        "(%[0-9a-fA-F]{2}|[a-z]){1,6}",
        "\\PC{0,6}"
    ];
    let label = prop_oneof!["[a-z0-9]{1,10}", "[A-Z-]{1,5}", "[äßжΣ中。．]{1,5}", "xn--[a-z0-9-]{1,8}"];
    let host = prop_oneof![
        prop::collection::vec(label, 1..4).prop_map(|labels| labels.join(".")),
        "[0-9]{1,3}(\\.[0-9]{1,3}){3}",
        "\\[[0-9a-f:]{2,9}\\]",
        "localhost",
    ];
    let port = prop_oneof!["", "", ":[0-9]{1,5}"];
    (prefix, user, host, port).prop_map(|(prefix, user, host, port)| format!("{prefix}{user}@{host}{port}"))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn reads_again_what_it_shows(text in handle_like()) {
        if let Ok(handle) = Handle::parse(&text) {
            prop_assert_eq!(&Handle::parse(&handle.to_string()).unwrap(), &handle);
            prop_assert_eq!(&Handle::parse(&format!("@{handle}")).unwrap(), &handle);
            prop_assert_eq!(&Handle::parse(&handle.acct()).unwrap(), &handle);
        }
    }

    #[test]
    fn brings_a_host_into_its_form_once(text in handle_like()) {
        if let Ok(handle) = Handle::parse(&text) {
            let again = Handle::new(handle.user(), handle.host()).unwrap();
            prop_assert_eq!(again.host(), handle.host());
            prop_assert!(handle.host().is_ascii() && handle.acct().is_ascii());
            prop_assert!(!handle.host().bytes().any(|byte| byte.is_ascii_uppercase()));
        }
    }

    #[test]
    fn ignores_the_case_of_the_host(user in "[a-z0-9]{1,8}", host in "[a-zA-Z0-9]{1,8}\\.[a-zA-Z]{2,5}") {
        let handle = Handle::parse(&format!("{user}@{host}")).unwrap();
        prop_assert_eq!(handle, Handle::parse(&format!("{user}@{}", host.to_lowercase())).unwrap());
    }

    #[test]
    fn survives_any_text(text in any::<String>(), bytes in any::<Vec<u8>>()) {
        drop(Handle::parse(&text));
        drop(Query::parse(Some(&text)));
        drop(Jrd::parse(&bytes));
        drop(NodeInfo::parse(&bytes));
        drop(Discovery::parse(&bytes));
    }

    #[test]
    fn reads_any_query_as_it_was_meant(resource in "\\PC{1,40}") {
        use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
        let text = format!("rel=self&resource={}", utf8_percent_encode(&resource, NON_ALPHANUMERIC));
        let query = Query::parse(Some(&text)).unwrap();
        prop_assert_eq!(query.resource(), resource.as_str());
    }
}
