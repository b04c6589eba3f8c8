import { describe, expect, test } from 'vitest';
import { rawText } from '../screens/faults';
import { outside, pseudo } from '../screens/pseudo';
import { scenes } from '../screens/scenes';
import { Speech } from '../screens/speech';

function page(html: string): HTMLElement {
  document.body.innerHTML = html;
  return document.body;
}

const named = new Set(['Phin', 'B1', 'GET', 'POST', 'Service Desk', 'System']);

describe('the pseudo-language', () => {
  test('makes a sentence longer by two fifths, keeps what is filled in later, and says nothing twice', () => {
    const said = pseudo('Go to {code} now');
    expect(said).toContain('{code}');
    expect(said.length).toBeGreaterThanOrEqual('Go to {code} now'.length * 1.4);
    expect(pseudo(said)).toBe(said);
    expect(pseudo('')).toBe('');
  });

  test('brackets inside of brackets count as one', () => {
    expect(outside(`1 ${pseudo('in {place}').replace('{place}', pseudo('memory'))} 2`)).toBe('1  2');
  });
});

describe('raw text', () => {
  test('is found between tags and in what is read out', () => {
    expect(rawText(page(`<p>${pseudo('Fine')}</p><p title="Forgotten">Never said</p>`), named)).toEqual([
      'raw text: Never said',
      'raw text: title: Forgotten',
    ]);
  });

  test('a half of a sentence is found beside the other', () => {
    expect(rawText(page(`<p>${pseudo('Step')} of many</p>`), named)).toEqual([`raw text: ${pseudo('Step')} of many`]);
  });

  test('names, codes and labels of others are none, alone or in a row', () => {
    expect(rawText(page('<p>Phin</p><p>GET POST</p><p>System › Service Desk</p><p>B1</p><code>acme</code><b class="label">Save</b>'), named)).toEqual([]);
  });
});

describe('speech', () => {
  test('says sentences in the language of the screens, and remembers the names that it leaves', () => {
    const speech = new Speech(true);
    const said = speech.of({ guideName: 'Phin', stateWords: 'In progress', id: 'setup-1' }, 'setup');
    expect(said).toEqual({ guideName: 'Phin', stateWords: pseudo('In progress'), id: 'setup-1' });
    expect([...speech.named]).toEqual(['Phin']);
  });

  test('keeps the way to a box whole inside of what is to be done', () => {
    const box = { remedy: 'System › Roles', words: { toDo: 'Set it: System › Roles. Then test.' } };
    expect(new Speech(true).of(box, 'boxes').words.toDo.split('System › Roles')).toEqual([pseudo('Set it: '), pseudo('. Then test.')]);
  });

  test('changes nothing where the screens speak English', () => {
    const answer = { title: 'Fine' };
    expect(new Speech(false).of(answer, 'setup')).toBe(answer);
  });
});

test('each kind of screen is drawn', () => {
  const kinds = ['home', 'new', 'settings', 'choices', 'fields', 'permissions', 'gate', 'keys', 'keychain', 'sealed', 'hold', 'handover', 'hand', 'test', 'report', 'replace', 'ending', 'removal', 'practice'];
  const drawn = new Set(Object.keys(scenes).map((name) => name.split('-', 1).join()));
  expect(kinds.filter((kind) => !drawn.has(kind))).toEqual([]);
});
