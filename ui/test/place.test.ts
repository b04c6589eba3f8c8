import { render, screen, within } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { formPlace, keysPlace } from '../src/ipc/fake/drawings';
import Sketch from '../src/place/Sketch.svelte';
import { heading, openSetupAt } from './stage';

const picture = () => screen.findByRole('img', { name: /^In / });

describe('where to click', () => {
  test('a step has a picture whose name tells all of it in sentences', async () => {
    await openSetupAt('keys');
    expect(await picture()).toHaveAccessibleName(
      'In ConnectWise: Open System, then Members, then API Members. Open the tab API Keys. Press +. Fill in Description: Phin 2026-11-21. Press Save. Do not press Save and Close.',
    );
  });

  test('the picture shows the acts in their order, and the button that must be left with words', async () => {
    render(Sketch, { drawing: keysPlace });
    const drawn = await picture();
    expect([...drawn.querySelectorAll('.number')].map((one) => one.textContent)).toEqual(['1', '2', '3', '4', '5']);
    expect(drawn).toHaveTextContent(/1\s*API Members\s*2\s*API Keys\s*3\s*\+\s*4\s*Description\s*Phin 2026-11-21\s*5\s*Save\s*Do not press\s*Save and Close/);
  });

  test('it is said that the picture is a sketch', async () => {
    render(Sketch, { drawing: keysPlace });
    const figure = await screen.findByRole('figure');
    expect(within(figure).getByText(/A sketch, drawn from the names/)).toBeVisible();
  });

  test('fields that are to stay empty say so, and have no number', () => {
    const { container } = render(Sketch, { drawing: { ...formPlace, fieldsNumber: null } });
    expect(screen.getByText('Leave empty for now')).toBeVisible();
    expect(container.querySelectorAll('.number')).toHaveLength(0);
  });

  test('the path stays as text beside the picture', async () => {
    await openSetupAt('member');
    expect(await picture()).toBeVisible();
    expect(screen.getByRole('list', { name: 'Where to click' })).toHaveTextContent('SystemMembersAPI Members');
  });

  test('a step in Onramp has no picture', async () => {
    await openSetupAt('choices');
    await heading('Choose what to connect');
    expect(screen.queryByRole('img', { name: /^In / })).toBeNull();
  });
});
