import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** Every screen on the fake, for `cargo xtask screens`. Nothing of it is in the window that is shipped. */
export default defineConfig({
  root: fileURLToPath(new URL('screens', import.meta.url)),
  base: './',
  plugins: [svelte({ configFile: fileURLToPath(new URL('svelte.config.js', import.meta.url)) })],
  clearScreen: false,
  build: { target: 'chrome111', emptyOutDir: true, modulePreload: false },
});
