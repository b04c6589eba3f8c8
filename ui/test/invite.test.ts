import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure } from '../src/ipc/fake/fake';
import { finding, findingsOf, note, runOf } from '../src/ipc/fake/findings';
import { invite, invitedBy } from '../src/ipc/fake/invite';
import type { FakeRecord } from '../src/ipc/fake/record';
import { bothKeys, button, heading, largest, openSetupAt, openWindow } from './stage';

const file = (name: string, text = '{}') => new File([text], name, { type: 'application/json' });

/** Opens an invite as one that waited for the window. */
async function invited(changes: Partial<typeof invite> = {}) {
  const stage = openWindow((fake) => (fake.waiting = { ...invite, ...changes }));
  await stage.app.openWaiting();
  return stage;
}

const tested = (record: FakeRecord) => {
  bothKeys(record);
  record.lastRun = runOf(findingsOf(null), false);
};

/** The words on the card; they are said aloud too. */
const inCard = async (text: string) => within(await screen.findByRole('region', { name: 'Is this you?' })).findByText(text);

describe('an invite', () => {
  test('names no other setup of the desk while somebody presents', async () => {
    const { app } = openWindow((fake) => {
      const { id } = fake.create('phin', false);
      const twin = { id, company: 'Fabrikam', guideName: 'Phin', stateWords: 'Connected' };
      Object.assign(fake, { isPresenting: true, waiting: { ...invite, twin } });
    });
    await app.presenting.load();
    await app.openWaiting();
    await heading('You were invited');
    expect(screen.queryByText(/Fabrikam/)).toBeNull();
    expect(screen.getByText(/Company hidden while presenting/)).toBeVisible();
  });

  test('is chosen as a file, shown before anything is made, and leads to the step that is open', async () => {
    const { user, fake, container } = openWindow();
    const chosen = container.querySelector<HTMLInputElement>('input[type="file"]');
    if (!chosen) throw new Error('no field for a file');
    await user.upload(chosen, file('acme.onramp-invite'));

    expect(await heading('You were invited')).toHaveFocus();
    expect(screen.getByText('Phin onboarding')).toBeVisible();
    expect(screen.getByText('See you on Monday.')).toBeVisible();
    expect(screen.getByText(/Anybody can write an invite/)).toBeVisible();
    expect(largest()).toEqual(['Start this setup']);
    expect(fake.records).toHaveLength(0);

    await user.click(await button('Start this setup'));
    expect(await screen.findByRole('textbox', { name: 'Company ID' })).toHaveValue('acme');
    expect(screen.getAllByText('Filled in from your invite. Correct it if it is wrong.')).toHaveLength(2);
    await user.click(screen.getByText('Your invite'));
    expect(screen.getByText(/It expects ACME MSP \(acme\)/)).toBeVisible();
  });

  test('that waited for the window is shown, and one of another kind is refused in words', async () => {
    const { user, container } = await invited();
    expect(await heading('You were invited')).toBeVisible();
    await user.click(screen.getAllByRole('button', { name: 'Back to all setups' })[0] ?? document.body);

    const field = await waitFor(() => {
      const found = container.querySelector<HTMLInputElement>('input[type="file"]');
      if (!found) throw new Error('not there yet');
      return found;
    });
    field.removeAttribute('accept');
    await user.upload(field, file('photo.jpg'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Onramp does not know this file');
  });

  test('with a server of the company’s own says that nothing was filled in', async () => {
    const addressNote = note('invite-address-not-cloud', 'The address was not filled in', 'The invite names psa.acme.example.', 'Type the address yourself.');
    const { user } = await invited({ address: 'psa.acme.example', addressNote });
    expect(await screen.findByText('The address was not filled in')).toBeVisible();
    await user.click(await button('Start this setup'));
    expect(await screen.findByRole('textbox', { name: 'ConnectWise API URL' })).toHaveValue('');
  });

  test('that made a setup before opens that one', async () => {
    const stage = openWindow((fake) => {
      const record = fake.create('phin', false);
      fake.waiting = { ...invite, setup: { id: record.id, company: 'ACME MSP', guideName: 'Phin', stateWords: 'In progress' } };
    });
    await stage.app.openWaiting();
    expect(await screen.findByText(/has made a setup already. It stands so: In progress/)).toBeVisible();
    await stage.user.click(await button('Go on with the setup from this invite'));
    expect(await screen.findByRole('button', { name: /^Continue where you left off/ })).toBeVisible();
    expect(stage.fake.records).toHaveLength(1);
  });

  test('names the twin that the desk knows', async () => {
    const stage = openWindow((fake) => {
      const record = fake.create('phin', false);
      fake.waiting = { ...invite, twin: { id: record.id, company: 'ACME MSP', guideName: 'Phin', stateWords: 'Connected' } };
    });
    await stage.app.openWaiting();
    expect(await screen.findByText('It connects ACME MSP to Phin, and stands so: Connected.')).toBeVisible();
    await stage.user.click(await button('Open the other setup'));
    expect(await screen.findByRole('button', { name: /^Continue where you left off/ })).toBeVisible();
  });

  test('that cannot be opened says so, and the preview stays', async () => {
    const { user, fake } = await invited();
    fake.failNext.set('invite_accept', failure('disk-full', 'The disk is full'));
    await user.click(await button('Start this setup'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full');
    expect(await heading('You were invited')).toBeVisible();
  });
});

describe('making an invite', () => {
  test('takes the company, the choices and the contact, and says where the file is', async () => {
    const { user, fake } = openWindow();
    await user.click(await button('Make an invite'));
    expect(await screen.findByRole('textbox', { name: 'Your name' })).toHaveValue('Phin onboarding');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Vendor' }), 'Phin');
    await user.type(screen.getByRole('textbox', { name: 'Company name' }), 'Contoso');
    expect(screen.queryByRole('checkbox')).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Phin Integration' }));
    await user.click(screen.getByRole('checkbox', { name: 'Billing' }));
    await user.type(screen.getByRole('textbox', { name: 'Note for the admin' }), 'Hello');
    await user.click(await button('Save the invite'));

    expect(await screen.findByText('The invite is saved: /home/sam/Documents/Phin - Contoso.onramp-invite')).toBeVisible();
    const sent = fake.calls.find((call) => call.command === 'invite_write')?.takes;
    expect(sent).toMatchObject({ draft: { guide: 'phin', companyName: 'Contoso', role: 'custom', features: ['billing'], note: 'Hello' } });
    await user.click(await button('Make another invite'));
    expect(screen.getByRole('textbox', { name: 'Company name' })).toHaveValue('');
    expect(screen.getByRole('textbox', { name: 'Your name' })).toHaveValue('Phin onboarding');
  });

  test('leaves the choices to the admin, and says what is missing', async () => {
    const { user, fake } = openWindow();
    await user.click(await button('Make an invite'));
    await user.click(await button('Save the invite'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The invite names no company');
    expect(fake.calls.find((call) => call.command === 'invite_write')?.takes).toMatchObject({ draft: { role: null, features: null } });
  });
});

describe('“Is this you?”', () => {
  test('is asked once the keys have signed in, and the answer is kept', async () => {
    const { user } = await openSetupAt('test', (_, record) => {
      tested(record);
      record.whose = 'asks';
    });
    const card = await screen.findByRole('region', { name: 'Is this you?' });
    expect(within(card).getByText('PhinAPI')).toBeVisible();
    expect(within(card).getByText(/Not known\. The server did not tell it\./)).toBeVisible();
    expect(largest()).toEqual(['Yes, this is it']);

    await user.click(await button('Yes, this is it'));
    expect(await screen.findByText(/^You confirmed on/)).toBeVisible();
    expect(screen.getByRole('region', { name: 'Is this you?' })).toHaveFocus();
    expect(largest()).toHaveLength(1);
    expect(largest()[0]).toMatch(/^Continue to/);
  });

  test('a no stops the setup, leads to the fields, and can be taken back', async () => {
    const { user } = await openSetupAt('test', (_, record) => {
      tested(record);
      record.whose = 'asks';
    });
    await user.click(await button('No, this is another company'));
    expect(await inCard('You said that this is another company')).toBeVisible();
    expect(largest()).toEqual(['Correct Company ID and address']);
    await user.click(await button('Yes, this is it'));
    expect(await screen.findByText(/^You confirmed on/)).toBeVisible();
  });

  test('another company than the invite names keeps everything from the vendor’s form until it is decided', async () => {
    const { user } = await openSetupAt('handover', (_, record) => {
      tested(record);
      Object.assign(record, { whose: 'unexpected', invite: invitedBy(invite) });
    });
    expect(await inCard('This is not the company in the invite')).toBeVisible();
    expect(screen.queryByRole('button', { name: /^Copy/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'I did this' })).toBeNull();
    expect(largest()).toEqual(['Correct Company ID and address']);
    await user.click(await button('The invite is wrong: go on with this company'));
    await waitFor(() => expect(screen.queryByText('This is not the company in the invite')).toBeNull());
    expect(await screen.findByRole('heading', { name: /Phin/, level: 2 })).toBeVisible();
  });

  test('it is said at the fields as soon as the company is found', async () => {
    await openSetupAt('address', (_, record) => {
      Object.assign(record, { whose: 'unexpected', invite: invitedBy(invite), fieldCheck: finding('company', 'passed') });
    });
    expect(await inCard('This is not the company in the invite')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Correct Company ID and address' })).toBeNull();
    expect(screen.queryByText('As it should be')).toBeNull();
    expect(largest().length).toBeLessThanOrEqual(1);
  });

  test('an answer that could not be kept says so', async () => {
    const { user, fake } = await openSetupAt('test', (_, record) => {
      tested(record);
      record.whose = 'asks';
    });
    fake.failNext.set('identity_answer', failure('disk-full', 'The disk is full'));
    await user.click(await button('Yes, this is it'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The disk is full');
    expect(await button('Yes, this is it')).toBeVisible();
  });
});
