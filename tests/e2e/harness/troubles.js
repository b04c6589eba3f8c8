// Keeps what goes wrong in the page by itself, in the words for programmers, which the page does not show.
window.onrampTroubles = [];
const keep = (kind, said, reason) => {
  const told = `${kind}: ${said ?? ''} ${reason?.stack ?? String(reason)}`;
  window.onrampTroubles.push(told.replaceAll('\n', ' | '));
};
addEventListener('error', (event) => keep('error', event.message, event.error));
addEventListener('unhandledrejection', (event) => keep('rejected', event.reason?.failure?.code, event.reason));
// And what came to it last, each with its milliseconds: what is typed stays out, only keys with a name are told.
window.onrampHeard = [];
const KEPT_AT_MOST = 60;
const hear = (event) => {
  const key = event.key === undefined ? '' : event.key.length > 1 ? event.key : event.key === ' ' ? 'Space' : 'a letter';
  const { id, tagName, checked } = event.target;
  const state = checked === undefined ? '' : checked ? 'checked' : 'unchecked';
  window.onrampHeard.push([Math.round(event.timeStamp), event.type, key, tagName, id, state].filter(Boolean).join(' '));
  if (window.onrampHeard.length > KEPT_AT_MOST) window.onrampHeard.shift();
};
['keydown', 'keyup', 'click', 'change', 'focus', 'blur'].forEach((kind) => addEventListener(kind, hear, true));
return true;
