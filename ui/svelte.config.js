import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** Short names for styles that hold in one part only: they stand in every part, and in the styles again. */
const cssHash = ({ hash, css }) => `s-${hash(css).slice(0, 4)}`;

export default { preprocess: vitePreprocess(), compilerOptions: { runes: true, cssHash } };
