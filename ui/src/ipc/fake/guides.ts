import type { EndingKind } from '../generated/EndingKind';
import type { EndpointRow } from '../generated/EndpointRow';
import type { FeatureOption } from '../generated/FeatureOption';
import type { GuideCard } from '../generated/GuideCard';
import type { NoteView } from '../generated/NoteView';
import type { PermissionSheet } from '../generated/PermissionSheet';
import type { RoleOption } from '../generated/RoleOption';
import type { Span } from '../generated/Span';
import type { StepView } from '../generated/StepView';
import type { TermView } from '../generated/TermView';
import { closePlace, formPlace, keysPlace, memberPlace, psaPlace, rolePlace } from './drawings';
import { mspProcessSheet, phinSheet } from './sheets';

/** A guide as the fake knows it: enough of each kind of step to draw every screen. */
export interface FakeGuide {
  card: GuideCard;
  roles: Omit<RoleOption, 'isChosen'>[];
  features: Omit<FeatureOption, 'isChosen'>[];
  sections: FakeSection[];
  permissions: PermissionSheet;
  endpoints: EndpointRow[];
  notes: NoteView[];
  /** The step that opens the gate, and the letter of the section behind it. */
  gate: { step: string; section: string } | null;
}

export interface FakeSection {
  letter: string;
  title: string;
  steps: FakeStep[];
}

export type FakeStep = Omit<StepView, 'status' | 'statusWords' | 'isHeld'> & {
  onlyForOwnRole?: true;
  isOfReplacement?: true;
};

/** `Go to [System]` becomes text and a label. */
export function spans(marked: string): Span[] {
  return marked
    .split(/(\[[^\]]+\])/)
    .filter((text) => text !== '')
    .map((text) => (text.startsWith('[') ? { text: text.slice(1, -1), isLabel: true } : { text, isLabel: false }));
}

export const terms: TermView[] = [
  {
    id: 'api-member',
    question: 'What is an API member?',
    paragraphs: [spans('An account in ConnectWise for a program. It stands under [System] and [Members].')],
    source: 'Both vendors’ documents',
    confidence: 'high',
  },
  {
    id: 'key-pair',
    question: 'What are the public and the private key?',
    paragraphs: [spans('Two texts with which the API member signs in.')],
    source: 'A page on ConnectWise keys',
    confidence: 'medium',
  },
];

type StepNeeds = Pick<FakeStep, 'id' | 'code' | 'title' | 'place'> & Partial<FakeStep>;

function step(needs: StepNeeds): FakeStep {
  const placeNames = { connectwise: 'ConnectWise', vendor: 'Phin', onramp: 'Onramp' };
  return {
    placeName: placeNames[needs.place],
    paragraphs: [],
    menuPath: [],
    warning: null,
    copyValues: [],
    drawing: null,
    say: [],
    unseen: [],
    part: null,
    closesPage: false,
    isMarkedByPerson: needs.part === undefined || needs.part === 'permissions' || needs.part === 'handover',
    markLabel: 'I did this',
    corrections: [],
    passages: [],
    terms: [],
    sourceAddress: 'https://www.phinsecurity.com/knowledge/connectwise-manage-integrations',
    ...needs,
  };
}

const tail = (letter: string): FakeStep[] => [
  step({ id: 'test', code: `${letter}1`, title: 'Test the connection', place: 'onramp', part: 'test' }),
  step({
    id: 'close-page',
    code: `${letter}2`,
    title: 'Close the key’s page',
    place: 'connectwise',
    closesPage: true,
    drawing: closePlace,
    paragraphs: [spans('When both keys are saved and the test has passed, press [Save and Close].')],
  }),
  step({ id: 'report', code: `${letter}3`, title: 'Write the report', place: 'onramp', part: 'report' }),
];

/** The steps that make a second pair, and retire the first. */
export const replacing: FakeSection = {
  letter: 'R',
  title: 'Replace the keys',
  steps: [
    step({ id: 'replace-create', code: 'R1', title: 'Create a second pair of keys', place: 'connectwise', isOfReplacement: true, menuPath: ['System', 'Members', 'API Members', 'API Keys'] }),
    step({ id: 'replace-keys', code: 'R2', title: 'Bring both new keys into Onramp', place: 'onramp', part: 'keys', isOfReplacement: true }),
    step({ id: 'replace-test', code: 'R3', title: 'Test the new pair', place: 'onramp', part: 'test', isOfReplacement: true }),
    step({ id: 'replace-close-page', code: 'R4', title: 'Close the new key’s page', place: 'connectwise', isOfReplacement: true, closesPage: true }),
    step({ id: 'replace-handover', code: 'R5', title: 'Give Phin the new pair', place: 'vendor', part: 'handover', isOfReplacement: true }),
    step({ id: 'replace-retire', code: 'R6', title: 'Delete the old key', place: 'connectwise', isOfReplacement: true }),
  ],
};

const removal = (code: string): FakeStep =>
  step({ id: 'remove-keys', code, title: 'Remove the keys from this computer', place: 'onramp', part: 'removal' });

export const endings: Record<EndingKind, FakeSection> = {
  finished: { letter: 'Z', title: 'Finish', steps: [removal('Z1')] },
  disconnected: {
    letter: 'Z',
    title: 'End the connection',
    steps: [
      step({ id: 'disconnect', code: 'Z1', title: 'Disconnect in Phin', place: 'vendor' }),
      step({ id: 'delete-key', code: 'Z2', title: 'Delete the key in ConnectWise', place: 'connectwise' }),
      removal('Z3'),
    ],
  },
};

export const phin: FakeGuide = {
  card: {
    id: 'phin',
    name: 'Phin',
    about: 'Connects Phin to ConnectWise for billing and for service tickets.',
    sourceTitle: 'ConnectWise Manage Integrations',
    sourceAddress: 'https://www.phinsecurity.com/knowledge/connectwise-manage-integrations',
    sourceReadOn: '2026-11-21',
  },
  roles: [
    { id: 'admin', label: 'Admin', about: 'The API member may do everything in ConnectWise. No role has to be made.' },
    { id: 'custom', label: 'Phin Integration', about: 'A role of its own that may do only what Phin needs.' },
  ],
  features: [
    { id: 'billing', name: 'Billing', about: 'Phin updates agreements with the number of users.' },
    { id: 'service-desk', name: 'Service Desk', about: 'Phin opens service tickets.' },
  ],
  sections: [
    {
      letter: 'A',
      title: 'Prepare',
      steps: [
        step({ id: 'choices', code: 'A1', title: 'Choose what to connect', place: 'onramp', part: 'choices' }),
        step({
          id: 'address',
          code: 'A2',
          title: 'Find your Company ID and URL',
          place: 'connectwise',
          part: 'fields',
          paragraphs: [spans('Open the page where you sign in to ConnectWise. The [Company] field holds the Company ID.')],
          menuPath: ['System', 'My Company'],
        }),
      ],
    },
    {
      letter: 'B',
      title: 'In ConnectWise',
      steps: [
        step({
          id: 'role',
          code: 'B1',
          title: 'Make the security role',
          place: 'connectwise',
          part: 'permissions',
          onlyForOwnRole: true,
          menuPath: ['System', 'Security Roles'],
          drawing: rolePlace,
          paragraphs: [spans('Press [+], name the role and press [Save]. Then set the levels below and save again.')],
          copyValues: [{ label: 'Role name', value: 'Phin Integration' }],
        }),
        step({
          id: 'member',
          say: [spans('Ask which role the member gets, before [Save] is pressed.'), spans('Wait until the page shows the new member.')],
          code: 'B2',
          title: 'Create the API member',
          place: 'connectwise',
          menuPath: ['System', 'Members', 'API Members'],
          drawing: memberPlace,
          terms: ['api-member', 'key-pair'],
          unseen: [spans('In some versions [API Members] is a tab of [Members]. How sure: medium, from two pages of other vendors.')],
          paragraphs: [spans('Press [+]. Fill in [Member ID] and [Member Name], and choose the role as [Role ID].')],
          copyValues: [
            { label: 'Member ID', value: 'PhinAPI' },
            { label: 'Member Name', value: 'Phin API' },
          ],
          corrections: [
            {
              documentSays: 'The API member needs a default board for the Service Desk feature.',
              weBelieve: 'The board is needed only when tickets are opened without one.',
              source: 'ConnectWise’s model of a ticket',
              confidence: 'low',
            },
          ],
        }),
        step({
          id: 'keys',
          code: 'B3',
          title: 'Catch the key pair',
          place: 'connectwise',
          part: 'keys',
          menuPath: ['System', 'Members', 'API Members', 'API Keys'],
          drawing: keysPlace,
          paragraphs: [spans('Press [+], enter a description and press [Save]. Both keys appear.')],
          copyValues: [{ label: 'Description', value: 'Phin 2026-11-21' }],
          passages: [
            { id: 'p37', summary: 'Where keys are made, and how to begin one.' },
            { id: 'p38', summary: 'The key’s description; save.' },
          ],
          sourceAddress: 'https://www.phinsecurity.com/knowledge/connectwise-manage-integrations#:~:text=API%20Keys%20tab',
        }),
      ],
    },
    {
      letter: 'C',
      title: 'In Phin',
      steps: [
        step({
          id: 'handover',
          code: 'C1',
          title: 'Fill in Phin’s form',
          place: 'vendor',
          part: 'handover',
          drawing: formPlace,
          warning: spans('Press [Connect] only when all four fields are filled in.'),
          paragraphs: [spans('Open [Integrations] at the partner level and choose a ConnectWise Manage tile.')],
        }),
      ],
    },
    { letter: 'D', title: 'Prove it', steps: tail('D') },
  ],
  permissions: phinSheet,
  endpoints: [],
  notes: [
    { title: 'Disconnect Phin', paragraphs: [spans('Choose [Disconnect] on the same page. Phin keeps the company names that you matched.')] },
    { title: 'A permission was missing', paragraphs: [spans('Open the role under [Security Roles], set the level and save.')] },
  ],
  gate: null,
};

export const mspProcess: FakeGuide = {
  ...phin,
  card: {
    id: 'msp-process',
    name: 'MSP Process',
    about: 'Connects MSP Process to ConnectWise for tickets, contacts and text messages.',
    sourceTitle: 'Free Plan Onboarding - Connectwise',
    sourceAddress: 'https://kb.mspprocess.com/details/100/11',
    sourceReadOn: '2026-11-21',
  },
  features: [{ id: 'invoices', name: 'Invoices tab', about: 'Shows invoices in the Client Portal.' }],
  sections: [
    ...phin.sections.slice(0, 2),
    {
      letter: 'C',
      title: 'With your specialist',
      steps: [
        step({ id: 'gate', code: 'C1', title: 'Wait for your onboarding specialist', place: 'vendor', placeName: 'MSP Process', markLabel: 'My specialist says go on' }),
      ],
    },
    {
      letter: 'D',
      title: 'In MSP Process',
      steps: [
        step({ id: 'handover', code: 'D1', title: 'Add the PSA', place: 'vendor', placeName: 'MSP Process', part: 'handover', drawing: psaPlace }),
        step({ id: 'endpoints', code: 'D2', title: 'Look at the calls', place: 'onramp', part: 'endpoints', isMarkedByPerson: true }),
      ],
    },
    { letter: 'E', title: 'Prove it', steps: tail('E') },
  ],
  permissions: mspProcessSheet,
  endpoints: [
    { area: 'Company', methods: ['GET'], path: '/company/companies/count', about: 'Checks the connection', needs: 'Companies › Company Maintenance › Inquire', corrections: [] },
    { area: 'Company', methods: ['GET', 'POST'], path: '/company/contacts', about: 'Reads and adds contacts', needs: 'Companies › Contacts › Inquire, Add', corrections: [] },
    { area: 'System', methods: ['GET', 'POST', 'DELETE'], path: '/system/callbacks', about: 'Is told of changes', needs: 'Not known', corrections: [{ documentSays: 'The role covers this call.', weBelieve: 'Nobody says which box it needs.', source: 'ConnectWise’s API description', confidence: 'unverified' }] },
  ],
  gate: { step: 'gate', section: 'D' },
};
