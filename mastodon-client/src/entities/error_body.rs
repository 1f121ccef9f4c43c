//! The body of a refusal: <https://docs.joinmastodon.org/entities/Error/>

use std::collections::BTreeMap;

entity! {
    /// Why a server refused.
    pub struct ErrorBody {
        identity {
            /// A sentence for people, in the user's language; or OAuth's code, such as `invalid_grant`.
            error: String,
        }
        always {}
        optional {
            /// OAuth's sentence for people.
            error_description: Option<String>,
            /// What is wrong with each parameter.
            details: BTreeMap<String, Vec<ErrorDetail>>,
        }
    }
}

entity! {
    /// What is wrong with a parameter.
    pub struct ErrorDetail {
        identity {
            /// A code such as `ERR_TAKEN`.
            error: String,
        }
        always {
            /// A sentence for people.
            description: String,
        }
        optional {}
    }
}
