import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { cover } from '../src/call/cover.svelte';
import { button, openSetupAt, openWindow } from './stage';

const dialog = () => screen.queryByRole('dialog', { name: 'The screen is covered' });
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });

describe('the cover', () => {
  test('is there before the key press returns, while typing, and takes nothing of what was typed', async () => {
    const { user } = await openSetupAt('address');
    const field = await screen.findByRole('textbox', { name: 'Company ID' });
    await user.type(field, 'acm');
    // Nothing is awaited between the press and the look.
    const isKept = field.dispatchEvent(new KeyboardEvent('keydown', { key: 'F8', bubbles: true, cancelable: true }));
    expect(isKept).toBe(false);
    expect(dialog()).toHaveAttribute('open');
    expect(document.title).toBe('Onramp');
    expect(screen.getByRole('heading', { name: 'The screen is covered' })).toHaveFocus();
    await press('Escape');
    await waitFor(() => expect(dialog()).toBeNull());
    await waitFor(() => expect(field).toHaveFocus());
    expect(field).toHaveValue('acm');
    expect(document.title).toBe('Find your Company ID and URL – Onramp');
  });

  test('comes over an open dialog, and Escape takes the cover away and leaves the dialog', async () => {
    const { user } = openWindow((fake) => fake.create('phin', false));
    await user.click(await button('Delete'));
    const below = await screen.findByRole('dialog', { name: 'Delete this setup?' });
    await press('F8');
    expect(dialog()).toHaveAttribute('open');
    await press('Escape');
    await waitFor(() => expect(dialog()).toBeNull());
    expect(below).toHaveAttribute('open');
  });

  test('keeps its page neutral while what is behind changes', async () => {
    const { app } = await openSetupAt('member');
    await press('F8');
    if (app.screen.kind === 'setup') await app.screen.setup.go('keys');
    expect(document.title).toBe('Onramp');
    await press('F8');
    await waitFor(() => expect(document.title).toBe('Catch the key pair – Onramp'));
  });

  test('a dialog that opens meanwhile comes to lie below it', async () => {
    openWindow();
    await button('Cover the screen (F8)');
    const late = document.body.appendChild(document.createElement('dialog'));
    const order: string[] = [];
    const spy = (one: HTMLDialogElement, name: string) => {
      const open = one.showModal.bind(one);
      one.showModal = () => {
        order.push(name);
        open();
      };
    };
    await press('F8');
    const covering = dialog();
    if (covering instanceof HTMLDialogElement) spy(covering, 'cover');
    spy(late, 'late');
    cover.openBelow(late);
    expect(order).toEqual(['late', 'cover']);
    expect(dialog()).toHaveAttribute('open');
    late.remove();
  });

  test('a held key covers once, and F8 with another key is not meant', async () => {
    openWindow();
    await button('Cover the screen (F8)');
    await press('F8', { ctrlKey: true });
    expect(dialog()).toBeNull();
    await press('F8');
    await press('F8', { repeat: true });
    expect(dialog()).toHaveAttribute('open');
  });

  test('has a button that names its key, and one on it that says how to go on', async () => {
    const { user } = openWindow();
    const show = await button('Cover the screen (F8)');
    await user.click(show);
    expect(dialog()).toHaveAttribute('open');
    await user.click(await button('Uncover (Escape or F8)'));
    await waitFor(() => expect(dialog()).toBeNull());
    await waitFor(() => expect(show).toHaveFocus());
  });

  test('when what had the focus is gone, the heading has it', async () => {
    const { user, app } = await openSetupAt('member');
    await user.click(await button('I did this'));
    await press('F8');
    if (app.screen.kind === 'setup') await app.screen.setup.go('keys');
    await press('Escape');
    await waitFor(() => expect(screen.getByRole('heading', { level: 1, name: 'Catch the key pair' })).toHaveFocus());
  });
});
