import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseScript, type ScriptPart } from '../bot/script.ts';
import { root } from './pages.ts';

const FOLDER = 'test/bot/transcripts';
const MARK = /^<!-- shows ([a-z -]+) -->$/;

/** A transcript that shows a feature, from a mark to the next one or the end of the file. */
export interface Shown {
  readonly feature: string;
  /** Path of the transcript, from the root. */
  readonly path: string;
  /** That of its title. */
  readonly language: 'ru' | 'en';
  /** What the people in it do, in order. */
  readonly steps: readonly string[];
}

export const transcriptPaths: readonly string[] = readdirSync(join(root, FOLDER))
  .toSorted()
  .map((name) => `${FOLDER}/${name}`);

/** All that the transcripts say they show. */
export function shownFeatures(): Shown[] {
  return transcriptPaths.flatMap((path) => shownIn(path, readFileSync(join(root, path), 'utf8')));
}

/** What one transcript shows; nothing when it has no mark. */
export function shownIn(path: string, source: string): Shown[] {
  const language = /[а-яё]/i.test(source.split('\n')[0] ?? '') ? 'ru' : 'en';
  const found = new Map<string, string[]>();
  let current: readonly string[] = [];
  for (const part of parseScript(source)) {
    const [, names] = (part.kind === 'prose' && MARK.exec(part.line)) || [];
    if (names !== undefined) current = names.split(' ');
    const step = stepOf(part);
    for (const name of current) {
      found.set(name, [...(found.get(name) ?? []), ...(step === null ? [] : [step])]);
    }
  }
  return [...found].map(([feature, steps]) => ({ feature, path, language, steps }));
}

/** As a person would tell it: a command, a **button**, “words” or a file. */
function stepOf(part: ScriptPart): string | null {
  if (part.kind === 'event') return `*${part.text}*`;
  if (part.kind !== 'step') return null;
  const text = part.text.replace(/\s+/g, ' ');
  if (part.verb === 'tap') return `**${text}**`;
  if (part.verb !== 'say') return text === '' ? part.verb : `${part.verb} ${text}`;
  return /^\/\w+$/.test(text) ? `\`${text}\`` : `“${shortened(text)}”`;
}

function shortened(text: string): string {
  const WORDS_MAX = 40;
  const points = [...text];
  return points.length <= WORDS_MAX ? text : `${points.slice(0, WORDS_MAX).join('')}…`;
}
