import { screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { button, heading, openSetupAt } from './stage';

const company = () => screen.findByRole('textbox', { name: 'Company ID' });
const address = () => screen.findByRole('textbox', { name: 'ConnectWise API URL' });

/** The fold that holds this text. */
function foldOf(text: RegExp): HTMLDetailsElement {
  const fold = screen.getByText(text).closest('details');
  if (!fold) throw new Error(`${text} is in no fold`);
  return fold;
}

describe('the document at hand', () => {
  test('a step tells what the document says, with the numbers of its passages', async () => {
    const { user } = await openSetupAt('keys');
    await user.click(await screen.findByText('What the document says here'));
    const fold = foldOf(/Where keys are made/);
    expect(fold.open).toBe(true);
    expect([...fold.querySelectorAll('code')].map((one) => one.textContent)).toEqual(['p37', 'p38']);
  });

  test('the link opens the document at the passage, and says so', async () => {
    const { user, fake } = await openSetupAt('keys');
    await user.click(await screen.findByRole('link', { name: /own document/ }));
    expect(fake.calls.at(-1)).toEqual({
      command: 'link_open',
      takes: { address: 'https://www.phinsecurity.com/knowledge/connectwise-manage-integrations#:~:text=API%20Keys%20tab' },
    });
    expect(foldOf(/Where keys are made/)).toHaveTextContent(/opens at this passage/);
  });

  test('a step of which the document says nothing has no such fold', async () => {
    await openSetupAt('member');
    await heading('Create the API member');
    expect(screen.queryByText('What the document says here')).toBeNull();
  });

  test('a field that takes the focus brings up what the document asks, and keeps the focus', async () => {
    const { user } = await openSetupAt('address');
    const field = await address();
    expect(foldOf(/It is the address used for logging in/).open).toBe(false);
    await user.click(field);
    const fold = foldOf(/It is the address used for logging in/);
    expect(fold.open).toBe(true);
    expect(field).toHaveFocus();
    expect(within(fold).getByText('ConnectWise API URL')).toBeVisible();
    expect(within(fold).getByText(/answers under another host/)).toBeVisible();
    expect(foldOf(/The first field of the form/).open).toBe(false);
  });

  test('it stays when the focus goes on, so that nothing above moves', async () => {
    const { user } = await openSetupAt('address');
    await user.click(await company());
    await user.click(await address());
    expect(foldOf(/The first field of the form/).open).toBe(true);
  });

  test('the passages describe the field', async () => {
    await openSetupAt('address');
    expect((await company()).getAttribute('aria-describedby')).toContain('field-company-id-document');
    expect(document.getElementById('field-company-id-document')).toHaveTextContent('The first field of the form is the Company ID.');
  });

  test('it can be opened without the field', async () => {
    const { user } = await openSetupAt('address');
    const [first] = await screen.findAllByText('What the document asks for here');
    if (!first) throw new Error('there is none');
    await user.click(first);
    expect(foldOf(/The first field of the form/).open).toBe(true);
    expect(await company()).not.toHaveFocus();
  });

  test('a line of the vendor’s form has it too', async () => {
    const { user } = await openSetupAt('handover', (_, record) => Object.assign(record, { typed: { 'company-id': 'acme', address: 'na.myconnectwise.net' } }));
    expect(await button('Copy Company ID')).toBeVisible();
    const [first] = await screen.findAllByText('What the document asks for here');
    if (!first) throw new Error('there is none');
    await user.click(first);
    expect(foldOf(/The first field of the form/)).toHaveTextContent('The form calls it: Company ID');
  });
});
