const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
  null: 'nothing',
};

/** A JSON type in words. */
export function typeInWords(type: string): string {
  return TYPE_WORDS[type] ?? type;
}
