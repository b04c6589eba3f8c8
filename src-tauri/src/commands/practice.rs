//! The practice ConnectWise.

use super::Answer;
use crate::state::{Shell, refused};
use onramp_core::setup::view::{PracticeView, ScenarioOption};
use onramp_core::words::Code;
use onramp_practice::{Practice, ScenarioGroup, scenarios};
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt;

#[tauri::command]
pub(crate) async fn practice_status(shell: State<'_, Shell>) -> Answer<PracticeView> {
    shell.start_practice().await?;
    let practice = shell.practice.lock().await;
    practice
        .as_ref()
        .map(view)
        .ok_or_else(|| refused(Code::PracticeNotStarted))
}

#[tauri::command]
pub(crate) async fn practice_scenario_set(
    shell: State<'_, Shell>,
    scenario: String,
) -> Answer<PracticeView> {
    shell.start_practice().await?;
    let practice = shell.practice.lock().await;
    let practice = practice
        .as_ref()
        .ok_or_else(|| refused(Code::PracticeNotStarted))?;
    practice
        .set_scenario(&scenario)
        .map_err(|_| refused(Code::PracticeScenarioUnknown))?;
    Ok(view(practice))
}

#[tauri::command]
pub(crate) async fn practice_pages_open(app: AppHandle, shell: State<'_, Shell>) -> Answer<()> {
    let practice = shell.practice.lock().await;
    let pages = practice
        .as_ref()
        .map(Practice::pages)
        .ok_or_else(|| refused(Code::PracticeNotStarted))?;
    app.opener()
        .open_url(pages, None::<String>)
        .map_err(|_| refused(Code::BrowserNotOpened))
}

fn view(practice: &Practice) -> PracticeView {
    let switchable = scenarios()
        .unwrap_or_default()
        .iter()
        .filter(|scenario| scenario.is_switchable);
    PracticeView {
        pages: practice.pages(),
        company: practice.company().to_owned(),
        scenarios: switchable
            .map(|scenario| ScenarioOption {
                id: scenario.id.clone(),
                title: scenario.title.clone(),
                about: scenario.about.clone(),
                group: scenario.group.map_or("", ScenarioGroup::title).to_owned(),
                is_on: scenario.id == practice.scenario_id(),
            })
            .collect(),
    }
}
