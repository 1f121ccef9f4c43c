//! Valueflows: offers, requests and agreements about goods, money and work
//! ([FEP-0837](https://w3id.org/fep/0837), [vocabulary](https://w3id.org/valueflows/ont/vf)).
//!
//! ```
//! use howdah_types::ext::valueflows::Proposal;
//! use howdah_types::from_slice;
//!
//! let proposal = from_slice::<Proposal>(br#"{
//!     "type": "Proposal",
//!     "purpose": "offer",
//!     "publishes": {
//!         "type": "Intent",
//!         "action": "transfer",
//!         "resourceQuantity": {"hasUnit": "one", "hasNumericalValue": "1.5"}
//!     }
//! }"#)?.value;
//! let offered = proposal.publishes.as_ref().unwrap().object().unwrap();
//! let quantity = offered.flow.resource_quantity.as_ref().unwrap();
//! assert_eq!(quantity.has_numerical_value.as_ref().unwrap().as_decimal().as_f64(), 1.5);
//! # Ok::<(), howdah_types::Error>(())
//! ```

use std::fmt;

use crate::Kind;
use crate::any::AnyActor;
use crate::object::Object;
use crate::read::{Mismatch, Reader, Shape};
use crate::value::{Decimal, Iri, Ref, Rest, Value};
use crate::vocabulary::vocabulary;
use crate::write::Writer;

/// An offer or a request.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://w3id.org/valueflows/ont/vf#Proposal")]
#[non_exhaustive]
pub struct Proposal {
    /// The properties of an object; `name` is the title, `content` the description.
    #[property(group)]
    pub base: Object,
    /// `offer` or `request`.
    #[property(iri = "https://w3id.org/valueflows/ont/vf#purpose")]
    pub purpose: Option<Box<str>>,
    /// What is offered or asked for.
    #[property(iri = "https://w3id.org/valueflows/ont/vf#publishes")]
    pub publishes: Option<Ref<Intent>>,
    /// What is to come back for it.
    #[property(iri = "https://w3id.org/valueflows/ont/vf#reciprocal")]
    pub reciprocal: Option<Ref<Intent>>,
    /// Whether the quantities are those of one unit, of which one can take several.
    #[property(iri = "https://w3id.org/valueflows/ont/vf#unitBased")]
    pub unit_based: Option<bool>,
}

/// What somebody would do.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://w3id.org/valueflows/ont/vf#Intent")]
#[non_exhaustive]
pub struct Intent {
    /// Its identifier, mostly that of the [`Proposal`] with a fragment.
    pub id: Option<Iri>,
    /// What would be done, of what, and by whom.
    #[property(group)]
    pub flow: Flow,
    /// How much there is in all.
    #[property(iri = "https://w3id.org/valueflows/ont/vf#availableQuantity")]
    pub available_quantity: Option<Measure>,
    /// How much one must take at least.
    #[property(iri = "https://w3id.org/valueflows/ont/vf#minimumQuantity")]
    pub minimum_quantity: Option<Measure>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// What two have agreed about, or would agree about if it is offered.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://w3id.org/valueflows/ont/vf#Agreement")]
#[non_exhaustive]
pub struct Agreement {
    /// The properties of an object; `url` can lead to where one pays.
    #[property(group)]
    pub base: Object,
    /// What one side will do.
    #[property(iri = "https://w3id.org/valueflows/ont/vf#stipulates")]
    pub stipulates: Option<Ref<Commitment>>,
    /// What the other side will do for it.
    #[property(iri = "https://w3id.org/valueflows/ont/vf#stipulatesReciprocal")]
    pub stipulates_reciprocal: Option<Ref<Commitment>>,
}

/// What somebody will do.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("https://w3id.org/valueflows/ont/vf#Commitment")]
#[non_exhaustive]
pub struct Commitment {
    /// Its identifier, mostly that of the [`Agreement`] with a fragment.
    pub id: Option<Iri>,
    /// What will be done, of what, and by whom.
    #[property(group)]
    pub flow: Flow,
    /// The intent that it answers.
    #[property(iri = "https://w3id.org/valueflows/ont/vf#satisfies")]
    pub satisfies: Option<Ref<Intent>>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

/// Something that is done, of what, and by whom: what an [`Intent`] and a [`Commitment`] share.
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[non_exhaustive]
pub struct Flow {
    /// What is done, as `transfer`, `deliverService`, `work`
    /// ([actions](https://www.valueflo.ws/concepts/actions/)).
    #[property(iri = "https://w3id.org/valueflows/ont/vf#action")]
    pub action: Option<Box<str>>,
    /// What it is done to: something that others describe, such as a bicycle or a currency.
    #[property(iri = "https://w3id.org/valueflows/ont/vf#resourceConformsTo")]
    pub resource_conforms_to: Option<Iri>,
    /// How much of it.
    #[property(iri = "https://w3id.org/valueflows/ont/vf#resourceQuantity")]
    pub resource_quantity: Option<Measure>,
    /// How much work, mostly in hours ([FEP-3264](https://w3id.org/fep/3264)).
    #[property(iri = "https://w3id.org/valueflows/ont/vf#effortQuantity")]
    pub effort_quantity: Option<Measure>,
    /// Who gives or does it.
    #[property(iri = "https://w3id.org/valueflows/ont/vf#provider")]
    pub provider: Option<Ref<AnyActor>>,
    /// Who gets it.
    #[property(iri = "https://w3id.org/valueflows/ont/vf#receiver")]
    pub receiver: Option<Ref<AnyActor>>,
}

/// A number of units
/// ([Ontology of units of Measure](http://www.ontology-of-units-of-measure.org/page/om-2)).
#[derive(Clone, Debug, Default, PartialEq, Kind)]
#[kind("http://www.ontology-of-units-of-measure.org/resource/om-2/Measure")]
#[non_exhaustive]
pub struct Measure {
    /// The unit, as `one`, `hour`, `kilogram`.
    #[property(iri = "http://www.ontology-of-units-of-measure.org/resource/om-2/hasUnit")]
    pub has_unit: Option<Box<str>>,
    /// How many of them.
    #[property(iri = "http://www.ontology-of-units-of-measure.org/resource/om-2/hasNumericalValue")]
    pub has_numerical_value: Option<NumericalValue>,
    /// Members that are not known here.
    #[property(rest)]
    pub rest: Rest,
}

impl Measure {
    /// So many units.
    pub fn new(value: impl Into<Decimal>, unit: impl Into<Box<str>>) -> Self {
        Self {
            has_unit: Some(unit.into()),
            has_numerical_value: Some(NumericalValue(value.into())),
            rest: Rest::default(),
        }
    }
}

/// A number that stands in a string, so that no float changes it on the way.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct NumericalValue(Decimal);

impl NumericalValue {
    /// The number.
    pub fn as_decimal(&self) -> &Decimal {
        &self.0
    }
}

impl From<Decimal> for NumericalValue {
    fn from(number: Decimal) -> Self {
        Self(number)
    }
}

/// A number that stands in no string is read too.
impl Value for NumericalValue {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Mismatch> {
        if reader.shape() != Shape::String {
            reader.coerced();
            return Decimal::read(reader).map(Self);
        }
        let text = reader.string()?;
        text.parse().map(Self).map_err(|_| Mismatch::new("expected a number in a string"))
    }

    fn write(&self, writer: &mut Writer) {
        writer.string(self.0.as_str());
    }
}

impl fmt::Debug for NumericalValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NumericalValue({})", self.0)
    }
}

vocabulary! { types Agreement, Commitment, Intent, Measure, Proposal; properties Flow }
