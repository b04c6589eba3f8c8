//! The ways in which people see the window.

/// What draws it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Which can be told to see in any way.
    Chromium,
    /// The engine of the real window on Linux.
    WebKit,
}

/// One way to see it.
pub(crate) struct Variant {
    /// Its name, and the folder of its pictures.
    pub(crate) name: &'static str,
    /// What draws it.
    pub(crate) engine: Engine,
    /// What the page is told in its address.
    pub(crate) query: &'static str,
    /// `prefers-color-scheme`.
    pub(crate) scheme: &'static str,
    /// `forced-colors`.
    pub(crate) forced_colors: &'static str,
    /// The window, in CSS pixels.
    pub(crate) width: u32,
    /// The same.
    pub(crate) height: u32,
    /// The size of text that the person has set, in percent.
    pub(crate) text_percent: u32,
    /// Whether axe looks too.
    pub(crate) has_axe: bool,
}

/// As most people see it, in the size in which the window opens.
const PLAIN: Variant = Variant {
    name: "light",
    engine: Engine::Chromium,
    query: "",
    scheme: "light",
    forced_colors: "none",
    width: 1120,
    height: 780,
    text_percent: 100,
    has_axe: true,
};

/// All of them, in the order of the table.
pub(crate) const VARIANTS: &[Variant] = &[
    PLAIN,
    Variant {
        name: "dark",
        scheme: "dark",
        ..PLAIN
    },
    Variant {
        name: "forced-colors",
        scheme: "dark",
        forced_colors: "active",
        has_axe: false,
        ..PLAIN
    },
    Variant {
        name: "text-200",
        text_percent: 200,
        has_axe: false,
        ..PLAIN
    },
    Variant {
        name: "narrow-320",
        width: 320,
        height: 640,
        has_axe: false,
        ..PLAIN
    },
    Variant {
        name: "pseudo",
        query: "pseudo",
        has_axe: false,
        ..PLAIN
    },
    Variant {
        name: "right-to-left",
        query: "rtl",
        has_axe: false,
        ..PLAIN
    },
    Variant {
        name: "webkit-light",
        engine: Engine::WebKit,
        ..PLAIN
    },
    Variant {
        name: "webkit-dark",
        engine: Engine::WebKit,
        scheme: "dark",
        ..PLAIN
    },
];

/// Those that an engine draws.
pub(crate) fn of(engine: Engine) -> impl Iterator<Item = &'static Variant> {
    VARIANTS
        .iter()
        .filter(move |variant| variant.engine == engine)
}

/// What Chromium's pages are told in their addresses: a page is loaded once for all variants that tell it the same.
pub(crate) fn queries() -> Vec<&'static str> {
    let mut queries: Vec<_> = of(Engine::Chromium).map(|variant| variant.query).collect();
    queries.dedup();
    queries
}
