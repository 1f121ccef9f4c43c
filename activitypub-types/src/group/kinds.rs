//! Types that differ in their name only.

/// Writes types with the same properties and methods, each with its documentation, its name and its IRI:
///
/// ```text
/// kinds! {
///     struct { /* fields */ }
///     impl { /* methods */ }
///     /// What it is.
///     Name = "https://example.com/ns#Name";
///     /// What it is, under a name that does not end its IRI.
///     Other = "https://example.com/ns#Old" as "Other";
/// }
/// ```
macro_rules! kinds {
    (
        struct $fields:tt
        impl $methods:tt
        $($(#[$doc:meta])+ $name:ident = $iri:literal $(as $written:literal)?;)+
    ) => {
        $($crate::group::kinds! { @one $fields $methods [$(#[$doc])+] $name $iri $($written)? })+
    };
    (
        @one { $($fields:tt)* } { $($methods:tt)* } [$($doc:tt)+] $name:ident $iri:literal $($written:literal)?
    ) => {
        $($doc)+
        #[derive(Clone, Debug, Default, PartialEq, $crate::Kind)]
        #[kind($iri $(, name = $written)?)]
        #[non_exhaustive]
        pub struct $name {
            $($fields)*
        }

        impl $name {
            $($methods)*
        }
    };
}
pub(crate) use kinds;
