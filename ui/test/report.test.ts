import { screen } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { failure } from '../src/ipc/fake/fake';
import { button, openSetupAt } from './stage';

describe('the report', () => {
  test('it is previewed, written, and can be shown in its folder', async () => {
    const { user, fake } = await openSetupAt('report');
    expect(await screen.findByTitle('Report preview')).toHaveAttribute('sandbox', '');
    const folder = await screen.findByRole('textbox', { name: 'Folder to write to' });
    await user.clear(folder);
    await user.type(folder, '/srv/reports');
    await user.click(await button('Write the report'));
    for (const ending of ['pdf', 'html', 'json']) {
      expect(await screen.findByText(`/srv/reports/onramp-phin-acme.${ending}`)).toBeVisible();
    }
    await user.click(await button('Show in folder'));
    expect(fake.calls).toContainEqual({ command: 'folder_open', takes: { path: '/srv/reports/onramp-phin-acme.pdf' } });
  });

  test('its part has a name before there is anything to preview', async () => {
    await openSetupAt('report', (fake) => fake.failNext.set('report_preview', failure('report-unreadable', 'It cannot be read')));
    expect(await screen.findByRole('alert')).toHaveTextContent('It cannot be read');
    expect(screen.getByRole('region', { name: 'The report' })).toBeVisible();
  });

  test('a folder that is missing is said, and the text stays', async () => {
    const { user, fake } = await openSetupAt('report');
    const folder = await screen.findByRole('textbox', { name: 'Folder to write to' });
    fake.failNext.set('report_write', failure('report-folder-missing', 'This folder does not exist'));
    await user.type(folder, '/nowhere');
    await user.click(await button('Write the report'));
    expect(await screen.findByRole('alert')).toHaveTextContent('This folder does not exist');
    expect(folder).toHaveValue('/home/sam/Documents/nowhere');
  });
});
