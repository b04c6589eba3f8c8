// What a person presses, from the empty list of setups to a test that has passed: see journey.rs.
(async () => {
  const until = async (what, find) => {
    window.onrampSmoke = what;
    for (;;) {
      const found = find();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  const words = (element) => element.textContent.replace(/\s+/g, ' ').trim();
  const isShown = (element) => element.getClientRects().length > 0;
  const press = async (name) => {
    const isIt = (button) => words(button).startsWith(name) && isShown(button) && !button.disabled;
    (await until(`the button ${name}`, () => all('button').find(isIt))).click();
  };
  const labelled = (name) =>
    until(`the field ${name}`, () => {
      const label = all('label').find((one) => words(one).startsWith(name) && isShown(one));
      return label && (label.control ?? document.getElementById(label.htmlFor));
    });
  const choose = async (name) => (await labelled(name)).click();
  const fill = async (name, text) => {
    const field = await labelled(name);
    field.focus();
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    field.blur();
  };
  const reads = (text) => until(`the words ${text}`, () => document.body.innerText.includes(text));

  await press('Practice');
  await reads('New practice');
  await choose('Phin');
  await press('Start practice');
  await reads('PRACTICE: nothing here is real');
  await choose('Admin');
  await press('Confirm these choices');
  await reads('This step: Done: your choice');
  await press('C1');
  await fill('Company ID', 'COMPANY');
  await fill('ConnectWise API URL', 'ADDRESS');
  await press('Find my company');
  await reads('Found: ACME MSP');
  await press('E6');
  await press('Type or paste it into a field instead');
  await fill('Public key', 'PUBLIC-KEY');
  await press('Save public key');
  await reads('ends in');
  await fill('Private key', 'PRIVATE-KEY');
  await press('Save private key');
  await reads('Both keys are saved.');
  await press('E7');
  await press('Test the connection');
  await reads('Connected: every check passed');
  window.onrampSmoke = 'passed';
})();
