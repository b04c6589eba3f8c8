// Keeps what goes wrong in the page by itself, in the words for programmers, which the page does not show.
window.onrampTroubles = [];
const keep = (kind, said, reason) => window.onrampTroubles.push(`${kind}: ${said ?? ''} ${reason?.stack ?? String(reason)}`);
addEventListener('error', (event) => keep('error', event.message, event.error));
addEventListener('unhandledrejection', (event) => keep('rejected', event.reason?.failure?.code, event.reason));
return true;
