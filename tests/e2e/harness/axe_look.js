const done = arguments[arguments.length - 1];
const options = {
  runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations', 'incomplete'],
  // The report's preview is another page, in a frame without scripts.
  iframes: false,
};
const why = (node) => [...node.any, ...node.all, ...node.none].map((check) => check.message).join(', ');
const brief = ({ id, help, nodes }) => ({
  rule: id,
  help,
  elements: nodes.map((node) => `${node.target.join(' ')}: ${why(node)}`),
});
// The watermark of a practice report is decoration, pale on purpose; what it says stands in the text too.
const whole = { exclude: ['.watermark[aria-hidden=true]'] };
axe
  .run(whole, options)
  .then(({ violations, incomplete }) => JSON.stringify({ violations: violations.map(brief), incomplete: incomplete.map(brief) }))
  .catch((reason) => String(reason))
  .then(done);
