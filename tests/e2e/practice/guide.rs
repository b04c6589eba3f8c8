//! What differs between the guides: names, titles, and what is asked for in ConnectWise.

/// The company that practice plays, as it is known at login.
pub(crate) const COMPANY: &str = "acmemsp";

/// A guide, with every feature chosen and a role of its own.
pub(crate) struct Guide {
    pub(crate) name: &'static str,
    pub(crate) role: &'static str,
    pub(crate) features: &'static [&'static str],
    /// How its form calls ConnectWise's address.
    pub(crate) address: &'static str,
    /// "Module, Function, Right Level".
    pub(crate) levels: &'static [&'static str],
    pub(crate) member_id: &'static str,
    pub(crate) board: Option<&'static str>,
    pub(crate) key_description: &'static str,
    /// What a test says that has passed.
    pub(crate) verdict: &'static str,
    pub(crate) steps: usize,
    /// The titles that follow: on the choices, on the page that is closed, on the values that are handed over.
    pub(crate) after_choices: &'static str,
    pub(crate) after_page: &'static str,
    pub(crate) after_values: &'static str,
}

pub(crate) const PHIN: Guide = Guide {
    name: "Phin",
    role: "Phin Integration",
    features: &["Billing", "Service Desk"],
    address: "ConnectWise API URL",
    levels: &[
        "Companies, Company Maintenance, Inquire Level",
        "Companies, Manage Attachments, Add Level",
        "Companies, Manage Attachments, Inquire Level",
        "Finance, Agreements, Edit Level",
        "Finance, Agreements, Inquire Level",
        "Service Desk, Service Tickets, Add Level",
        "Service Desk, Service Tickets, Inquire Level",
    ],
    member_id: "PhinAPI",
    board: Some("Help Desk"),
    key_description: "Phin",
    verdict: "Connected: every check passed",
    steps: 17,
    after_choices: "Open a ConnectWise Manage tile in Phin",
    after_page: "Fill in Phin's four fields",
    after_values: "Connect",
};

pub(crate) const MSP_PROCESS: Guide = Guide {
    name: "MSP Process",
    role: "MSP Process",
    features: &["Invoices tab", "Configurations on tickets", "Time entries"],
    address: "ConnectWise address",
    levels: &[
        "Companies, Company Maintenance, Add Level",
        "Companies, Company Maintenance, Inquire Level",
        "Companies, Company/Contact Group Maintenance, Inquire Level",
        "Companies, Configurations, Inquire Level",
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
        "Finance, Agreements, Inquire Level",
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
        "System, My Company, Inquire Level",
        "System, Table Setup, Inquire Level",
        "Time & Expense, Time Entry, Add Level",
        "Time & Expense, Time Entry, Edit Level",
        "Time & Expense, Time Entry, Inquire Level",
    ],
    member_id: "MSPProcess",
    board: None,
    key_description: "MSP Process",
    verdict: "Connected, and nothing that can be seen is missing",
    steps: 17,
    after_choices: "Enter the Company ID and the address",
    after_page: "Wait for your onboarding specialist",
    after_values: "Write the report",
};
