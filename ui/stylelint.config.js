/** Values live in tokens.css; everywhere else they are named by role. */
export default {
  extends: ['stylelint-config-standard'],
  rules: {
    'color-no-hex': true,
    'color-named': 'never',
    'unit-disallowed-list': [['px', 'rem', 'em', 'ms', 's'], { ignoreMediaFeatureNames: { px: ['/width|height/'] } }],
    'declaration-block-no-redundant-longhand-properties': null,
    'no-descending-specificity': null,
  },
  overrides: [
    { files: ['**/*.svelte'], customSyntax: 'postcss-html' },
    { files: ['**/tokens.css'], rules: { 'color-no-hex': null, 'unit-disallowed-list': null } },
  ],
};
