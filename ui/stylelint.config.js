/** Values live in tokens.css; everywhere else they are named by role. */
export default {
  extends: ['stylelint-config-standard'],
  rules: {
    'color-no-hex': true,
    'color-named': 'never',
    'unit-disallowed-list': [['px', 'rem', 'em', 'ms', 's'], { ignoreMediaFeatureNames: { px: ['/width|height/'] } }],
    'declaration-block-no-redundant-longhand-properties': null,
    'no-descending-specificity': null,
    // Svelte's own, for what a component inside brings.
    'selector-pseudo-class-no-unknown': [true, { ignorePseudoClasses: ['global'] }],
  },
  overrides: [
    { files: ['**/*.svelte'], customSyntax: 'postcss-html' },
    { files: ['**/tokens.css'], rules: { 'color-no-hex': null, 'unit-disallowed-list': null } },
  ],
};
