//! What stands in the papers of a package: who holds which rights, and what changed.

use std::fs;
use std::path::Path;

use super::{Package, VERSION, made_at, maintainer, wrong};
use crate::command::{answer, command};
use crate::place;
use crate::stop::Stop;

/// Where the text of the Apache License lies on Debian; it is not to be copied.
const APACHE: &str = "On Debian systems the text of the Apache License, Version 2.0, is in\n\
                      /usr/share/common-licenses/Apache-2.0.\n";

/// Where the licences of other people's work inside are to be read.
const OTHERS: &str = "What of other people is inside, with their licences: in the window under Help,\n\
                      and with onramp-cli in /usr/share/doc/onramp-cli/notices.txt.gz.\n";

/// Onramp's own licences, without the text that every Debian has.
pub(super) fn copyright() -> Result<String, Stop> {
    let path = place::root().join("LICENSE");
    let all = fs::read_to_string(&path).map_err(Stop::file(&path))?;
    let rule = "\n-----";
    let mut parts = all.splitn(3, rule);
    let (Some(choice), Some(mit)) = (parts.next(), parts.next()) else {
        return Err(wrong("LICENSE has another shape than the packages expect."));
    };
    let mit = mit.trim_start_matches('-').trim();
    let year = date("+%Y")?;
    Ok(format!(
        "Copyright (c) {year} the Onramp maintainers\n\n{}\n\n{mit}\n\n{APACHE}\n{OTHERS}",
        choice.trim()
    ))
}

/// What changed, in Debian's form.
pub(super) fn changelog(package: &Package) -> Result<String, Stop> {
    let date = date("--rfc-email")?;
    Ok(format!(
        "{} ({VERSION}) unstable; urgency=medium\n\n  * Release {VERSION}.\n\n -- {}  {date}\n",
        package.name,
        maintainer()
    ))
}

/// A file of `packaging` with version and date in it.
pub(super) fn filled_in(path: &Path) -> Result<String, Stop> {
    let text = fs::read_to_string(path).map_err(Stop::file(path))?;
    let day = date("+%Y-%m-%d")?;
    Ok(text.replace("VERSION", VERSION).replace("DATE", &day))
}

fn date(form: &str) -> Result<String, Stop> {
    let mut date = command("date");
    date.args(["--utc", "--date", &format!("@{}", made_at()), form]);
    date.env("LC_ALL", "C");
    let told = answer(date).ok_or_else(|| wrong("`date` does not answer."))?;
    Ok(told.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_papers_name_both_licences_and_repeat_only_the_one_that_debian_lacks() {
        let text = copyright().unwrap_or_default();
        assert!(text.contains("Permission is hereby granted"), "{text}");
        assert!(text.contains("/usr/share/common-licenses/Apache-2.0"));
        assert!(!text.contains("TERMS AND CONDITIONS"));
    }

    #[test]
    fn a_page_is_filled_in() {
        let page = place::root().join("src-tauri/packaging/linux/onramp.1");
        let text = filled_in(&page).unwrap_or_default();
        assert!(
            text.contains(VERSION) && !text.contains("VERSION"),
            "{text}"
        );
    }
}
