//! Text for people, in one language or several.

use std::collections::HashSet;

/// Text, with its form in other languages: `name` and `nameMap` in one.
///
/// ```
/// use howdah_types::Text;
///
/// let mut greeting = Text::from("Hello");
/// greeting.set_language("de", "Hallo");
/// assert_eq!(greeting.as_str(), Some("Hello"));
/// assert_eq!(greeting.language("de"), Some("Hallo"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Text {
    /// The text whose language is not said.
    pub default: Option<Box<str>>,
    /// The text by language.
    pub languages: Option<Box<LanguageMap>>,
}

impl Text {
    /// Sets the text in a language ([BCP 47](https://www.rfc-editor.org/info/bcp47), as `de` or `pt-BR`).
    pub fn set_language(&mut self, tag: &str, text: impl Into<Box<str>>) {
        let languages = self.languages.get_or_insert_default();
        languages.push(tag, text.into());
        languages.drop_duplicates();
    }

    /// The text: the one whose language is not said, else the first of the others.
    pub fn as_str(&self) -> Option<&str> {
        self.default.as_deref().or_else(|| self.languages().next().map(|(_, text)| text))
    }

    /// The text in a language; the case of the tag does not matter.
    pub fn language(&self, tag: &str) -> Option<&str> {
        self.languages().find(|(found, _)| found.eq_ignore_ascii_case(tag)).map(|(_, text)| text)
    }

    /// The text that suits a reader best, given the languages that the reader prefers, the best first
    /// ([RFC 4647, section 3.4](https://www.rfc-editor.org/rfc/rfc4647#section-3.4)): for `de-AT` also `de` and, failing
    /// that, `de-CH`. Where none suits, the text whose language is not said, or else the first.
    ///
    /// ```
    /// use howdah_types::Text;
    ///
    /// let mut greeting = Text::from("Hello");
    /// greeting.set_language("de", "Hallo");
    /// greeting.set_language("fr-CA", "Bonjour");
    /// assert_eq!(greeting.best(&["de-AT", "fr"]), Some("Hallo"));
    /// assert_eq!(greeting.best(&["fr"]), Some("Bonjour"));
    /// assert_eq!(greeting.best(&["pt"]), Some("Hello"));
    /// ```
    pub fn best(&self, preferred: &[&str]) -> Option<&str> {
        let exact = |range: &str| {
            let mut range = range;
            loop {
                if let Some(text) = self.language(range) {
                    return Some(text);
                }
                range = range.rsplit_once('-')?.0;
            }
        };
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let related = |range: &str| {
            self.languages().find(|(tag, _)| primary(tag) == primary(range)).map(|(_, text)| text)
        };
        preferred.iter().find_map(|range| exact(range).or_else(|| related(range))).or_else(|| self.as_str())
    }

    /// The languages and their texts, in the order of the document.
    pub fn languages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.languages.iter().flat_map(|languages| languages.iter())
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.default.is_none() && self.languages().next().is_none()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self { default: Some(text.into()), languages: None }
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self { default: Some(text.into()), languages: None }
    }
}

/// Texts by language tag, in the order of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LanguageMap(Vec<(Box<str>, Box<str>)>);

impl LanguageMap {
    /// The tags and their texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(tag, text)| (&**tag, &**text))
    }

    pub(crate) fn push(&mut self, tag: &str, text: Box<str>) {
        self.0.push((tag.into(), text));
    }

    /// Of texts with the same tag, keeps the last.
    pub(crate) fn drop_duplicates(&mut self) {
        keep_last(&mut self.0);
    }
}

/// Of texts with the same tag, keeps the last, as every JSON library of the fediverse does.
fn keep_last(texts: &mut Vec<(Box<str>, Box<str>)>) {
    let mut seen = HashSet::new();
    if texts.iter().all(|(tag, _)| seen.insert(tag.clone())) {
        return;
    }
    seen.clear();
    texts.reverse();
    texts.retain(|(tag, _)| seen.insert(tag.clone()));
    texts.reverse();
}
