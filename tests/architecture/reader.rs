//! Reads which file of a tree of modules imports which: by `use`, by a path in the middle of the code, by `super::`, by a
//! glob, through a re-export, inside a macro. What a path names belongs to the file that defines it, wherever it was handed on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

/// The path of a module from its root, without `crate`.
type Module = Vec<String>;

/// Which file imports which.
pub type Imports = BTreeMap<PathBuf, BTreeSet<PathBuf>>;

/// The names that were asked for on the way, so that names that hand each other on end.
type Seen = Vec<(Module, String, bool)>;

/// What a name stands for.
#[derive(Clone, PartialEq)]
enum Thing {
    /// A module.
    Module(Module),
    /// Something a module defines; also what a macro makes there, which no reader of source can see.
    Of(Module),
}

/// One name of a `use`.
struct Leaf {
    path: Vec<String>,
    name: String,
}

/// What a module can name.
#[derive(Default)]
struct Scope {
    file: PathBuf,
    defined: BTreeSet<String>,
    modules: BTreeSet<String>,
    uses: Vec<Leaf>,
}

/// The modules below a folder.
struct House {
    scopes: BTreeMap<Module, Scope>,
}

/// Gives the source files below a folder, in order; not those of a crate of its own in there.
pub fn sources(folder: &Path) -> Vec<PathBuf> {
    files(folder, "rs")
}

/// Gives the files below a folder whose names end so, in order; not those of a crate of its own in there.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.join("Cargo.toml").exists() {
            found.extend(files(&path, ending));
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Gives what each file below a folder imports of the others there; tests and the program's own start aside.
pub fn imports(folder: &Path) -> Imports {
    let mut house = House { scopes: BTreeMap::new() };
    let mut read = Vec::new();
    for path in sources(folder).into_iter().filter(|path| !path.ends_with("main.rs") && !path.ends_with("build.rs") && !is_of_tests(path)) {
        let file = syn::parse_file(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let items: Vec<syn::Item> = file.items.into_iter().filter(|item| !is_for_tests(item)).collect();
        let module = module_of(path.strip_prefix(folder).unwrap());
        house.scopes.insert(module.clone(), scope(&items, path));
        read.push((module, items));
    }
    let mut imports = Imports::new();
    for (module, items) in read {
        let mut reader = Reader { house: &house, module: &module, bound: BTreeSet::new(), found: BTreeSet::new() };
        items.iter().for_each(|item| reader.read(item));
        let own = &house.scopes[&module].file;
        reader.found.remove(own);
        imports.insert(own.clone(), reader.found);
    }
    imports
}

/// Gives each circle of files that import each other.
pub fn circles(imports: &Imports) -> Vec<Vec<&Path>> {
    let mut left: BTreeSet<&Path> = imports.keys().map(PathBuf::as_path).collect();
    // Whoever imports nothing that is left, or is imported by nothing that is left, is in no circle.
    loop {
        let of = |file: &Path| imports.get(file).into_iter().flatten().map(PathBuf::as_path);
        let imported: BTreeSet<&Path> = left.iter().flat_map(|file| of(file)).collect();
        let before = left.len();
        left = left.iter().copied().filter(|file| imported.contains(file) && of(file).any(|other| left.contains(other))).collect();
        if left.len() == before {
            break;
        }
    }
    let reach = |from: &Path| {
        let mut reached = BTreeSet::new();
        let mut next = vec![from.to_owned()];
        while let Some(file) = next.pop() {
            for other in imports.get(&file).into_iter().flatten() {
                if reached.insert(other.clone()) {
                    next.push(other.clone());
                }
            }
        }
        reached
    };
    let reached: BTreeMap<&Path, BTreeSet<PathBuf>> = left.iter().map(|file| (*file, reach(file))).collect();
    let mut circles: Vec<Vec<&Path>> = Vec::new();
    for (file, there) in &reached {
        if there.contains(*file) && !circles.iter().any(|circle| circle.contains(file)) {
            circles.push(
                reached.iter().filter(|(other, back)| there.contains(**other) && back.contains(*file)).map(|(other, _)| *other).collect(),
            );
        }
    }
    circles
}

fn is_of_tests(path: &Path) -> bool {
    path.file_stem().is_some_and(|name| name.to_string_lossy().ends_with("tests"))
}

fn is_for_tests(item: &syn::Item) -> bool {
    let attributes = match item {
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        _ => return false,
    };
    let tests = |attribute: &syn::Attribute| match &attribute.meta {
        syn::Meta::List(list) => list.path.is_ident("cfg") && list.tokens.to_string() == "test",
        _ => false,
    };
    attributes.iter().any(tests)
}

fn module_of(path: &Path) -> Module {
    let mut parts: Module = path.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if parts.last().is_some_and(|last| last == "mod" || last == "lib") {
        parts.pop();
    }
    parts
}

fn leaves(tree: &syn::UseTree, before: &[String], found: &mut Vec<Leaf>) {
    let with = |name: &syn::Ident| before.iter().cloned().chain([name.to_string()]).collect::<Vec<_>>();
    let named = |name: &syn::Ident| if name == "self" { before.to_vec() } else { with(name) };
    match tree {
        syn::UseTree::Path(path) => leaves(&path.tree, &with(&path.ident), found),
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, before, found)),
        syn::UseTree::Glob(_) => found.push(Leaf { path: before.to_vec(), name: "*".to_owned() }),
        syn::UseTree::Rename(rename) => found.push(Leaf { path: named(&rename.ident), name: rename.rename.to_string() }),
        syn::UseTree::Name(name) => {
            let path = named(&name.ident);
            let name = path.last().cloned().unwrap_or_default();
            found.push(Leaf { path, name });
        }
    }
}

fn scope(items: &[syn::Item], file: PathBuf) -> Scope {
    let mut scope = Scope { file, ..Scope::default() };
    for item in items {
        let name = match item {
            syn::Item::Mod(item) => {
                scope.modules.insert(item.ident.to_string());
                continue;
            }
            syn::Item::Fn(item) => &item.sig.ident,
            syn::Item::Struct(item) => &item.ident,
            syn::Item::Enum(item) => &item.ident,
            syn::Item::Const(item) => &item.ident,
            syn::Item::Static(item) => &item.ident,
            syn::Item::Type(item) => &item.ident,
            syn::Item::Trait(item) => &item.ident,
            _ => continue,
        };
        scope.defined.insert(name.to_string());
    }
    // Also what a function brings in for itself.
    let mut uses = Uses(Vec::new());
    items.iter().for_each(|item| uses.visit_item(item));
    scope.uses = uses.0;
    scope
}

struct Uses(Vec<Leaf>);

impl Visit<'_> for Uses {
    fn visit_item_use(&mut self, item: &syn::ItemUse) {
        leaves(&item.tree, &[], &mut self.0);
    }
}

impl House {
    /// Finds what a name stands for in a module; the last of a path may be a function, one before it may not.
    fn named(&self, module: &Module, name: &str, last: bool, seen: &mut Seen) -> Option<Thing> {
        let key = (module.clone(), name.to_owned(), last);
        if seen.contains(&key) {
            return None;
        }
        seen.push(key);
        let scope = self.scopes.get(module)?;
        let below = || Thing::Module(module.iter().cloned().chain([name.to_owned()]).collect());
        if !last && scope.modules.contains(name) {
            return Some(below());
        }
        if scope.defined.contains(name) && (last || name.starts_with(char::is_uppercase)) {
            return Some(Thing::Of(module.clone()));
        }
        if let Some(leaf) = scope.uses.iter().find(|leaf| leaf.name == name) {
            return self.resolve(module, &leaf.path, last, seen);
        }
        if scope.modules.contains(name) {
            return Some(below());
        }
        scope.uses.iter().filter(|leaf| leaf.name == "*").find_map(|leaf| match self.resolve(module, &leaf.path, false, seen)? {
            Thing::Module(inside) => self.named(&inside, name, last, seen),
            Thing::Of(_) => None,
        })
    }

    fn resolve(&self, module: &Module, path: &[String], last: bool, seen: &mut Seen) -> Option<Thing> {
        let (first, rest) = path.split_first()?;
        let parent = |module: &Module| module.iter().take(module.len().saturating_sub(1)).cloned().collect::<Module>();
        let mut thing = match first.as_str() {
            "crate" => Thing::Module(Module::new()),
            "self" => Thing::Module(module.clone()),
            "super" => Thing::Module(parent(module)),
            name => self.named(module, name, last && rest.is_empty(), seen)?,
        };
        for (place, name) in rest.iter().enumerate() {
            let Thing::Module(inside) = &thing else { break };
            thing = if name == "super" {
                Thing::Module(parent(inside))
            } else {
                let last = last && place + 1 == rest.len();
                self.named(inside, name, last, seen).unwrap_or_else(|| Thing::Of(inside.clone()))
            };
        }
        Some(thing)
    }
}

struct Reader<'a> {
    house: &'a House,
    module: &'a Module,
    /// Names that stand for values where they are read: such a one is no path.
    bound: BTreeSet<String>,
    found: BTreeSet<PathBuf>,
}

impl Reader<'_> {
    fn read(&mut self, item: &syn::Item) {
        let mut bound = Bound::default();
        bound.visit_item(item);
        self.bound = bound.0;
        self.visit_item(item);
    }

    fn note(&mut self, path: &[String]) {
        // A module that is brought in to be named imports nothing yet; what is named of it does.
        if let Some(Thing::Of(module)) = self.house.resolve(self.module, path, true, &mut Vec::new()) {
            self.found.extend(self.house.scopes.get(&module).map(|scope| scope.file.clone()));
        }
    }

    /// Reads the paths among the words of a macro.
    fn words(&mut self, words: &str) {
        let letters = |letter: char| letter.is_alphanumeric() || letter == '_';
        let closed = words.replace(" :: ", "::");
        for part in closed.split(|letter: char| !letters(letter) && letter != ':').filter(|part| !part.is_empty()) {
            let path: Vec<String> = part.split("::").filter(|name| !name.is_empty()).map(str::to_owned).collect();
            if path.len() > 1 || path.first().is_some_and(|name| name.starts_with(char::is_uppercase)) {
                self.note(&path);
            }
        }
    }
}

impl Visit<'_> for Reader<'_> {
    fn visit_item_use(&mut self, item: &syn::ItemUse) {
        let mut found = Vec::new();
        leaves(&item.tree, &[], &mut found);
        found.iter().for_each(|leaf| self.note(&leaf.path));
    }

    fn visit_vis_restricted(&mut self, _: &syn::VisRestricted) {}

    fn visit_path(&mut self, path: &syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let is_value = names.len() == 1 && names.iter().all(|name| self.bound.contains(name));
        if path.leading_colon.is_none() && !is_value {
            self.note(&names);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &syn::Macro) {
        self.visit_path(&item.path);
        let words = item.tokens.to_string();
        let without_text: String = words.split('"').step_by(2).collect::<Vec<_>>().join(" ");
        self.words(&without_text);
    }
}

#[derive(Default)]
struct Bound(BTreeSet<String>);

impl Visit<'_> for Bound {
    fn visit_pat_ident(&mut self, name: &syn::PatIdent) {
        self.0.insert(name.ident.to_string());
        visit::visit_pat_ident(self, name);
    }
}
