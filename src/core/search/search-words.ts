/** Words that say nothing of what is looked for. */
const EMPTY_WORDS: ReadonlySet<string> = new Set(
  [
    'про об и в во на с со по из для от до к за у о не мне мой мою моя мое моего это эту этот что как',
    'бы нужно надо хочу можно сделать сделай сделайте пожалуйста помоги какой какую',
    'a an the of to for from in on with and or my me i it this that is can you',
    'make do please want need how some model нейросеть нейросети модель модели',
  ].flatMap((line) => line.split(' ')),
);

/** Endings of Russian words, longest first: case, number, person, gender. */
const RUSSIAN_ENDINGS = [
  ...['иями', 'ировать', 'ировал', 'ируй', 'ться', 'ями', 'ами', 'ого', 'ему', 'ому', 'ыми', 'ими'],
  ...['ать', 'ять', 'ить', 'еть', 'уть', 'ает', 'яет', 'ией', 'иям', 'иях', 'ние', 'ния', 'нию'],
  ...[
    'ай',
    'яй',
    'ий',
    'ый',
    'ой',
    'ая',
    'яя',
    'ое',
    'ее',
    'ые',
    'ие',
    'ую',
    'юю',
    'ов',
    'ев',
    'ей',
  ],
  ...[
    'ам',
    'ям',
    'ах',
    'ях',
    'ом',
    'ем',
    'ою',
    'ею',
    'ия',
    'ию',
    'ии',
    'ть',
    'ти',
    'ми',
    'ка',
    'ку',
  ],
  ...['ки', 'ке', 'а', 'я', 'о', 'е', 'ы', 'и', 'у', 'ю', 'ь', 'й'],
].sort((a, b) => b.length - a.length);

const ENGLISH_ENDINGS = ['ation', 'ing', 'ion', 'ers', 'er', 'ed', 'es', 's', 'e'];

/** What stays of a word is at least this long, or it says nothing any more. */
const STEM_LENGTH_MIN = 3;

/** A text as the words that count, in lower case and without marks over letters. */
export function searchWordsOf(text: string): readonly string[] {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => !EMPTY_WORDS.has(word)).map(usualWord);
}

/** Words that mean the same and do not begin alike. */
function usualWord(word: string): string {
  if (/^уб(ер|ир)/.test(word)) return 'убрать';
  if (/^фот(к|ограф)/.test(word)) return 'фото';
  return /^photograph(s|y)?$/.test(word) ? 'photo' : word;
}

/** A word without its ending: `оживить`, `оживи` and `оживление` have their beginning in common. */
export function stemOf(word: string): string {
  const endings = /\p{Script=Cyrillic}/u.test(word) ? RUSSIAN_ENDINGS : ENGLISH_ENDINGS;
  const ending = endings.find(
    (each) => word.endsWith(each) && word.length - each.length >= STEM_LENGTH_MIN,
  );
  return ending === undefined ? word : word.slice(0, -ending.length);
}

const LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const RUSSIAN_KEYS = 'йцукенгшщзхъфывапролджэячсмитьбюё';

/** What somebody meant who forgot to switch the keyboard; null when nothing would change. */
export function otherLayout(text: string): string | null {
  const lower = text.toLowerCase();
  const isLatin = /[a-z]/.test(lower);
  const [from, to] = isLatin ? [LATIN_KEYS, RUSSIAN_KEYS] : [RUSSIAN_KEYS, LATIN_KEYS];
  const switched = [...lower].map((key) => to[from.indexOf(key)] ?? key).join('');
  return switched === lower ? null : switched;
}
