import type { CorrectionView } from '../generated/CorrectionView';
import type { PermissionModule } from '../generated/PermissionModule';
import type { PermissionRow } from '../generated/PermissionRow';
import type { PermissionSheet } from '../generated/PermissionSheet';
import type { SheetReason } from '../generated/SheetReason';
import type { TableRow } from '../generated/TableRow';

/** What a row of the fake's sheet asks; a function without one is an empty row. */
interface Ask {
  columns: string;
  why: string;
  without: string;
  features?: string[];
  isOptional?: boolean;
  writtenAs?: string;
  corrections?: CorrectionView[];
}

const columns = ['Add', 'Edit', 'Delete', 'Inquire'];

const besideTheDocument: CorrectionView = {
  documentSays: 'The list of permissions has no Configurations.',
  weBelieve: 'The calls that read configurations need it.',
  source: 'ConnectWise’s API description',
  confidence: 'medium',
};

/** `Manage Attachments` in `Companies` is `companies/manage-attachments`. */
const idOf = (...names: string[]) => names.map((name) => name.toLowerCase().replaceAll(/[^a-z]+/g, '-')).join('/');

function rowOf(module: string, name: string, ask: Ask | undefined): PermissionRow {
  const id = idOf(module, name);
  const isAsked = (column: string) => ask?.columns.split(', ').includes(column) === true;
  return {
    id,
    function: name,
    hasCustomize: name === 'Table Setup',
    boxes: columns.map((column) => ({
      permission: `${id}/${column.toLowerCase()}`,
      column,
      asked: !isAsked(column) ? 'nothing' : ask?.isOptional ? 'all-beside-the-document' : 'all',
    })),
    reasons: ask ? [reasonOf(ask)] : [],
    writtenAs: ask?.writtenAs ?? null,
    corrections: ask?.corrections ?? [],
  };
}

const reasonOf = ({ columns, why, without, features = [], isOptional = false }: Ask): SheetReason => ({ columns, why, without, features, isOptional });

const pages: Record<string, string[]> = {
  Companies: ['Company Maintenance', 'Company/Contact Group Maintenance', 'Configurations', 'Contacts', 'Manage Attachments', 'Notes', 'Reports', 'Team Members'],
  Finance: ['Accounting Interface', 'Agreement Invoicing', 'Agreement Sales', 'Agreements', 'Billing View Time', 'Invoicing', 'Reports'],
  Marketing: ['Campaigns', 'Groups', 'Reports'],
  Project: ['Project Headers', 'Project Tickets', 'Project Teams', 'Reports'],
  Sales: ['Opportunity', 'Sales Activities', 'Reports'],
  'Service Desk': ['Close Service Tickets', 'Resource Scheduling', 'Service Tickets', 'Service Tickets - Dependencies', 'SLA Dashboard', 'Ticket Templates'],
  System: ['Audit Logs', 'Member Maintenance', 'My Company', 'Security Roles', 'Table Setup'],
  'Time & Expense': ['Expense Entry', 'Time Entry', 'Time Reporting'],
};

function modulesOf(asks: Record<string, Ask>): PermissionModule[] {
  return Object.entries(pages).map(([module, functions]) => ({
    name: module,
    rows: functions.map((name) => rowOf(module, name, asks[idOf(module, name)])),
  }));
}

const tableRow = (category: string, name: string, doubt = ''): TableRow => ({
  permission: `table/${idOf(category, name)}`,
  name: `${category} / ${name}`,
  doubt,
  reasons: [{ columns: '', why: 'Tickets are opened with one.', without: 'No ticket can be opened.', features: [], isOptional: false }],
  corrections: [],
});

const orderNote = 'The order follows ConnectWise’s page as far as it is known.';

export const phinSheet: PermissionSheet = {
  roleName: 'Phin Integration',
  modules: modulesOf({
    'companies/company-maintenance': { columns: 'Inquire', why: 'Phin reads the list of companies.', without: 'Phin cannot find your companies.' },
    'companies/configurations': { columns: 'Inquire', why: 'Phin may read configurations.', without: 'Devices are not shown.', isOptional: true, corrections: [besideTheDocument] },
    'companies/manage-attachments': { columns: 'Add, Inquire', why: 'Phin attaches reports to tickets.', without: 'Reports are missing on tickets.', features: ['Service Desk'] },
    'finance/agreements': { columns: 'Edit, Inquire', why: 'Phin updates agreements.', without: 'Phin cannot push billing data.', features: ['Billing'] },
    'service-desk/service-tickets': { columns: 'Add, Inquire', why: 'Phin opens tickets.', without: 'Phin cannot open tickets.', features: ['Service Desk'], writtenAs: 'Service Ticket' },
  }),
  tables: [],
  tableSetup: [],
  orderNote,
  asText: 'Security role: Phin Integration\n\nFinance\n  Agreements: Edit, Inquire → All\n',
};

export const mspProcessSheet: PermissionSheet = {
  ...phinSheet,
  roleName: 'MSP Process',
  modules: modulesOf({
    'companies/contacts': { columns: 'Add, Edit, Inquire', why: 'MSP Process reads and adds contacts.', without: 'Contacts are not kept up to date.' },
    'service-desk/service-tickets': { columns: 'Add, Edit, Inquire', why: 'MSP Process opens tickets and answers them.', without: 'No ticket can be opened.' },
    'system/table-setup': { columns: 'Inquire', why: 'MSP Process reads boards and statuses.', without: 'No board can be chosen.' },
  }),
  tables: [
    tableRow('Service', 'Service Board'),
    tableRow('Service', 'Service Status', 'One source has this name; it may differ in your ConnectWise.'),
  ],
  tableSetup: [[{ text: 'Next to ', isLabel: false }, { text: 'Table Setup', isLabel: true }, { text: ' press ', isLabel: false }, { text: 'customize', isLabel: true }, { text: '.', isLabel: false }]],
};
