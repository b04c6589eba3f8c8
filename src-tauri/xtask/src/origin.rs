//! Where programs were built is nobody's business: what a compiler writes into them about files says "onramp/src-tauri/…",
//! "crates/tokio-…", "rust/library/…", and not where these lie on this machine. So the same commit also gives the same programs
//! in another folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{answer, command, must};
use crate::place;
use crate::stop::Stop;

/// Between two flags, as Cargo reads them: a folder's name may have a space in it.
const BETWEEN: &str = "\u{1f}";

/// This machine's folders, each with the name that programs give it.
pub(crate) struct Origin {
    names: Vec<(PathBuf, &'static str)>,
}

impl Origin {
    /// Asks where everything lies, after fetching the crates: each registry has a folder of its own.
    pub(crate) fn of(cargo: &Path, rustc: &Path) -> Result<Self, Stop> {
        let mut fetch = command(cargo);
        fetch.args(["fetch", "--locked", "--quiet"]);
        must(fetch)?;
        let mut names = vec![(place::root(), "onramp"), (place::target(), "target")];
        let home = cargo_home().ok_or_else(|| Stop::Missing {
            advice: "Cargo's home is not known: set CARGO_HOME.".to_owned(),
        })?;
        let registries = fs::read_dir(home.join("registry/src"))
            .into_iter()
            .flatten();
        names.extend(registries.flatten().map(|folder| (folder.path(), "crates")));
        names.push((home, "cargo"));
        let mut ask = command(rustc);
        ask.args(["--print", "sysroot"]);
        let sysroot = PathBuf::from(answer(ask).unwrap_or_default().trim());
        names.push((sysroot.join("lib/rustlib/src/rust"), "rust"));
        // Debian has a link there, or somebody at home has: a compiler names either.
        let real = names.iter().filter_map(|(folder, name)| {
            let real = fs::canonicalize(folder).ok()?;
            (real != *folder).then_some((real, *name))
        });
        let real: Vec<_> = real.collect();
        names.extend(real);
        // Of two rules that fit, compilers follow the later one: a folder comes before what is inside.
        names.sort_by_key(|(folder, _)| folder.as_os_str().len());
        Ok(Self { names })
    }

    /// Tells Cargo's build for `target` to name nothing of this machine, besides `flags` for Rust's compiler.
    pub(crate) fn hide(&self, build: &mut Command, target: &str, flags: &[&str]) {
        let rules = |flag: &str| -> Vec<String> {
            let rules = self.names.iter();
            rules
                .map(|(folder, name)| format!("{flag}={}={name}", folder.display()))
                .collect()
        };
        let mut for_rust = rules("--remap-path-prefix");
        for_rust.extend(flags.iter().map(|flag| (*flag).to_owned()));
        build.env("CARGO_ENCODED_RUSTFLAGS", for_rust.join(BETWEEN));
        // A folder's name may have a space in it here too: the flags are read as a shell would.
        let for_c: Vec<String> = rules("-ffile-prefix-map")
            .iter()
            .map(|rule| format!("'{}'", rule.replace('\'', "'\\''")))
            .collect();
        build.env("CC_SHELL_ESCAPED_FLAGS", "1");
        for language in ["CFLAGS", "CXXFLAGS"] {
            build.env(
                format!("{language}_{}", target.replace('-', "_")),
                for_c.join(" "),
            );
        }
    }

    /// Stops where a program names one of the folders.
    pub(crate) fn is_hidden_in(&self, program: &Path) -> Result<(), Stop> {
        let bytes = fs::read(program).map_err(Stop::file(program))?;
        let text = String::from_utf8_lossy(&bytes);
        // `/src` tells of no machine, and stands in every crate's paths.
        let telling = self
            .names
            .iter()
            .filter(|(folder, _)| folder.components().count() > 2);
        for (folder, _) in telling {
            let folder = format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR);
            let Some((_, rest)) = text.split_once(&folder) else {
                continue;
            };
            let more: String = rest.chars().take_while(|c| c.is_ascii_graphic()).collect();
            let more: String = more.chars().take(120).collect();
            return Err(Stop::Wrong {
                what: format!("{} names {folder}{more}.", program.display()),
            });
        }
        Ok(())
    }
}

/// Where Cargo keeps what it fetched.
fn cargo_home() -> Option<PathBuf> {
    let told = std::env::var_os("CARGO_HOME").filter(|folder| !folder.is_empty());
    told.map(|folder| place::root().join(folder))
        .or_else(|| Some(std::env::home_dir()?.join(".cargo")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin() -> Origin {
        let names = vec![
            (PathBuf::from("/home/me/on ramp"), "onramp"),
            (PathBuf::from("/home/me/on ramp/target"), "target"),
        ];
        Origin { names }
    }

    #[test]
    fn a_program_that_names_a_folder_of_this_machine_is_found() {
        let folder = place::target().join("xtask");
        fs::create_dir_all(&folder).unwrap();
        let program = folder.join(format!("origin-{}", std::process::id()));
        fs::write(&program, b"\xff\0onramp/src/main.rs\0").unwrap();
        origin().is_hidden_in(&program).unwrap();
        fs::write(&program, b"\xff\0/home/me/on ramp/src/main.rs\0more").unwrap();
        let told = origin().is_hidden_in(&program).unwrap_err().to_string();
        fs::remove_file(&program).unwrap();
        assert!(
            told.ends_with("names /home/me/on ramp/src/main.rs."),
            "{told}"
        );
    }

    #[test]
    fn a_folder_with_a_space_in_its_name_is_one_rule() {
        let mut build = command("cargo");
        origin().hide(&mut build, "x86_64-pc-windows-gnu", &["-Cpanic=abort"]);
        let mut envs = build.get_envs();
        let flags = envs.find(|(name, _)| *name == "CARGO_ENCODED_RUSTFLAGS");
        let flags = flags
            .and_then(|(_, flags)| flags)
            .unwrap()
            .to_str()
            .unwrap();
        let flags: Vec<&str> = flags.split(BETWEEN).collect();
        assert_eq!(
            flags,
            [
                "--remap-path-prefix=/home/me/on ramp=onramp",
                "--remap-path-prefix=/home/me/on ramp/target=target",
                "-Cpanic=abort",
            ]
        );
        let for_c = "'-ffile-prefix-map=/home/me/on ramp=onramp' '-ffile-prefix-map=/home/me/on ramp/target=target'";
        let mut envs = build.get_envs();
        let told = envs.find(|(name, _)| *name == "CFLAGS_x86_64_pc_windows_gnu");
        assert_eq!(told.and_then(|(_, told)| told), Some(for_c.as_ref()));
    }
}
