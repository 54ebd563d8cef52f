//! From words to pages.

use crate::{Fault, Form, Wanted};
use typst::foundations::{Dict, Str, Value};
use typst_as_lib::TypstEngine;
use typst_layout::PagedDocument;

const TEMPLATE: &str = include_str!("document.typ");
const FONTS: [&[u8]; 2] = [
    include_bytes!("../../../ui/fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    include_bytes!("../../../ui/fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
];

/// Lays a document out on US letter paper and makes what is wanted of it.
///
/// # Errors
/// When it can't be laid out, which no words bring about, or when there is no such page.
pub fn lay_out(wanted: &Wanted) -> Result<Vec<u8>, Fault> {
    let words = serde_json::to_string(&wanted.document)?;
    let mut inputs = Dict::new();
    inputs.insert(Str::from("document"), Value::Str(words.into()));
    let engine = TypstEngine::builder().main_file(TEMPLATE).fonts(FONTS).build();
    // What Typst says of a fault quotes the words, and what this program says is for logs.
    let pages: PagedDocument = engine.compile_with_input(inputs).output.map_err(|_| Fault::Layout)?;
    match wanted.form {
        Form::Pdf => typst_pdf::pdf(&pages, &typst_pdf::PdfOptions::default()).map_err(|_| Fault::Layout),
        Form::Picture(number) => {
            let page = number.checked_sub(1).and_then(|place| pages.pages().get(place)).ok_or(Fault::NoPage(number))?;
            Ok(typst_svg::svg(page, &typst_svg::SvgOptions::default()).into_bytes())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Language, Section, answer};

    fn document() -> Document {
        let line = |text: &str| ("Who".to_owned(), text.to_owned());
        Document {
            name: "receipt".to_owned(),
            language: Language("es".to_owned()),
            title: "Recibo #1 *no* es código".to_owned(),
            lead: "¿Quién? \"Comillas\", $ y \\ barra".to_owned(),
            sections: vec![Section { heading: "[Práctica]".to_owned(), lines: vec![line("Zoë Nuñez"), line("#panic()"), line("")] }; 12],
            foot: String::new(),
        }
    }

    #[test]
    fn any_words_are_laid_out() {
        let bytes = lay_out(&Wanted { form: Form::Pdf, document: document() }).unwrap();
        assert!(bytes.starts_with(b"%PDF-") && bytes.len() > 5_000);
    }

    #[test]
    fn a_picture_is_of_one_page_and_only_of_one_that_is_there() {
        let picture = |number| lay_out(&Wanted { form: Form::Picture(number), document: document() });
        let (first, second) = (picture(1).unwrap(), picture(2).unwrap());
        assert!(first.starts_with(b"<svg") && second.starts_with(b"<svg") && first != second);
        assert!(matches!((picture(0), picture(9)), (Err(Fault::NoPage(0)), Err(Fault::NoPage(9)))));
    }

    #[test]
    fn what_the_station_asks_is_what_is_read() {
        let wanted = Wanted { form: Form::Picture(1), document: document() };
        let asked = serde_json::to_vec(&Wanted { form: Form::Picture(1), document: &document() }).unwrap();
        assert_eq!(answer(&asked).unwrap(), lay_out(&wanted).unwrap());
    }

    #[test]
    fn rubbish_is_refused_without_a_word_of_it() {
        for rubbish in [&b""[..], b"{}", b"null", b"\xff\xfe", br#"{"form":"pdf","document":{"title":"secret"}}"#] {
            let said = answer(rubbish).unwrap_err().to_string();
            assert!(said.starts_with("what is wanted can't be read") && !said.contains("secret"), "{said}");
        }
    }
}
