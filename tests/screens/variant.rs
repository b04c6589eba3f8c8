//! The ways in which people see the window.

/// One way to see it.
pub(crate) struct Variant {
    /// Its name, and the folder of its pictures.
    pub(crate) name: &'static str,
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
];

/// What pages are told in their addresses: a page is loaded once for all variants that tell it the same.
pub(crate) fn queries() -> Vec<&'static str> {
    let mut queries: Vec<_> = VARIANTS.iter().map(|variant| variant.query).collect();
    queries.dedup();
    queries
}
