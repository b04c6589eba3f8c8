//! What of other people is inside, as CycloneDX: the list that the notices are made from.
//!
//! The same lock files give the same text: it has no time and no random number in it.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};

use crate::notices::{Kind, Package, packages};
use crate::package::VERSION;
use crate::place;
use crate::stop::Stop;

/// Makes it, as JSON of CycloneDX 1.6.
pub(super) fn made() -> Result<String, Stop> {
    let lock = place::root().join("Cargo.lock");
    let lock = fs::read_to_string(&lock).map_err(Stop::file(&lock))?;
    let digests = digests(&lock);
    let all = packages()?;
    let components: Vec<Value> = all
        .iter()
        .map(|package| component(package, &digests))
        .collect();
    let names: Vec<String> = all.iter().map(name).collect();
    let bom = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": {
            "type": "application",
            "bom-ref": "onramp",
            "name": "onramp",
            "version": VERSION,
            "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        }},
        "components": components,
        "dependencies": [{ "ref": "onramp", "dependsOn": names }],
    });
    Ok(format!("{bom:#}\n"))
}

/// The name by which every tool knows a package (purl).
fn name(package: &Package) -> String {
    let registry = match package.kind {
        Kind::Crate => "cargo",
        Kind::Npm => "npm",
        Kind::Font => "generic",
    };
    let name = package.name.replace('@', "%40");
    format!(
        "pkg:{registry}/{name}@{}",
        package.version.replace('+', "%2B")
    )
}

fn component(package: &Package, digests: &BTreeMap<(String, String), String>) -> Value {
    let name = name(package);
    let known = (package.name.clone(), package.version.clone());
    let digest = digests.get(&known).filter(|_| package.kind == Kind::Crate);
    let hashes: Vec<Value> = digest
        .map(|digest| json!({ "alg": "SHA-256", "content": digest }))
        .into_iter()
        .collect();
    let home = Some(&package.home).filter(|home| !home.is_empty());
    let references: Vec<Value> = home
        .map(|home| json!({ "type": "vcs", "url": home }))
        .into_iter()
        .collect();
    json!({
        "type": "library",
        "bom-ref": name,
        "name": package.name,
        "version": package.version,
        "purl": name,
        "licenses": [{ "expression": spdx(&package.licence) }],
        "hashes": hashes,
        "externalReferences": references,
    })
}

/// A licence as SPDX writes it: older manifests put a stroke where it says OR.
fn spdx(licence: &str) -> String {
    let words = licence.replace('/', " OR ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The digest of each package in a lock file, by name and version.
fn digests(lock: &str) -> BTreeMap<(String, String), String> {
    let said = |block: &str, key: &str| {
        let mut lines = block.lines();
        let line = lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
        line.map(|text| text.trim_matches('"').to_owned())
    };
    let blocks = lock.split("[[package]]").skip(1);
    blocks
        .filter_map(|block| {
            let known = (said(block, "name")?, said(block, "version")?);
            Some((known, said(block, "checksum")?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_has_its_name_its_licence_and_the_digest_of_the_lock_file() {
        let lock = "[[package]]\nname = \"own\"\nversion = \"0.1.0\"\n\n[[package]]\nname = \"aes\"\nversion = \"0.8.4\"\nsource = \"r\"\nchecksum = \"b169\"\n";
        let aes = Package {
            name: "aes".to_owned(),
            version: "0.8.4".to_owned(),
            licence: "MIT/Apache-2.0".to_owned(),
            home: "https://example.com/aes".to_owned(),
            folder: std::path::PathBuf::new(),
            kind: Kind::Crate,
        };
        let made = component(&aes, &digests(lock));
        assert_eq!(made["purl"], "pkg:cargo/aes@0.8.4");
        assert_eq!(made["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(made["hashes"][0]["content"], "b169");
        assert_eq!(
            made["externalReferences"][0]["url"],
            "https://example.com/aes"
        );
    }

    #[test]
    fn a_package_of_npm_keeps_its_scope() {
        let api = Package {
            name: "@tauri-apps/api".to_owned(),
            version: "2.12.0+1".to_owned(),
            licence: "MIT".to_owned(),
            home: String::new(),
            folder: std::path::PathBuf::new(),
            kind: Kind::Npm,
        };
        assert_eq!(name(&api), "pkg:npm/%40tauri-apps/api@2.12.0%2B1");
    }
}
