import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** What the web view may weigh: scripts and styles together, gzipped, in bytes. */
const mostBytes = 105 * 1000;

/** Fails the build of a web view that has grown too heavy to be there at once; what stands in it is measured as it is written. */
function weigh(): Plugin {
  return {
    name: 'weigh',
    apply: 'build',
    writeBundle(_, bundle) {
      const sizes = Object.values(bundle).map((file) => gzipSync(file.type === 'chunk' ? file.code : file.source).length);
      const bytes = sizes.reduce((sum, size) => sum + size, 0);
      this.info(`${bytes} of ${mostBytes} bytes gzipped`);
      if (bytes > mostBytes) this.error(`the web view weighs ${bytes} bytes gzipped; ${mostBytes} are allowed`);
    },
  };
}

/**
 * Gives the words names of one or two letters in the bundle: their long ones weigh more than 3 KB gzipped. Words that are chosen by
 * a part of their name, as in `say(`ending.kind.${kind}`)`, and those that are counted keep it.
 */
function shorten(): Plugin {
  const isCounted = /\.(one|other)$/;
  const files = readdirSync(new URL('src', import.meta.url), { encoding: 'utf8', recursive: true });
  const named = (pattern: RegExp, inside: RegExp) =>
    files
      .filter((file) => inside.test(file))
      .flatMap((file) => [...readFileSync(new URL(`src/${file}`, import.meta.url), 'utf8').matchAll(pattern)])
      .map((found) => found[1] ?? '');
  const stems = named(/`([\w.]+\.)\$\{/g, /\.(svelte|ts)$/);
  const words = named(/^ +'(\w+\.[\w.-]+)':/gm, /^words.+\.ts$/);
  const long = words.filter((key) => !isCounted.test(key) && !stems.some((stem) => key.startsWith(stem)));
  const short = new Map(long.map((key, place) => [key, place.toString(36)]));
  return {
    name: 'shorten',
    apply: 'build',
    enforce: 'post',
    transform(code, id) {
      if (!id.includes('/ui/src/')) return null;
      return code.replace(/(['"`])([a-z]\w*(?:\.[\w-]+)+)\1/g, (whole, quote: string, key: string) => {
        const name = short.get(key);
        return name === undefined ? whole : quote + name + quote;
      });
    },
  };
}

/** Fails the build when a package is in the web view that the notices do not name (`cargo xtask notices` reads the list). */
function name(): Plugin {
  const listed = new Set(readFileSync(new URL('bundled.txt', import.meta.url), 'utf8').trim().split('\n'));
  return {
    name: 'name',
    apply: 'build',
    generateBundle(_, bundle) {
      const files = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const found = new Set(files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []));
      for (const one of found) {
        if (!listed.has(one)) this.error(`${one} is in the web view: add it to bundled.txt and run \`cargo xtask notices\``);
      }
      for (const one of listed) if (!found.has(one)) this.error(`${one} is not in the web view: take it out of bundled.txt`);
    },
  };
}

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), shorten(), weigh(), name()],
  clearScreen: false,
  server: {
    port: 1420,
    strictPort: true,
    watch: { ignored: ['**/src-tauri/**', '**/target/**'] },
    // A test compares the window's commands with the shell's.
    ...(mode === 'test' && { fs: { allow: ['..'] } }),
  },
  build: {
    target: ['chrome111', 'safari16.4'],
    // The window's content security policy forbids inline scripts, so nothing may be inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // Svelte resolves to its server build unless the browser condition is named.
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  test: {
    environment: 'jsdom',
    include: ['test/**/*.test.ts', 'src/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    restoreMocks: true,
    testTimeout: 20_000,
  },
}));
