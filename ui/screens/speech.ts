import { pseudo } from './pseudo';

/** What the core says in sentences: the field's name, or its name after the name of what holds it. */
const sentences = new Set([
  'title', 'happened', 'why', 'toDo', 'about', 'summary', 'doubt', 'without', 'standing', 'knownBy', 'knownAt', 'before', 'orderNote',
  'outcomeWords', 'stateWords', 'actsWords', 'statusWords', 'markLabel', 'roleQuestion', 'featureQuestion', 'documentSays', 'weBelieve', 'openedBy',
  'atWords', 'kindWords', 'dueWords', 'changes', 'kept', 'remark', 'grounds.label', 'then.words', 'now.words', 'proofs', 'act', 'group', 'stepTitle', 'question', 'corrections.source', 'guide.source', 'facts.label', 'contents.label', 'contents.value', 'keys.place', 'screen.words', 'whyUnknown', 'headline',
]);

/**
 * What it names or quotes and so leaves in the words of others: companies, vendors, labels and menu paths of ConnectWise and of the
 * vendor's document, what the person typed, files, addresses, fingerprints.
 */
const names = new Set([
  'name', 'guideName', 'company', 'pages', 'placeName', 'letter', 'code', 'label', 'value', 'typed', 'readAs', 'valueForVendor', 'offeredHost',
  'menuPath', 'place', 'places', 'oneOf', 'remedy', 'function', 'column', 'columns', 'features', 'writtenAs', 'roleName', 'path', 'paths', 'methods',
  'area', 'needs', 'menu', 'under', 'leave', 'beside', 'sourceTitle', 'fileNames', 'fileName', 'folder', 'reportId', 'digest', 'fingerprint', 'lastReport', 'version', 'stepCode',
  'licence', 'home', 'vendor', 'server', 'host', 'news', 'then', 'now', 'from', 'mail', 'phone', 'companyName', 'companyId', 'address', 'expected', 'role', 'note', 'contactName', 'contactMail', 'contactPhone', 'made', 'tested', 'timeZone', 'invite', 'inviteFrom', 'onrampVersion', 'faults.title', 'faults.happened', 'open.title',
]);

/** The names that were said, so that they can be told from words that somebody forgot. */
export class Speech {
  readonly named = new Set<string>();

  constructor(readonly isPseudo: boolean) {}

  /** The same answer in the language of these screens. `from` is what the answer is about: the noun of its command. */
  of<T>(answer: T, from: string): T {
    if (!this.isPseudo) return answer;
    const copy = structuredClone(answer);
    this.#walk(copy, from);
    return copy;
  }

  #walk(value: unknown, parent: string): void {
    if (Array.isArray(value)) value.forEach((one) => this.#walk(one, parent));
    else if (isRecord(value)) this.#fields(value, parent);
  }

  #fields(record: Record<string, unknown>, parent: string): void {
    if (typeof record['remedy'] === 'string') keepRemedy(record, record['remedy']);
    for (const [field, value] of Object.entries(record)) {
      if (typeof value === 'string') record[field] = this.#said(value, field, parent, record['isLabel'] === true);
      else if (Array.isArray(value) && value.every((one) => typeof one === 'string')) {
        record[field] = value.map((one) => this.#said(one, field, parent, false));
      } else this.#walk(value, field);
    }
  }

  #said(text: string, field: string, parent: string, isLabel: boolean): string {
    const isText = field === 'text';
    if (sentences.has(`${parent}.${field}`) || sentences.has(field) || (isText && !isLabel)) return pseudo(text);
    if (names.has(field) || isText) this.named.add(text.trim());
    return text;
  }
}

/** The window finds the way to a box inside of what is to be done, and sets it apart. */
function keepRemedy(record: Record<string, unknown>, remedy: string): void {
  const words = record['words'];
  if (!isRecord(words) || typeof words['toDo'] !== 'string') return;
  words['toDo'] = words['toDo'].split(remedy).map(pseudo).join(remedy);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
