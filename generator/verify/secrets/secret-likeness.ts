/** Words with which people say that a value is none. */
const INVENTED =
  /example|sample|placeholder|change.?me|dummy|fake|mock|your|xxx|\btest|test\b|secret|passw|^pass$|^pwd$|^none$|^user$|todo|redacted|insert|replace|1234567|abcdef|(.)\1{4}|…|\.\.\./i;

/** Whether people wrote a value to show where a secret goes. */
export function looksInvented(value: string): boolean {
  return INVENTED.test(value);
}

/** Bits for each character, below which a text is rather made of words. */
const BITS_MIN = 3.2;

/** Whether chance made a text: letters and digits in no order. */
export function looksRandom(value: string): boolean {
  return /\d/.test(value) && /[A-Za-z]/.test(value) && bitsPerCharacter(value) >= BITS_MIN;
}

function bitsPerCharacter(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) {
    const share = count / value.length;
    bits -= share * Math.log2(share);
  }
  return bits;
}
