/** A transcript as data: prose around, and the conversation in blocks that begin with ```chat. */
export type ScriptPart = ScriptProse | ScriptStep | ScriptAnswer | ScriptSpeaker | ScriptEvent;

/** Kept as it is, with the fences. */
export interface ScriptProse {
  readonly kind: 'prose';
  readonly line: string;
}

/** `@ Name`: who speaks from here on. */
export interface ScriptSpeaker {
  readonly kind: 'speaker';
  readonly name: string;
}

/** `= …`: what happens to the world around. */
export interface ScriptEvent {
  readonly kind: 'event';
  readonly text: string;
}

/** `> …`: what a person does. */
export interface ScriptStep {
  readonly kind: 'step';
  readonly verb: Verb;
  readonly text: string;
  /** As it is written. */
  readonly lines: readonly string[];
}

/** `< …`, `~ …` or `! …`: what the bot must do. */
export interface ScriptAnswer {
  readonly kind: 'answer';
  readonly mark: '<' | '~' | '!';
  readonly lines: readonly string[];
}

export const verbs = [
  'say',
  'tap',
  'photo',
  'video',
  'audio',
  'voice',
  'file',
  'album',
  'edit',
  'sticker',
  'pay',
  'block',
  'unblock',
] as const;
export type Verb = (typeof verbs)[number];

const ALONE: readonly Verb[] = ['pay', 'block', 'unblock', 'sticker'];
const FENCE = '```';

/** Throws an Error with the number of a line that nobody can understand. */
export function parseScript(source: string): ScriptPart[] {
  const parts: ScriptPart[] = [];
  let isChat = false;
  for (const [index, line] of source.replace(/\n$/, '').split('\n').entries()) {
    if (!isChat || line.startsWith(FENCE) || line.trim() === '') {
      if (line.startsWith(FENCE)) isChat = !isChat && line.slice(FENCE.length).trim() === 'chat';
      parts.push({ kind: 'prose', line });
    } else if (/^\s/.test(line)) {
      continued(parts, line.trim(), index + 1);
    } else {
      parts.push(partOf(line, index + 1));
    }
  }
  return parts;
}

function partOf(line: string, number: number): ScriptPart {
  const [, mark = '', rest = ''] = /^([><~!@=])\s+(.*)$/.exec(line) ?? [];
  const text = rest.trim();
  if (mark === '@') return { kind: 'speaker', name: text };
  if (mark === '=') return { kind: 'event', text };
  if (mark === '>') return stepOf([text]);
  if (mark === '<' || mark === '~' || mark === '!') return { kind: 'answer', mark, lines: [text] };
  throw new Error(`Line ${number} begins with none of > < ~ ! @ = or a space: ${line}`);
}

function stepOf(lines: readonly string[]): ScriptStep {
  const whole = lines.join('\n');
  const alone = ALONE.find((verb) => verb === whole);
  if (alone !== undefined) return { kind: 'step', verb: alone, text: '', lines };
  const [, word = '', rest = ''] = /^(\w+):\s*([\s\S]*)$/.exec(whole) ?? [];
  const verb = verbs.find((it) => it === word);
  return verb === undefined
    ? { kind: 'step', verb: 'say', text: whole, lines }
    : { kind: 'step', verb, text: rest, lines };
}

function continued(parts: ScriptPart[], text: string, number: number): void {
  const last = parts.at(-1);
  if (last?.kind === 'step') parts.splice(-1, 1, stepOf([...last.lines, text]));
  else if (last?.kind === 'answer') {
    parts.splice(-1, 1, { ...last, lines: [...last.lines, text] });
  } else throw new Error(`Line ${number} goes on with nothing: ${text}`);
}

/** The inverse of {@link parseScript}. */
export function formatScript(parts: readonly ScriptPart[]): string {
  const lines = parts.flatMap((part) => {
    if (part.kind === 'prose') return [part.line];
    if (part.kind === 'speaker') return [`@ ${part.name}`];
    if (part.kind === 'event') return [`= ${part.text}`];
    const mark = part.kind === 'step' ? '>' : part.mark;
    return part.lines.map((line, index) => (index === 0 ? `${mark} ${line}` : `  ${line}`));
  });
  return `${lines.join('\n')}\n`;
}
