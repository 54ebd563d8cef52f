//! Compiles the screens. Debug info keeps element names in the program: the tests find controls by them.

fn main() -> Result<(), slint_build::CompileError> {
    let configuration = slint_build::CompilerConfiguration::new()
        .with_style("fluent-light".to_owned())
        .with_bundled_translations("ui/lang")
        .with_default_translation_context(slint_build::DefaultTranslationContext::None)
        .with_debug_info(std::env::var_os("CARGO_FEATURE_INSPECT").is_some());
    slint_build::compile_with_config("ui/app.slint", configuration)
}
