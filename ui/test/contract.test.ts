import { expect, test } from 'vitest';
import known from '../../src-tauri/build.rs?raw';
import allowed from '../../src-tauri/capabilities/main.json?raw';
import handled from '../../src-tauri/src/commands/mod.rs?raw';
import contract from '../src/ipc/contract.ts?raw';

const all = (text: string, one: RegExp) => [...text.matchAll(one)].flatMap((found) => found[1] ?? []).sort();

/** The shell refuses a command that one of the three lists leaves out; only the real window would tell. */
test('what the window may ask for is the same everywhere', () => {
  const commands = all(contract, /^ {2}([a-z]+_[a-z_]+): \{/gm);
  expect(commands.length).toBeGreaterThan(40);
  expect(all(handled, /^ {8}[a-z_]+::([a-z_]+),/gm)).toEqual(commands);
  expect(all(known, /^ {4}"([a-z_]+)",/gm)).toEqual(commands);
  expect(all(allowed, /"allow-([a-z-]+)"/g).map((name) => name.replaceAll('-', '_'))).toEqual(commands);
});
