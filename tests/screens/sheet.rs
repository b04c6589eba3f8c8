//! The contact sheet: every picture small, beside the others of its screen.

use super::Taken;
use super::variant::VARIANTS;

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>Screens of Onramp</title>\n\
<style>\n\
body { font: 14px system-ui, sans-serif; margin: 16px; background: #777; color: #fff }\n\
th { position: sticky; top: 0; background: #444; padding: 4px 8px; text-align: start }\n\
tbody th { position: static; vertical-align: top }\n\
td { vertical-align: top; padding: 4px }\n\
img { width: 220px; max-height: 420px; object-fit: cover; object-position: top; display: block }\n\
.narrow-320 img { width: 110px }\n\
.fault { outline: 4px solid #f33 }\n\
</style>\n<table>\n";

/// The sheet as a page of its own, for the folder of the pictures.
pub(crate) fn html(screens: &[String], taken: &[Taken]) -> String {
    let mut page = HEAD.to_owned();
    page.push_str("<thead><tr><th>Screen</th>");
    for variant in VARIANTS {
        page.push_str(&format!("<th>{}</th>", variant.name));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for screen in screens {
        page.push_str(&format!("<tr><th>{screen}</th>"));
        for variant in VARIANTS {
            let mut here = taken.iter();
            let one = here.find(|one| one.screen == *screen && one.variant == variant.name);
            let faults = one.map_or_else(String::new, |one| escaped(&one.faults.join("\n")));
            let class = if faults.is_empty() { "" } else { " fault" };
            let file = format!("{}/{screen}.png", variant.name);
            page.push_str(&format!(
                "<td class=\"{}\"><a href=\"{file}\" title=\"{faults}\"><img class=\"{class}\" loading=\"lazy\" src=\"{file}\" \
                 alt=\"{screen}, {}\"></a></td>",
                variant.name, variant.name
            ));
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n</html>\n");
    page
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}
