// Keeps what goes wrong in the page by itself, in the words for programmers, which the page does not show.
window.onrampTroubles = [];
const keep = (kind, said, reason) => {
  const told = `${kind}: ${said ?? ''} ${reason?.stack ?? String(reason)}`;
  window.onrampTroubles.push(told.replaceAll('\n', ' | '));
};
addEventListener('error', (event) => keep('error', event.message, event.error));
addEventListener('unhandledrejection', (event) => keep('rejected', event.reason?.failure?.code, event.reason));
return true;
