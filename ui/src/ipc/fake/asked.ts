import type { FieldView } from '../generated/FieldView';

type Asked = Pick<FieldView, 'isLabelOurs' | 'passages' | 'corrections'>;

/** What the vendor's document asks for the Company ID. */
export const companyAsked: Asked = {
  isLabelOurs: false,
  passages: [
    { id: 'p08', summary: 'The first field of the form is the Company ID.' },
    { id: 'p16', summary: 'It is what stands in the company field of the login page.' },
  ],
  corrections: [],
};

/** What it asks for the address, and what differs. */
export const addressAsked: Asked = {
  isLabelOurs: false,
  passages: [{ id: 'p17', summary: 'It is the address used for logging in.' }],
  corrections: [
    {
      documentSays: 'The address is the one used for logging in.',
      weBelieve: 'On the cloud the API answers under another host. Onramp hands over what the form asks for.',
      source: 'ConnectWise’s Developer Guide',
      confidence: 'low',
    },
  ],
};
