//! The practice ConnectWise.

use super::Answer;
use crate::state::{Shell, refused};
use onramp_core::catalog::{Level, Permission};
use onramp_core::setup::view::{BoxChange, PracticeView, ScenarioOption, TakenBox};
use onramp_core::words::Code;
use onramp_practice::{Practice, PracticeError, ScenarioGroup, scenarios};
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
    is_on: bool,
) -> Answer<PracticeView> {
    change(&shell, |practice| {
        if is_on {
            practice.break_also(&scenario)
        } else {
            practice.mend(&scenario)
        }
    })
    .await
}

#[tauri::command]
pub(crate) async fn practice_box_set(
    shell: State<'_, Shell>,
    permission: Permission,
    change: BoxChange,
) -> Answer<PracticeView> {
    let level = match change {
        BoxChange::Taken => Level::None,
        BoxChange::My => Level::My,
        BoxChange::Mended => Level::All,
    };
    self::change(&shell, |practice| practice.set_box(&permission, level)).await
}

#[tauri::command]
pub(crate) async fn practice_mend(shell: State<'_, Shell>) -> Answer<PracticeView> {
    change(&shell, Practice::mend_everything).await
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

/// Changes what goes wrong, and answers with what does then.
async fn change(
    shell: &Shell,
    change: impl FnOnce(&Practice) -> Result<(), PracticeError>,
) -> Answer<PracticeView> {
    shell.start_practice().await?;
    let practice = shell.practice.lock().await;
    let practice = practice
        .as_ref()
        .ok_or_else(|| refused(Code::PracticeNotStarted))?;
    change(practice).map_err(|_| refused(Code::PracticeScenarioUnknown))?;
    Ok(view(practice))
}

fn view(practice: &Practice) -> PracticeView {
    let broken = practice.broken();
    // What is about boxes alone is offered box by box.
    let offered = scenarios().unwrap_or_default().iter().filter(|scenario| {
        scenario.is_switchable && scenario.group.is_some() && !scenario.is_about_boxes_alone()
    });
    let boxes = practice.taken_boxes().into_iter();
    PracticeView {
        pages: practice.pages(),
        company: practice.company().to_owned(),
        scenarios: offered
            .map(|scenario| ScenarioOption {
                id: scenario.id.clone(),
                title: scenario.title.clone(),
                about: scenario.about.clone(),
                act: scenario.act.clone(),
                group: scenario.group.map_or("", ScenarioGroup::title).to_owned(),
                is_on: broken.iter().any(|broken| broken.id == scenario.id),
            })
            .collect(),
        boxes: boxes
            .map(|(permission, level)| TakenBox {
                place: practice.place_of(&permission).unwrap_or_default(),
                permission: permission.to_string(),
                change: if level == Level::My {
                    BoxChange::My
                } else {
                    BoxChange::Taken
                },
            })
            .collect(),
    }
}
