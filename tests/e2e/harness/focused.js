// Reads which element has the focus, as a screen reader would name it, and whether its focus shows.
const squeeze = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const element = document.activeElement;
if (!element || element === document.body || element === document.documentElement) {
  return null;
}
const roleOfInput = { checkbox: 'checkbox', radio: 'radio', submit: 'button', button: 'button', reset: 'button', range: 'slider', number: 'spinbutton' };
const roleOfTag = { BUTTON: 'button', A: 'link', SELECT: 'combobox', TEXTAREA: 'textbox', SUMMARY: 'button', IFRAME: 'frame' };
const role = element.getAttribute('role')
  ?? (element.tagName === 'INPUT' ? (roleOfInput[element.type] ?? 'textbox') : roleOfTag[element.tagName])
  ?? element.tagName.toLowerCase();
const labels = [...(element.labels ?? [])];
// A label that wraps its field is named by its own words, not by what the field holds; what is hidden from a
// screen reader names nothing.
const words = (source, unread) => {
  const copy = source.cloneNode(true);
  copy.querySelectorAll(unread).forEach((part) => part.remove());
  return copy.textContent;
};
const ownWords = (label) => words(label, '[aria-hidden=true], input, select, textarea, button');
const byId = (ids) => ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(' ');
const labelledBy = element.getAttribute('aria-labelledby');
const isNamedByContent = !['textbox', 'combobox', 'radiogroup', 'checkbox', 'radio', 'frame'].includes(role) || element.tagName === 'BUTTON';
const name = [
  labelledBy && byId(labelledBy),
  element.getAttribute('aria-label'),
  labels.map(ownWords).join(' '),
  isNamedByContent && (element.tagName === 'INPUT' ? element.value : words(element, '[aria-hidden=true]')),
  element.getAttribute('title'),
  element.getAttribute('placeholder'),
].map((candidate) => squeeze(candidate || '')).find((candidate) => candidate !== '') ?? '';
const isRinged = (candidate) => [null, '::after'].some((part) => {
  const style = getComputedStyle(candidate, part);
  return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
});
// What the arrow keys go through: a list's options, or the radio buttons of one group.
const listed = element.tagName === 'SELECT' ? [...element.options]
  : element.type === 'radio' ? [...document.querySelectorAll('input[type=radio]')].filter((other) => other.name === element.name && other.form === element.form)
  : [];
const open = listed.filter((one) => !one.disabled);
const chosen = element.tagName === 'SELECT' ? element.selectedOptions[0] : element;
const box = element.getBoundingClientRect();
// What is seen of it, a little inside its edges: nothing but itself, what it holds and what holds it may be met there.
const seen = { top: Math.max(box.top, 0), bottom: Math.min(box.bottom, innerHeight), left: Math.max(box.left, 0), right: Math.min(box.right, innerWidth) };
const across = [seen.left + 2, (seen.left + seen.right) / 2, seen.right - 2];
const down = [seen.top + 2, (seen.top + seen.bottom) / 2, seen.bottom - 2];
const isOwn = (met) => element.contains(met) || met.contains(element) || labels.some((label) => label.contains(met));
const cover = across.flatMap((x) => down.map((y) => document.elementFromPoint(x, y))).find((met) => met && !isOwn(met));
const region = element.closest('main dialog, dialog, main nav, article, main');
const moved = (edges, x, y) => ({ top: edges.top + y, bottom: edges.bottom + y, left: edges.left + x, right: edges.right + x });
// What a list has scrolled away is at the list's own edge.
const within = (frame) => {
  const clamp = (edge) => Math.min(Math.max(edge, frame.top), frame.bottom);
  return { top: clamp(box.top), bottom: clamp(box.bottom), left: box.left, right: box.right };
};
const frame = region?.getBoundingClientRect();
const stops = 'a[href], button, input, select, textarea, summary, iframe, [tabindex="0"]';
const spot = region && {
  region: `${region.tagName.toLowerCase()} ${[...document.querySelectorAll(region.tagName)].indexOf(region)}`,
  isFirst: region.querySelector(stops) === element,
  inRegion: moved(box, -frame.left, region.scrollTop - frame.top),
  onPage: moved(within(frame), 0, scrollY),
};
return {
  role,
  name,
  value: 'value' in element ? String(element.value) : '',
  option: element.tagName === 'SELECT' ? squeeze(element.selectedOptions[0]?.textContent) : '',
  isFirst: open[0] === chosen,
  isLast: open.at(-1) === chosen,
  isChecked: element.checked === true || element.getAttribute('aria-checked') === 'true',
  isOff: element.disabled === true || element.getAttribute('aria-disabled') === 'true',
  isFocusShown: element.matches(':focus-visible') && [element, element.parentElement, ...labels].some((candidate) => candidate && isRinged(candidate)),
  place: `${Math.round(box.top)} to ${Math.round(box.bottom)} of ${innerHeight}, page at ${Math.round(scrollY)}`,
  coveredBy: cover ? `${cover.tagName.toLowerCase()}.${cover.className}` : '',
  spot,
  isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
};
