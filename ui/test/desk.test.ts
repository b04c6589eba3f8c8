import { screen } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { deskFile, writtenWithGaps } from '../src/ipc/fake/desk';
import { failure } from '../src/ipc/fake/fake';
import { button, heading, largest, openWindow } from './stage';

/** Opens a desk's file as one that waited for the window. */
async function opened(changes: Partial<typeof deskFile> = {}, isPresenting = false) {
  const stage = openWindow((fake) => Object.assign(fake, { waitingDesk: { ...deskFile, ...changes }, isPresenting }));
  await stage.app.presenting.load();
  await stage.app.openWaiting();
  await heading('A desk from another Onramp');
  return stage;
}

describe("a desk's file", () => {
  test('is chosen as a file, shown before anything is added, and added', async () => {
    const { user, fake, container } = openWindow();
    const chosen = container.querySelector<HTMLInputElement>('input[type="file"]');
    if (!chosen) throw new Error('no field for a file');
    await user.upload(chosen, new File(['{}'], 'Onramp desk 2026-11-20.onramp-desk'));

    expect(await heading('A desk from another Onramp')).toHaveFocus();
    expect(screen.getByText(/Nothing was added yet/)).toBeVisible();
    expect(screen.getByText('3 setups to add')).toBeVisible();
    expect(screen.getByText('Contoso IT')).toBeVisible();
    expect(screen.getByText('1 setup is here already, and stays as it is')).toBeVisible();
    expect(screen.getByText(/Keys do not travel/)).toBeVisible();
    expect(screen.getByText(/Anybody can write such a file/)).toBeVisible();
    expect(fake.records).toHaveLength(0);

    await user.click(await button('Add to my desk'));
    expect(await screen.findByText('3 setups added')).toBeVisible();
    expect(await heading('A desk from another Onramp')).toHaveFocus();
    expect(fake.records).toHaveLength(3);
    expect(largest()).toEqual(['Back to all setups']);
    expect(screen.queryByRole('button', { name: 'Add to my desk' })).toBeNull();
  });

  test('with nothing new says so and offers nothing', async () => {
    await opened({ added: { count: 0, first: [] } });
    expect(screen.getByText('There is nothing in this file that could be added.')).toBeVisible();
    expect(largest()).toEqual(['Back to all setups']);
    expect(screen.queryByText(/Keys do not travel/)).toBeNull();
  });

  test('that cannot be added says why, and stays open', async () => {
    const { user, fake } = await opened();
    fake.failNext.set('desk_import', failure('desk-damaged', 'The file with the desk is damaged'));
    await user.click(await button('Add to my desk'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The file with the desk is damaged');
    expect(fake.records).toHaveLength(0);
    expect(await button('Add to my desk')).toBeVisible();
  });

  test('says which server each has, which address is left out, and where there is a setup for the same already', async () => {
    const row = { company: 'Litware', vendor: 'Phin', server: 'psa.litware.example', isPractice: false, hasTwin: true };
    await opened({ addressesLeftOut: 1, added: { count: 1, first: [row] } });
    expect(screen.getByText('psa.litware.example')).toBeVisible();
    expect(screen.getByText(/Its address is left out: type it again yourself/)).toBeVisible();
    expect(screen.getByText('You already have a setup for this company and vendor')).toBeVisible();
  });

  test('of many setups names the first of them', async () => {
    await opened({ added: { count: 51, first: deskFile.added.first } });
    expect(screen.getByText('51 setups to add')).toBeVisible();
    expect(screen.getByText('These are the first 3 of 51.')).toBeVisible();
  });

  test('hides the companies while somebody presents', async () => {
    await opened({}, true);
    expect(screen.queryByText('Contoso IT')).toBeNull();
    expect(screen.getAllByText('Company hidden while presenting')).toHaveLength(3);
  });
});

describe('the export of the desk', () => {
  /** Opens it from the settings. */
  async function exporting() {
    const stage = openWindow((fake) => void fake.create('phin', false));
    await stage.app.goSettings();
    await stage.user.click(await button('Export your desk…'));
    await heading('Export your desk');
    return stage;
  }

  test('writes into the folder that is chosen, says what came of it, and shows it', async () => {
    const { user, fake } = await exporting();
    const folder = await screen.findByRole('textbox', { name: 'Folder for the file' });
    expect(folder).toHaveValue('/home/sam/Documents');
    expect(screen.getByText(/Keys stay here/)).toBeVisible();
    expect(largest()).toEqual(['Write the file']);
    await user.click(await button('Write the file'));
    expect(await screen.findByText('The file is written. 1 setup is in it.')).toBeVisible();
    expect(screen.getByText('/home/sam/Documents/Onramp desk 2026-11-22.onramp-desk')).toBeVisible();
    await user.click(await button('Show in folder'));
    expect(fake.calls.at(-1)).toEqual({ command: 'folder_open', takes: { path: '/home/sam/Documents/Onramp desk 2026-11-22.onramp-desk' } });
    await user.click(await button('Back'));
    expect(await heading('Your setups')).toBeVisible();
  });

  test('names what it could not take along, and why', async () => {
    const { user, fake } = await exporting();
    fake.deskGaps = writtenWithGaps;
    await user.click(await button('Write the file'));
    expect(await screen.findByText('Not in the file')).toBeVisible();
    expect(screen.getByText(/A captured key stands in its record/)).toBeVisible();
    expect(screen.getByText('Company not known')).toBeVisible();
    expect(screen.getByText('2 earlier tests that cannot be read are not in the file.')).toBeVisible();
    expect(screen.getByText(/The keys of 1 setup could not be read just now/)).toBeVisible();
  });

  test('that failed says so and keeps the folder that was typed', async () => {
    const { user } = await exporting();
    const folder = await screen.findByRole('textbox', { name: 'Folder for the file' });
    await user.clear(folder);
    await user.click(await button('Write the file'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The desk could not be written to the file');
    await user.type(folder, '/tmp');
    await user.click(await button('Write the file'));
    expect(await screen.findByText(/The file is written/)).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
