import { screen, waitFor, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { boxesByNeed } from '../src/check/boxes';
import { aroundRemedy } from '../src/check/remedy';
import { permissionRunOf } from '../src/ipc/fake/boxes';
import type { FakeOnramp } from '../src/ipc/fake/fake';
import { finding } from '../src/ipc/fake/findings';
import { mspProcess, phin } from '../src/ipc/fake/guides';
import type { Code } from '../src/ipc/generated/Code';
import { button, heading, openSetupAt } from './stage';

const agreements = 'finance/agreements/inquire';
const lacking = (...lacks: [string, Code][]) => (fake: FakeOnramp) => {
  fake.lacks = new Map(lacks);
};

async function testWith(...lacks: [string, Code][]) {
  const stage = await openSetupAt('test', lacking(...lacks));
  await stage.user.click(await button('Test the connection'));
  return stage;
}

describe('a missing box', () => {
  test('is named with what happened, why and the whole way there', async () => {
    await testWith([agreements, 'permission-missing']);
    const card = await screen.findByRole('article', { name: 'Finance › Agreements › Inquire Level' });
    expect(within(card).getByText('This box is missing')).toBeVisible();
    expect(card).toHaveTextContent('Phin cannot push billing data.');
    expect(within(card).getByText('System › Security Roles › Phin Integration › Finance › Agreements › Inquire Level → All')).toBeVisible();
    expect(card).toHaveTextContent('Then press “Check these again”.');
    expect(card).toHaveTextContent('Known by: The role was read back');
  });

  test('the way there is copied', async () => {
    const { user } = await testWith([agreements, 'permission-missing']);
    await user.click(await button('Copy the way to Finance › Agreements › Inquire Level'));
    expect(await navigator.clipboard.readText()).toBe(
      'System › Security Roles › Phin Integration › Finance › Agreements › Inquire Level → All',
    );
  });

  test('is no success, although the connection stands', async () => {
    await testWith([agreements, 'permission-missing']);
    await waitFor(async () => expect(await heading('Connected, but: 1 box is missing')).toHaveFocus());
    expect(screen.queryByText('1 box is missing')).toBeNull();
    expect(screen.queryByRole('heading', { name: /Connected: all/ })).toBeNull();
    expect(screen.getAllByText(/There is a problem/).length).toBeGreaterThan(0);
    expect(await button('Check these again')).toHaveClass('primary');
  });

  test('is shown on the sheet: its row is pointed out and has the focus, and the way back leads to the test', async () => {
    const { user } = await testWith([agreements, 'permission-missing']);
    await user.click(await button('Show it on the sheet: Finance › Agreements › Inquire Level'));
    const row = await screen.findByRole('row', { name: /^Tick off Agreements/ });
    await waitFor(() => expect(row).toHaveFocus());
    expect(row).toHaveAttribute('aria-current', 'true');
    expect(row).toHaveAttribute('data-scrolled-to');
    await user.tab();
    await user.tab();
    expect(await button('Back to the test (D1)')).toHaveFocus();
    await user.keyboard('{Enter}');
    await waitFor(async () => expect(await heading('Test the connection')).toHaveFocus());
    await user.click(await button('B1 Make the security role'));
    await waitFor(async () => expect(await heading('Make the security role')).toHaveFocus());
    expect(screen.queryByRole('row', { current: true })).toBeNull();
  });

  test('is shown on the sheet even where its row was left out', async () => {
    const { user, record } = await testWith([agreements, 'permission-missing']);
    await heading('Connected, but: 1 box is missing');
    await user.click(await button('B1 Make the security role'));
    await user.click(await screen.findByRole('switch', { name: 'Only the rows to set' }));
    record.guide = { ...phin, permissions: { ...phin.permissions, modules: mspProcess.permissions.modules } };
    await user.click(await button('D1 Test the connection'));
    await user.click(await button('Show it on the sheet: Finance › Agreements › Inquire Level'));
    await waitFor(() => expect(screen.getByRole('row', { name: /^Agreements/ })).toHaveFocus());
  });

  test('an entry of Table Setup is shown on the sheet too', async () => {
    const { user } = await openSetupAt('test', (fake, record) => {
      Object.assign(record, { guide: mspProcess });
      fake.lacks = new Map([['table/service/service-board', 'permission-missing']]);
    });
    await user.click(await button('Test the connection'));
    await user.click(await button(/^Show it on the sheet: System › Table Setup › customize › Service/));
    await waitFor(() => expect(screen.getByRole('row', { name: /Service Board/ })).toHaveFocus());
  });

  test('of a role that is Admin has no sheet to be shown on', async () => {
    await openSetupAt('test', (fake, record) => {
      Object.assign(record, { role: 'admin' });
      fake.lacks = new Map([[agreements, 'permission-missing']]);
    }).then(async ({ user }) => user.click(await button('Test the connection')));
    await screen.findByRole('article', { name: 'Finance › Agreements › Inquire Level' });
    expect(screen.queryByRole('button', { name: /on the sheet/ })).toBeNull();
  });
});

describe('what is not sure', () => {
  const all: [string, Code][] = [
    [agreements, 'permission-missing'],
    ['companies/configurations/inquire', 'permission-missing'],
    ['companies/manage-attachments/inquire', 'permission-one-of'],
    ['service-desk/service-tickets/inquire', 'permission-one-of'],
    ['service-desk/service-tickets/add', 'permission-suspected'],
    ['companies/manage-attachments/add', 'permission-not-readable'],
  ];

  test('boxes of which one is missing are one question, with the way to each', async () => {
    await testWith(...all);
    const card = await screen.findByRole('article', { name: 'One of these 2 boxes is missing' });
    expect(within(card).getAllByRole('button', { name: /^Copy the way to/ })).toHaveLength(2);
    expect(screen.getAllByRole('article').filter((one) => one.textContent.includes('One of these'))).toHaveLength(2);
  });

  test('one of several that are all asked for is no success', async () => {
    await testWith(['companies/manage-attachments/inquire', 'permission-one-of'], ['service-desk/service-tickets/inquire', 'permission-one-of']);
    await waitFor(async () => expect(await heading('Connected, but: At least one box is missing')).toHaveFocus());
    expect(await button('Check these again')).toHaveClass('primary');
  });

  test('comes after what is missing; what is optional or not known is folded and counted', async () => {
    await testWith(...all);
    await heading('Connected, but: 1 box is missing');
    const text = screen.getByRole('region', { name: 'Permissions' }).textContent;
    const order = ['To set in ConnectWise', 'To look at in ConnectWise', '1 box is not known', '1 optional box is not set', '2 boxes passed'];
    expect(order.map((words) => text.indexOf(words))).toEqual(order.map((words) => text.indexOf(words)).toSorted((a, b) => a - b));
    expect(order.every((words) => text.includes(words))).toBe(true);
    expect(screen.getByText('Companies › Manage Attachments › Add Level')).not.toBeVisible();
  });

  test('a folded list is opened by the keyboard', async () => {
    const { user } = await testWith(...all);
    await heading('Connected, but: 1 box is missing');
    const summary = screen.getByText('1 box is not known');
    await user.click(summary);
    expect(screen.getByText('Companies › Manage Attachments › Add Level')).toBeVisible();
    expect(summary.tagName).toBe('SUMMARY');
  });

  test('every box is in one list, and none is lost', () => {
    const run = permissionRunOf(phin.permissions, new Map(all));
    const { toSet, toLookAt, optional, unknown, passed } = boxesByNeed(run);
    const listed = [...toSet, ...toLookAt.flat(), ...optional, ...unknown, ...passed].map((found) => found.permission);
    expect(listed.toSorted()).toEqual(run.boxes.map((found) => found.permission).toSorted());
  });

  test('only optional boxes missing is a success', async () => {
    await testWith(['companies/configurations/inquire', 'permission-missing']);
    await waitFor(async () => expect(await heading('Connected: all 7 checks passed')).toHaveFocus());
  });
});

describe('findings about the whole', () => {
  test('one that failed stands with the boxes to set and is no success', async () => {
    const { user } = await openSetupAt('test', (fake) => (fake.whole = [finding('reach', 'failed', 'member-below-corporate'), finding('rows', 'passed')]));
    await user.click(await button('Test the connection'));
    expect(await heading(/^Connected, but:/)).toBeVisible();
    expect(within(screen.getByRole('region', { name: 'To set in ConnectWise' })).getByText('The keys were not accepted')).toBeVisible();
    expect(within(screen.getByRole('list', { name: 'About the role and its member' })).getAllByRole('listitem')).toHaveLength(1);
  });

  test('one that could not be told says what to do', async () => {
    const { user } = await openSetupAt('test', (fake) => (fake.whole = [finding('reach', 'could-not-tell', 'member-not-readable')]));
    await user.click(await button('Test the connection'));
    const list = await screen.findByRole('list', { name: 'About the role and its member' });
    expect(list).toHaveTextContent('What to do: Make a new pair in ConnectWise');
  });

  test('remarks are told, and are no problem', async () => {
    await testWith();
    expect(await heading('Connected: all 7 checks passed')).toBeVisible();
    expect(screen.getByText('The role holds more than is needed')).toBeVisible();
  });
});

describe('checking again', () => {
  test('asks only what had not passed, and shows before and after', async () => {
    const { user, fake } = await testWith([agreements, 'permission-missing']);
    await heading('Connected, but: 1 box is missing');
    fake.lacks.clear();
    await user.click(await button('Check these again'));
    await waitFor(async () => expect(await heading('Connected: all 7 checks passed')).toHaveFocus());
    expect(fake.calls).toContainEqual({ command: 'check_run', takes: { id: 'setup-1', onlyFailed: true } });
    const changed = screen.getByRole('list', { name: 'What has changed' });
    expect(changed).toHaveTextContent('Finance › Agreements › Inquire Level Missing at 10:02. Now: Set');
    expect(screen.getByText(/Only what had not passed was asked this time/)).toBeVisible();
    expect(screen.getAllByText('Known by: The role was read back, as of 10:02').length).toBeGreaterThan(0);
    expect(screen.queryByRole('button', { name: 'Check these again' })).toBeNull();
  });

  test('the whole test asks everything', async () => {
    const { user, fake } = await testWith([agreements, 'permission-missing']);
    await user.click(await button('Test everything again'));
    await heading('Connected, but: 1 box is missing');
    const runs = fake.calls.filter((call) => call.command === 'check_run');
    expect(runs.map((call) => call.takes)).toEqual(Array(2).fill({ id: 'setup-1', onlyFailed: false }));
  });
});

describe('while it asks', () => {
  test('it says how far it is, shows each call as it ends, and announces only some', async () => {
    const { user } = await openSetupAt('test', (fake) => {
      fake.readMs = 20;
      fake.lacks = new Map([[agreements, 'permission-missing']]);
    });
    const announced = new Set<string>();
    const watch = new MutationObserver(() => screen.queryAllByRole('status').forEach((status) => announced.add(status.textContent)));
    watch.observe(document.body, { childList: true, subtree: true, characterData: true });
    await user.click(await button('Test the connection'));
    const progress = await screen.findByRole('progressbar', { name: '4 of 8 calls asked' });
    expect(progress).toHaveAttribute('max', '8');
    expect(within(screen.getByRole('list', { name: 'Checking the permissions…' })).getAllByRole('listitem')).toHaveLength(4);
    await heading('Connected, but: 1 box is missing');
    await waitFor(() => expect(announced).toContain('Connected, but: 1 box is missing'));
    watch.disconnect();
    expect([...announced].filter((words) => words.includes('calls asked')).length).toBeLessThanOrEqual(4);
  });

  test('stop works at once: nothing more is shown as going on', async () => {
    const { user } = await openSetupAt('test', (fake) => (fake.readMs = 30));
    await user.click(await button('Test the connection'));
    await screen.findByRole('progressbar', { name: '2 of 8 calls asked' });
    await user.click(await button('Stop'));
    await waitFor(async () => expect(await heading('Connected; you stopped the permission check')).toHaveFocus());
    expect(screen.getByText(/boxes are not known/)).toBeVisible();
    expect(await button('Check these again')).toBeVisible();
  });

  test('a stop that failed says so, and the test goes on', async () => {
    const { user, fake } = await openSetupAt('test', (one) => (one.readMs = 30));
    await user.click(await button('Test the connection'));
    fake.failNext.set('check_cancel', new Error('no'));
    await user.click(await button('Stop'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Something went wrong inside Onramp');
    expect(await heading('Connected: all 7 checks passed')).toBeVisible();
  });
});

describe('the way to a box in a sentence', () => {
  test('is taken out of it, and what follows keeps its own line', () => {
    expect(aroundRemedy('Set it: A › B. Then check.', 'A › B')).toEqual({ before: 'Set it:', after: 'Then check.' });
    expect(aroundRemedy('Set it.', 'A › B')).toEqual({ before: 'Set it.', after: '' });
  });
});
