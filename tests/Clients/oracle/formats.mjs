// Writes a document as text in several ways, and breaks texts.
import { Lexer, Source, TokenKind, print, stripIgnoredCharacters } from 'graphql';

const GAPS = [' ', ' ', ',', '\n', '\r', '\r\n', '\t', '  ', ', ,', '\n\n', '\r\n\t', '#\n', '# a comment\n', '# 😀 𝒳 "\r\n', '#,{\r', '\uFEFF'];
const PIECES = ['{', '}', '(', ')', '[', ']', '!', '$', '@', ':', '=', '|', '&', '...', '..', '.', 'on', 'fragment', 'query', 'true', 'null', '"', '"""', '""', '-', '-1', '00', '1.', '1.e', '1x', '0xF', '"\\q"', '"\\u12"', '"\\u{110000}"', '"\\u{1F600}"', '"\\uD83D"', '"\\uD83D\\uDE00"', '"a\nb"', '?', '%', '\u0000', '\u0007', 'é', '😀', '\u00A0', '\u2028', '#', '{}', '()', '"\t"', '"""\\""" 😀"""', 'subscription', 'type', 'extend', '{ a }', '$v', '1e5', '-0', '.5', '_', '1_0', '"\u007F"', 'a:b:c'];

/** The tokens of a text, as text each. */
function tokens(text) {
  const lexer = new Lexer(new Source(text));
  const found = [];
  while (lexer.advance().kind !== TokenKind.EOF) {
    found.push(text.slice(lexer.token.start, lexer.token.end));
  }
  return found;
}

/** Whether two tokens would melt into one if nothing stood between them. */
const melt = (left, right) => /[\w"]$/.test(left) && /^[\w".-]/.test(right);

function messy(random, parts) {
  let text = random.chance(0.2) ? '\uFEFF' : '';
  let last = '';
  for (const part of parts) {
    let gap = '';
    for (let i = random.below(3); i > 0; i--) {
      gap += random.pick(GAPS);
    }
    text += (gap === '' && melt(last, part) ? ' ' : gap) + part;
    last = part;
  }
  return text + (random.chance(0.3) ? random.pick(GAPS) : '');
}

/** The document as text: pretty, compact or messy. */
export function format(random, document) {
  const pretty = print(document);
  switch (random.below(4)) {
    case 0:
      return pretty;
    case 1:
      return stripIgnoredCharacters(pretty);
    default:
      return messy(random, tokens(pretty));
  }
}

/** The text of the document with a few tokens lost, doubled, moved or added, or cut off. */
export function breakText(random, document) {
  const parts = tokens(print(document));
  for (let i = 1 + random.below(2); i > 0; i--) {
    const at = random.below(parts.length);
    switch (random.below(5)) {
      case 0:
        parts.splice(at, 1);
        break;
      case 1:
        parts.splice(at, 0, parts[at]);
        break;
      case 2:
        parts.splice(at, 0, parts.splice(random.below(parts.length), 1)[0]);
        break;
      case 3:
        parts.length = Math.max(at, 1);
        break;
      default:
        parts.splice(at, 0, random.pick(PIECES));
        break;
    }
  }
  return random.chance(0.3) ? parts.join(' ') : messy(random, parts);
}
