import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure } from '../src/ipc/fake/fake';
import type { FakeOnramp } from '../src/ipc/fake/fake';
import { button, openSetupAt } from './stage';

const open = (arrange: (fake: FakeOnramp) => void = () => undefined) =>
  openSetupAt('permissions', (fake, record) => {
    Object.assign(record, { isPractice: true, features: ['billing'] });
    arrange(fake);
  });

async function unfold() {
  const title = await screen.findByText('Break something, to practice mending it');
  title.click();
}

const broken = () => screen.queryByRole('region', { name: 'Broken right now' });
const titles = () => within(broken() ?? document.body).getAllByRole('listitem').map((item) => item.querySelector('.title')?.textContent);

describe('practice', () => {
  test('a permission of this setup is taken away, named, and mended alone', async () => {
    const { user, fake } = await open();
    await unfold();
    expect(broken()).toBeNull();
    const boxes = screen.getByRole('combobox', { name: 'Which permission' });
    await user.selectOptions(boxes, 'Finance › Agreements › Inquire Level');
    await user.click(await button('Take it away'));
    await waitFor(() => expect(titles()).toEqual(['Taken away: Finance › Agreements › Inquire Level']));
    expect([...fake.practice.boxes]).toEqual([['finance/agreements/inquire', 'taken']]);
    expect(screen.getByText('Broken: Finance › Agreements › Inquire Level.').parentElement).toHaveAttribute('role', 'status');

    await user.click(await button('Mend: Taken away: Finance › Agreements › Inquire Level'));
    const told = await screen.findByText('Mended: Finance › Agreements › Inquire Level.');
    await waitFor(() => expect(told.parentElement).toHaveFocus());
    expect(broken()).toBeNull();
  });

  test('several things are broken at once, and everything is mended at once', async () => {
    const { user, fake } = await open();
    await unfold();
    await user.click(await button('Set it to My'));
    await user.click(await button('Refuse the keys'));
    await user.click(await button('Remove the default board'));
    await waitFor(() => expect(titles()).toHaveLength(3));
    expect(titles().slice(1)).toEqual(['The keys are not accepted', 'The member has no default board']);
    expect(screen.getByText('3 things are broken')).toBeVisible();
    expect(await button('Refuse the keys')).toHaveAttribute('aria-pressed', 'true');

    await user.click(await button('Refuse the keys'));
    await waitFor(() => expect(titles()).toHaveLength(2));
    expect(await button('Refuse the keys')).toHaveFocus();

    await user.click(await button('Mend everything'));
    await waitFor(() => expect(broken()).toBeNull());
    expect(fake.practice.boxes.size + fake.practice.broken.size).toBe(0);
    expect(screen.getByText('Everything is mended.').parentElement).toHaveFocus();
  });

  test('what is broken is what practice says, also when the window comes back to the front', async () => {
    const { fake } = await open((one) => one.practice.setScenario('swapped-keys', true));
    await waitFor(() => expect(titles()).toEqual(['The two keys are swapped']));

    fake.practice.mend();
    fake.practice.setBox('finance/agreements/inquire', 'taken');
    window.dispatchEvent(new Event('focus'));

    await waitFor(() => expect(titles()).toEqual(['Taken away: Finance › Agreements › Inquire Level']));
  });

  test('a refused change says so and changes nothing', async () => {
    const { user, fake } = await open();
    await unfold();
    fake.failNext.set('practice_scenario_set', failure('practice-scenario-unknown', 'Practice does not know this'));
    await user.click(await button('Swap the keys'));

    expect(await screen.findByRole('alert')).toHaveTextContent('Practice does not know this');
    expect(broken()).toBeNull();
    expect(await button('Swap the keys')).toHaveAttribute('aria-pressed', 'false');
  });

  test('practice that did not start can be tried again', async () => {
    const { user } = await open((fake) => fake.failNext.set('practice_status', failure('practice-not-started', 'Practice did not start')));
    expect(await screen.findByRole('alert')).toHaveTextContent('Practice did not start');
    await user.click(await button('Try to start practice again'));

    expect(await button('Open the practice ConnectWise')).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('a setup with the role Admin has no permission to take', async () => {
    await openSetupAt('permissions', (_, record) => Object.assign(record, { isPractice: true, role: 'admin' }));
    await unfold();

    expect(await screen.findByText(/asks for no single permission/)).toBeVisible();
    expect(screen.queryByRole('combobox', { name: 'Which permission' })).toBeNull();
  });
});
