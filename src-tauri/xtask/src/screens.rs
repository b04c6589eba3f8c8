//! `cargo xtask screens`: pictures of every screen, and what is wrong with them.

use std::fs;
use std::process::ExitCode;

use crate::command::{cargo, listen};
use crate::compile::ALIKE;
use crate::session::Session;
use crate::steps::Steps;
use crate::stop::Stop;
use crate::{front_end, need, place};

/// Takes the pictures in a headless browser and in the real window's engine; a screen with a fault makes it a failure.
///
/// The screens are the real window's on a fake core, built apart from what is shipped.
pub(crate) fn screens(names: &[String]) -> Result<ExitCode, Stop> {
    need::window_driver()?;
    need::node()?;
    let mut steps = Steps::new(6);
    steps.step("System packages", || need::packages(true))?;
    steps.step("Front end: npm ci", front_end::packages)?;
    let site = place::notes().join("screens");
    steps.step("Screens: vite build", || front_end::screens(&site))?;
    let program: Vec<&str> = [&["test"], ALIKE, &["--test", "screens"]].concat();
    steps.step("Screens: cargo build", || {
        let mut build = cargo(program.iter().copied());
        build.arg("--no-run");
        crate::command::must(build)
    })?;
    let pictures = place::target().join("screens");
    if names.is_empty() && pictures.is_dir() {
        fs::remove_dir_all(&pictures).map_err(Stop::file(&pictures))?;
    }
    fs::create_dir_all(&pictures).map_err(Stop::file(&pictures))?;
    let what = "Test session: display, session bus, keychain";
    let session = steps.step(what, Session::open)?;
    let is_green = steps.step("Pictures", || {
        let mut take = cargo(program.iter().copied());
        take.arg("--").args(names);
        take.env("ONRAMP_SCREENS_SITE", &site);
        take.env("ONRAMP_SCREENS", &pictures);
        session.dress(&mut take);
        listen(take, |_| ())
    })?;
    Ok(if is_green {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
