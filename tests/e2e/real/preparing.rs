//! A real setup up to the page that shows a new key pair.

use super::begin::begin_msp_process;
use crate::harness::clipboard;
use crate::harness::practice::PracticeServer;
use crate::harness::scene::Scene;

/// What the guide's sheet asks for when the Invoices tab is chosen.
const LEVELS: &[&str] = &[
    "Companies, Company Maintenance, Inquire Level",
    "Companies, Company/Contact Group Maintenance, Inquire Level",
    "Companies, Contacts, Add Level",
    "Companies, Contacts, Edit Level",
    "Companies, Contacts, Inquire Level",
    "Companies, CRM/Sales Activities, Inquire Level",
    "Companies, Manage Attachments, Add Level",
    "Companies, Manage Attachments, Inquire Level",
    "Companies, Notes, Add Level",
    "Companies, Notes, Edit Level",
    "Companies, Notes, Inquire Level",
    "Companies, Team Members, Inquire Level",
    "Finance, Invoicing, Inquire Level",
    "Project, Project Tickets, Inquire Level",
    "Service Desk, Close Service Tickets, Add Level",
    "Service Desk, Close Service Tickets, Edit Level",
    "Service Desk, Close Service Tickets, Inquire Level",
    "Service Desk, Resource Scheduling, Add Level",
    "Service Desk, Resource Scheduling, Inquire Level",
    "Service Desk, Service Ticket - Dependencies, Add Level",
    "Service Desk, Service Ticket - Dependencies, Edit Level",
    "Service Desk, Service Ticket - Dependencies, Inquire Level",
    "Service Desk, Service Tickets, Add Level",
    "Service Desk, Service Tickets, Edit Level",
    "Service Desk, Service Tickets, Inquire Level",
    "Service Desk, Service Tickets - Finance, Inquire Level",
    "Service Desk, SLA Dashboard, Inquire Level",
    "Service Desk, Ticket Templates, Inquire Level",
    "System, Member Maintenance, Inquire Level",
    "System, Table Setup, Inquire Level",
];

pub(super) async fn begin(scene: &Scene<'_>) {
    scene.page().wait_for("No setups yet").await;
    scene.picture("no-setups").await;
    begin_msp_process(scene.window, scene.screenshots).await;
}

pub(super) async fn choose_a_role_of_its_own(scene: &Scene<'_>) {
    scene.keyboard().choose("*", "MSP Process").await;
    scene.keyboard().tick("Invoices tab", true).await;
    scene.keyboard().press_button("Confirm these choices").await;
    scene.page().wait_for("This step: Done: your choice").await;
    scene.picture("choices").await;
    scene
        .steps()
        .go_on_to("Enter the Company ID and the address")
        .await;
}

/// The address is pasted as a browser gives it, with all that stands behind the host.
pub(super) async fn enter_company_and_address(scene: &Scene<'_>, practice: &PracticeServer) {
    scene
        .keyboard()
        .fill("Company ID", practice.company())
        .await;
    clipboard::put(&practice.login_page()).await;
    scene.keyboard().paste_into("ConnectWise address").await;
    scene.page().wait_for(&practice.login_page()).await;
    scene.page().wait_for("Onramp reads this as").await;
    scene.keyboard().press_button("Find my company").await;
    scene.page().wait_for("Found: ACME MSP").await;
    scene.page().wait_for("v2025").await;
    scene
        .page()
        .wait_for("This step: Done: the company was found")
        .await;
    scene.picture("company-found").await;
    scene.steps().go_on_to("Create the role MSP Process").await;
}

pub(super) async fn create_the_role(scene: &Scene<'_>, practice: &PracticeServer) {
    let connectwise = scene.connectwise();
    scene.picture("create-role").await;
    connectwise.open(&practice.pages()).await;
    connectwise.log_in().await;
    connectwise.create_role("MSP Process", LEVELS).await;
    scene
        .steps()
        .did_this_then("Tick the boxes of the role")
        .await;
    for function in [
        "Company Maintenance",
        "Invoicing",
        "Service Tickets",
        "Table Setup",
    ] {
        scene.page().wait_for(function).await;
    }
    scene.picture("set-permissions").await;
    scene
        .steps()
        .did_this_then("Allow every entry of Table Setup")
        .await;
    scene.picture("table-setup").await;
    connectwise.allow_all_of_table_setup().await;
    let calls = "Look through the calls that MSP Process makes";
    scene.steps().did_this_then(calls).await;
    scene.page().wait_for("/company/companies/count").await;
    scene.picture("endpoints").await;
    scene.steps().did_this_then("Begin a new API member").await;
}

pub(super) async fn create_the_member(scene: &Scene<'_>) {
    scene.picture("open-members").await;
    let fill_in = "Fill in the API member, with the role MSP Process";
    scene.steps().did_this_then(fill_in).await;
    scene.picture("member-own").await;
    let connectwise = scene.connectwise();
    connectwise
        .create_member("MSPProcess", "MSP Process", "MSP Process", None)
        .await;
    scene.steps().did_this_then("Create the keys").await;
}

pub(super) async fn create_the_keys(scene: &Scene<'_>) {
    scene.picture("create-keys").await;
    scene.connectwise().create_keys("MSP Process").await;
    scene
        .steps()
        .did_this_then("Bring both keys into Onramp")
        .await;
}
