import { describe, expect, test } from 'vitest';
import { parse, type AST } from 'svelte/compiler';
import { en } from '../src/words/en';

const components = import.meta.glob<string>('../src/**/*.svelte', { query: '?raw', import: 'default', eager: true });
const modules = import.meta.glob<string>('../src/**/*.ts', { query: '?raw', import: 'default', eager: true });
const spoken = ['aria-label', 'alt', 'placeholder', 'title'];

/** Text between tags, and attributes that are read out, that hold letters. */
function rawText(source: string): string[] {
  const found: string[] = [];
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) node.forEach(walk);
    if (typeof node !== 'object' || node === null || !('type' in node)) return;
    if (node.type === 'Text' && 'data' in node && typeof node.data === 'string' && /\p{L}/u.test(node.data)) found.push(node.data.trim());
    if (node.type === 'Attribute' && !('name' in node && typeof node.name === 'string' && spoken.includes(node.name))) return;
    Object.values(node).forEach(walk);
  };
  const root: AST.Root = parse(source, { modern: true });
  walk(root.fragment);
  return found;
}

describe('words', () => {
  test.each(Object.entries(components))('%s holds no words of its own', (_, source) => {
    expect(rawText(source)).toEqual([]);
  });

  test('the search for words finds some', () => {
    expect(rawText('<p title="Hello">Hi {name}</p>')).toEqual(['Hello', 'Hi']);
  });

  test('every key is used', () => {
    const all = Object.entries({ ...components, ...modules })
      .filter(([path]) => !path.endsWith('/en.ts'))
      .map(([, source]) => source)
      .join('\n');
    const isUsed = (key: string) => {
      const stem = key.slice(0, key.lastIndexOf('.'));
      return all.includes(`'${key}'`) || all.includes(`'${stem}'`) || all.includes(`\`${stem}.\${`);
    };
    expect(Object.keys(en).filter((key) => !isUsed(key))).toEqual([]);
  });
});
