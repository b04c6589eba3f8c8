import { outside } from './pseudo';

/** Read out or shown like text. */
const spoken = ['aria-label', 'title', 'placeholder', 'alt'];

/** Marked up as something quoted: what is copied letter by letter, what stands on a key, and a label as ConnectWise or the vendor writes it. */
const quoted = 'code, kbd, .label, iframe, script, style';

/** A name may stand beside a sentence, or several in a row, or be spelled out. */
function isRaw(text: string, named: ReadonlySet<string>): boolean {
  const left = outside(text).trim();
  const isNamed = (piece: string) => piece.length === 1 || !/\p{L}/u.test(piece) || named.has(piece);
  return !isNamed(left) && !isNamed(text.trim()) && !left.split(/\s*[›·:,→]\s*|\s+/).every(isNamed) && !left.split(/\s*[›·:,→]\s*/).every(isNamed);
}

/** Text that nobody translated: on a screen in the pseudo-language, what stands in no brackets and is no name. */
export function rawText(root: ParentNode, named: ReadonlySet<string>): string[] {
  const found: string[] = [];
  const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.textContent ?? '';
    if (node.parentElement && root.contains(node) && !node.parentElement.closest(quoted) && isRaw(text, named)) found.push(text.trim());
  }
  for (const element of root.querySelectorAll('*')) {
    for (const name of spoken) {
      const text = element.getAttribute(name) ?? '';
      if (isRaw(text, named)) found.push(`${name}: ${text}`);
    }
  }
  return found.map((text) => `raw text: ${text}`);
}

const nameOf = (element: Element) => {
  const classes = [...element.classList].filter((name) => !name.startsWith('s-')).map((name) => `.${name}`);
  return `${element.localName}${element.id ? `#${element.id}` : ''}${classes.join('')}`;
};

/** What a person types may be longer than its field; a table may be wider than the window, and scrolls by itself. */
const fields = 'input, select';
const tables = '.scroll';

const isCut = (element: Element) => ['hidden', 'clip'].includes(getComputedStyle(element).overflowX);
const scrolls = (element: Element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
const isHidden = (element: Element) => element.closest('.visually-hidden, .skip') !== null;

/** Buttons that both want to be the one to press. A question on screen is answered before anything behind it. */
export function crowded(): string[] {
  const asked = document.querySelector('dialog[open]') ?? document;
  const largest = [...asked.querySelectorAll('button.primary')].filter((button) => button.checkVisibility());
  if (largest.length < 2) return [];
  return [`crowded: ${largest.map((button) => `“${button.textContent.trim()}”`).join(' and ')} are both the largest act`];
}

/** What is wider than the window, or than the box it stands in and is cut off by. */
export function overflow(): string[] {
  const page = document.documentElement;
  const faults: string[] = [];
  if (page.scrollWidth > page.clientWidth) {
    faults.push(`overflow: the page is ${page.scrollWidth} px wide in a window of ${page.clientWidth} px: ${sticksOut().join(', ')}`);
  }
  const tooWide = [...document.body.querySelectorAll('*')].filter(isTooWide);
  const innermost = tooWide.filter((element) => !tooWide.some((other) => other !== element && element.contains(other)));
  return [...faults, ...innermost.map((element) => `overflow: ${saidOf(element)}`)];
}

function isTooWide(element: Element): boolean {
  if (isHidden(element) || element.matches(fields) || element.clientWidth === 0) return false;
  return element.scrollWidth > element.clientWidth + 1 && !(scrolls(element) && element.matches(tables));
}

function saidOf(element: Element): string {
  if (isCut(element)) return `${nameOf(element)} cuts its text off`;
  if (scrolls(element)) return `${nameOf(element)} has to be scrolled sideways`;
  return `something sticks out of ${nameOf(element)}`;
}

/** The innermost elements that reach past an edge of the window, and do not scroll by themselves. */
function sticksOut(): string[] {
  const width = document.documentElement.clientWidth;
  const out = [...document.body.querySelectorAll('*')].filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return (right > width + 1 || left < -1) && !isHidden(element) && !insideScroller(element);
  });
  return out.filter((element) => !out.some((other) => other !== element && element.contains(other))).slice(0, 4).map(nameOf);
}

function insideScroller(element: Element): boolean {
  const parent = element.parentElement;
  return parent !== null && (scrolls(parent) || insideScroller(parent));
}

/** What still moves where the person has asked for less motion. */
export function motion(): string[] {
  return document.getAnimations().map((animation) => {
    const target = animation.effect instanceof KeyframeEffect ? animation.effect.target : null;
    return `motion: ${target ? nameOf(target) : 'something'} moves though less motion was asked for`;
  });
}
