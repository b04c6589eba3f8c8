// Runs in Onramp's page: writes down what is sent, what comes back, and all that the document ever holds.
const ipc = window.__TAURI_INTERNALS__;
if (!ipc) return false;
if (window.onrampRecorded) return true;

const recorded = [];
window.onrampRecorded = recorded;
const letters = new TextDecoder('latin1');
const asText = (value) => {
    if (typeof value === 'string') return value;
    if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return letters.decode(value);
    return JSON.stringify(value) ?? String(value);
};
const put = (way, ...parts) => recorded.push([way, ...parts.map(asText)].join(' '));

const fetched = window.fetch.bind(window);
window.fetch = async (address, options) => {
    const where = String(address?.url ?? address);
    put('sent', where, options?.body ?? '', JSON.stringify([...new Headers(options?.headers)]));
    const answer = await fetched(address, options);
    put('answered', where, await answer.clone().arrayBuffer());
    return answer;
};

const callbacks = ipc.callbacks;
const find = callbacks.get.bind(callbacks);
callbacks.get = (id) => {
    const found = find(id);
    return found && ((data) => {
        put('received', data);
        return found(data);
    });
};

for (const level of ['debug', 'log', 'info', 'warn', 'error']) {
    const say = console[level].bind(console);
    console[level] = (...words) => {
        put('said', ...words.map(String));
        say(...words);
    };
}

new MutationObserver((changes) => {
    for (const change of changes) {
        if (change.type === 'characterData') put('shown', change.target.data);
        if (change.type === 'attributes') put('shown', change.target.getAttribute(change.attributeName) ?? '');
        for (const node of change.addedNodes) put('shown', node.outerHTML ?? node.data ?? '');
    }
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });

document.addEventListener('input', (event) => put('typed', event.target.value ?? ''), true);
return true;
