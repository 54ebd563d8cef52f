//! Documents as PDF, laid out by Typst.

use super::PaperError;
use crate::domain::Document;
use typst::foundations::{Dict, Str, Value};
use typst_as_lib::TypstEngine;
use typst_layout::PagedDocument;

const TEMPLATE: &str = include_str!("document.typ");
const FONTS: [&[u8]; 2] = [
    include_bytes!("../../ui/fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    include_bytes!("../../ui/fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
];

/// Lays a document out as PDF on US letter paper, in the letters of the screen.
///
/// # Errors
/// When it can't be laid out, which no words bring about.
pub fn pdf(document: &Document) -> Result<Vec<u8>, PaperError> {
    let fault = |cause: String| PaperError::Layout(cause);
    let words = serde_json::to_string(document).map_err(|cause| fault(cause.to_string()))?;
    let mut inputs = Dict::new();
    inputs.insert(Str::from("document"), Value::Str(words.into()));
    let engine = TypstEngine::builder().main_file(TEMPLATE).fonts(FONTS).build();
    let laid_out: PagedDocument = engine.compile_with_input(inputs).output.map_err(|cause| fault(cause.to_string()))?;
    typst_pdf::pdf(&laid_out, &typst_pdf::PdfOptions::default())
        .map_err(|causes| fault(causes.into_iter().map(|one| one.message.to_string()).collect::<Vec<_>>().join("; ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Language, Section};

    #[test]
    fn any_words_are_laid_out() {
        let line = |text: &str| ("Who".to_owned(), text.to_owned());
        let document = Document {
            name: "receipt".to_owned(),
            language: Language::Es,
            title: "Recibo #1 *no* es código".to_owned(),
            lead: "¿Quién? \"Comillas\", $ y \\ barra".to_owned(),
            sections: vec![Section { heading: "[Práctica]".to_owned(), lines: vec![line("Zoë Nuñez"), line("#panic()"), line("")] }; 12],
            foot: String::new(),
        };
        let bytes = pdf(&document).unwrap();
        assert!(bytes.starts_with(b"%PDF-") && bytes.len() > 5_000);
    }
}
