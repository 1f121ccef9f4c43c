//! Documents of markets.

use howdah_types::ext::valueflows;
use howdah_types::{Ref, from_slice};
use serde_json::json;

use super::{decimal, id, read, written};

#[test]
fn reads_an_agreement_of_valueflows() {
    let agreement: valueflows::Agreement = read(&json!({
        "type": "Agreement",
        "id": "https://market.example/agreements/3",
        "attributedTo": "https://market.example/users/ada",
        "stipulates": {
            "type": "Commitment",
            "id": "https://market.example/agreements/3#primary",
            "satisfies": "https://market.example/proposals/8#primary",
            "resourceQuantity": {"hasUnit": "one", "hasNumericalValue": "1"}
        },
        "stipulatesReciprocal": {
            "type": "Commitment",
            "action": "work",
            "provider": "https://social.example/users/bob",
            "effortQuantity": {"type": "Measure", "hasUnit": "hour", "hasNumericalValue": "1.50"}
        }
    }));
    let given = agreement.stipulates.as_ref().and_then(Ref::object).unwrap();
    assert_eq!(given.id.as_ref().unwrap(), "https://market.example/agreements/3#primary");
    assert_eq!(id(given.satisfies.as_ref()), "https://market.example/proposals/8#primary");
    assert_eq!(given.flow.resource_quantity.as_ref().unwrap().has_unit.as_deref(), Some("one"));
    let work = agreement.stipulates_reciprocal.as_ref().and_then(Ref::object).unwrap();
    let effort = work.flow.effort_quantity.as_ref().unwrap();
    assert_eq!(effort.has_numerical_value.as_ref().unwrap().as_decimal().as_str(), "1.50");
}

#[test]
fn the_number_of_a_measure_stands_in_a_string() {
    let mut measure: valueflows::Measure = read(&json!({"type": "Measure", "hasNumericalValue": 30}));
    assert_eq!(measure.has_numerical_value.as_ref().unwrap().as_decimal(), &decimal("30"));
    measure.has_numerical_value = Some(decimal("2.5").into());
    assert_eq!(written(&measure), json!({"type": "Measure", "hasNumericalValue": "2.5"}));
    assert_eq!(
        written(&valueflows::Measure::new(3_u32, "kilogram")),
        json!({"type": "Measure", "hasUnit": "kilogram", "hasNumericalValue": "3"}),
    );
    let odd = from_slice::<valueflows::Measure>(br#"{"type": "Measure", "hasNumericalValue": "?"}"#).unwrap();
    assert_eq!(odd.value.has_numerical_value, None);
    assert_eq!(odd.issues.len(), 1);
}
