/** A language that nobody speaks: a sentence in it is longer, has accents, and stands in brackets that nothing else has. */
const open = '⟦';
const close = '⟧';
const longer = 0.4;

const accents: Record<string, string> = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'đ', e: 'é', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'í', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ', n: 'ñ', o: 'ö', p: 'þ', q: 'ɋ',
  r: 'ŕ', s: 'š', t: 'ţ', u: 'û', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž',
  A: 'Å', B: 'Ɓ', C: 'Ç', D: 'Đ', E: 'É', F: 'Ƒ', G: 'Ĝ', H: 'Ĥ', I: 'Î', J: 'Ĵ', K: 'Ķ', L: 'Ļ', M: 'Ṁ', N: 'Ñ', O: 'Ö', P: 'Þ', Q: 'Ɋ',
  R: 'Ŕ', S: 'Š', T: 'Ţ', U: 'Û', V: 'Ṽ', W: 'Ŵ', X: 'Ẋ', Y: 'Ý', Z: 'Ž',
};
const filling = ' öñé ţŵö ţĥŕéé ƒöûŕ ƒíṽé šíẋ šéṽéñ éíĝĥţ ñíñé ţéñ';

/** The sentence in that language; what stands in `{braces}` is filled in later, and stays. */
export function pseudo(sentence: string): string {
  if (sentence === '' || sentence.startsWith(open)) return sentence;
  const accented = sentence
    .split(/(\{\w+\})/)
    .map((piece) => (piece.startsWith('{') ? piece : piece.replaceAll(/[a-z]/gi, (letter) => accents[letter] ?? letter)))
    .join('');
  const room = Math.ceil(sentence.length * longer);
  const more = filling.repeat(Math.ceil(room / filling.length)).slice(0, room);
  return `${open}${accented}${more}${close}`;
}

/** What of a text stands in no brackets; nested ones count as one. */
export function outside(text: string): string {
  let depth = 0;
  let left = '';
  for (const letter of text) {
    if (letter === open) depth += 1;
    else if (letter === close) depth = Math.max(0, depth - 1);
    else if (depth === 0) left += letter;
  }
  return left;
}
