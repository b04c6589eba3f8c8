import type { DrawingView } from '../generated/DrawingView';
import type { DrawnField } from '../generated/DrawnField';

const blank: DrawingView = {
  placeName: 'ConnectWise',
  menu: [],
  menuNumber: null,
  tab: null,
  under: [],
  open: [],
  fields: [],
  fieldsNumber: null,
  press: null,
  leave: [],
  text: '',
};

const act = (number: number, label: string, beside: string | null = null) => ({ number, label, beside });
const field = (text: string, value: string | null = null): DrawnField => ({ name: { text, isLabel: true }, value });

export const rolePlace: DrawingView = {
  ...blank,
  menu: ['System', 'Security Roles'],
  menuNumber: 1,
  open: [act(2, '+')],
  fields: [{ name: { text: 'Role name', isLabel: false }, value: 'Phin Integration' }],
  fieldsNumber: 3,
  text: 'In ConnectWise: Open System, then Security Roles. Press +. Fill in Role name: Phin Integration.',
};

export const memberPlace: DrawingView = {
  ...blank,
  menu: ['System', 'Members', 'API Members'],
  menuNumber: 1,
  open: [act(2, '+')],
  fields: [field('Member ID', 'PhinAPI'), field('Member Name', 'Phin API')],
  fieldsNumber: 3,
  text: 'In ConnectWise: Open System, then Members, then API Members. Press +. Fill in Member ID: PhinAPI; Member Name: Phin API.',
};

export const keysPlace: DrawingView = {
  ...blank,
  menu: ['System', 'Members', 'API Members'],
  menuNumber: 1,
  tab: act(2, 'API Keys'),
  open: [act(3, '+')],
  fields: [field('Description', 'Phin 2026-11-21')],
  fieldsNumber: 4,
  press: act(5, 'Save'),
  leave: ['Save and Close'],
  text: 'In ConnectWise: Open System, then Members, then API Members. Open the tab API Keys. Press +. Fill in Description: Phin 2026-11-21. Press Save. Do not press Save and Close.',
};

export const closePlace: DrawingView = {
  ...blank,
  press: act(1, 'Save and Close'),
  text: 'In ConnectWise: Press Save and Close.',
};

export const psaPlace: DrawingView = {
  ...blank,
  placeName: 'MSP Process',
  menu: ['Integrations', 'PSA Integrations'],
  menuNumber: 1,
  under: ['PSA Connection Details'],
  open: [act(2, '+', 'Add PSA'), act(3, 'ConnectWise')],
  text: 'In MSP Process: Open Integrations, then PSA Integrations. Go to PSA Connection Details. Press + beside Add PSA. Press ConnectWise.',
};

export const formPlace: DrawingView = {
  ...blank,
  placeName: 'Phin',
  fields: [field('Company ID'), field('ConnectWise API URL'), field('Public Key'), field('Private Key')],
  fieldsNumber: 1,
  text: 'In Phin: Fill in Company ID; ConnectWise API URL; Public Key; Private Key.',
};
