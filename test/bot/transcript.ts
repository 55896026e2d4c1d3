import { readFileSync, writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import type { UserFile } from '../sandbox/fake-telegram/user-actions.ts';
import type { ChatUser } from './chat-user.ts';
import { isAnswered, renewed } from './compare-answer.ts';
import type { Reaction } from './reaction.ts';
import {
  formatScript,
  parseScript,
  type ScriptAnswer,
  type ScriptEvent,
  type ScriptPart,
  type ScriptStep,
} from './script.ts';

export interface TranscriptOptions {
  /** By the name after `@`; '' is who speaks first. */
  readonly person: (name: string) => ChatUser;
  /** Resolves when the bot has done all that it is going to do. Without it nothing can be renewed. */
  readonly settle?: () => Promise<void>;
  /** By its name in the script. Absent: `160x90.png` is a picture of that size. */
  readonly file?: (name: string) => UserFile | Promise<UserFile>;
  /** Makes happen what stands after `=`. */
  readonly event?: (text: string, speaker: ChatUser) => Promise<void>;
}

/**
 * Runs a transcript: does what `>` says and waits for what the bot must do. Edits may come that the
 * script does not mention, since progress is as fast as it is; everything else must be in it.
 * With UPDATE_GOLDEN=1 the bot's lines of the file are renewed in place of being compared.
 * Throws an Error with both sides and the conversation so far.
 */
export async function runTranscript(file: string, options: TranscriptOptions): Promise<void> {
  const source = readFileSync(file, 'utf8');
  if (process.env['UPDATE_GOLDEN'] === '1') {
    writeFileSync(file, await renewScript(source, options));
    return;
  }
  await checkScript(source, options);
}

/** Compares. See {@link runTranscript}. */
export async function checkScript(source: string, options: TranscriptOptions): Promise<void> {
  const cast = new Cast(options);
  for (const part of parseScript(source)) {
    if (part.kind === 'speaker') cast.turnTo(part.name);
    else if (part.kind === 'answer') await cast.expect(part);
    else if (part.kind === 'step' || part.kind === 'event') {
      await cast.expectNothing();
      await perform(cast.speaker, part, options);
    }
  }
  await cast.expectNothing();
}

/** Returns the script with the bot's lines as they are now. */
export async function renewScript(source: string, options: TranscriptOptions): Promise<string> {
  const { settle } = options;
  if (settle === undefined) throw new Error('Nobody says when the bot is done.');
  const cast = new Cast(options);
  const old = parseScript(source);
  const parts: ScriptPart[] = [];
  for (const [index, part] of old.entries()) {
    if (part.kind === 'answer') continue;
    parts.push(part);
    if (part.kind === 'speaker') cast.turnTo(part.name);
    if (part.kind === 'prose') continue;
    if (part.kind !== 'speaker') await perform(cast.speaker, part, options);
    await settle();
    const answers = answersAfter(old, index);
    parts.push(...cast.takeAll(answers).map((reaction, at) => renewed(answers[at], reaction)));
  }
  return formatScript(parts);
}

function answersAfter(parts: readonly ScriptPart[], index: number): ScriptAnswer[] {
  const rest = parts.slice(index + 1);
  const end = rest.findIndex(({ kind }) => ['step', 'speaker', 'event'].includes(kind));
  return rest.slice(0, end < 0 ? rest.length : end).filter((part) => part.kind === 'answer');
}

/** Who takes part, and how far each chat has been read. */
class Cast {
  readonly #options: TranscriptOptions;
  readonly #people = new Map<string, { readonly user: ChatUser; read: number }>();
  #name = '';

  constructor(options: TranscriptOptions) {
    this.#options = options;
  }

  turnTo(name: string): void {
    this.#name = name;
  }

  get speaker(): ChatUser {
    return this.#current.user;
  }

  get #current(): { readonly user: ChatUser; read: number } {
    const known = this.#people.get(this.#name);
    if (known !== undefined) return known;
    const user = this.#options.person(this.#name);
    const current = { user, read: user.reactions.length };
    this.#people.set(this.#name, current);
    return current;
  }

  /** Waits for this and passes over edits that come before it. */
  async expect(answer: ScriptAnswer): Promise<void> {
    const current = this.#current;
    const { user } = current;
    const wanted = formatScript([answer]);
    current.read = await user.waitFor(`the bot does this:\n\n${wanted}`, () => {
      for (const [index, reaction] of user.reactions.entries()) {
        if (index < current.read) continue;
        if (isAnswered(answer, reaction)) return index + 1;
        if (reaction.mark !== '~') throw mismatch(user, wanted, reaction);
      }
      return null;
    });
  }

  /** Everything that the bot has done by now must have been in the script. */
  async expectNothing(): Promise<void> {
    await this.#options.settle?.();
    for (const { user, read } of this.#people.values()) {
      const extra = user.reactions.slice(read).find(({ mark }) => mark !== '~');
      if (extra !== undefined) throw mismatch(user, 'nothing more\n', extra);
    }
    for (const person of this.#people.values()) person.read = person.user.reactions.length;
  }

  /**
   * What the speaker has seen since. Of edits in a row those that are wanted, and the last unless
   * something else is wanted next.
   */
  takeAll(wanted: readonly ScriptAnswer[]): Reaction[] {
    const current = this.#current;
    const fresh = current.user.reactions.slice(current.read);
    current.read += fresh.length;
    const taken: Reaction[] = [];
    for (const run of inRuns(fresh)) {
      for (const reaction of run) {
        const answer = wanted[taken.length];
        const isWanted = answer !== undefined && isAnswered(answer, reaction);
        const isNews = answer === undefined || answer.mark === '~' || reaction.mark !== '~';
        if (isWanted || (isNews && reaction === run.at(-1))) taken.push(reaction);
      }
    }
    return taken;
  }
}

/** Edits of one message that follow each other are together, all else is alone. */
function inRuns(reactions: readonly Reaction[]): Reaction[][] {
  const runs: Reaction[][] = [];
  for (const reaction of reactions) {
    const last = runs.at(-1)?.at(-1);
    const goesOn =
      reaction.mark === '~' &&
      last?.mark === '~' &&
      last.message?.messageId === reaction.message?.messageId;
    if (goesOn) runs.at(-1)?.push(reaction);
    else runs.push([reaction]);
  }
  return runs;
}

function mismatch(user: ChatUser, wanted: string, { mark, lines }: Reaction): Error {
  const actual = formatScript([{ kind: 'answer', mark, lines }]);
  return new Error(
    `The transcript says:\n\n${wanted}\nThe bot did:\n\n${actual}\nSo far:\n\n${user.transcript()}\n`,
  );
}

async function perform(
  user: ChatUser,
  part: ScriptStep | ScriptEvent,
  { file = pictureNamed, event }: TranscriptOptions,
): Promise<void> {
  if (part.kind === 'event') {
    if (event === undefined) throw new Error(`Nobody makes happen: ${part.text}`);
    return event(part.text, user);
  }
  const { verb, text } = part;
  const send = async (as?: 'document'): Promise<void> => {
    const { bytes, mimeType, ...more } = await file(text);
    user.sendFile(bytes, mimeType, as === undefined ? more : { ...more, as });
  };
  switch (verb) {
    case 'say':
      return user.say(text);
    case 'tap':
      await user.tap(text.includes('…') ? labelLike(text) : text);
      return;
    case 'photo':
    case 'video':
    case 'audio':
    case 'voice':
      return send();
    case 'file':
      return send('document');
    case 'album':
      return user.sendAlbum(await albumOf(text, file));
    case 'edit':
      return user.edit(text);
    case 'sticker':
      return user.sendOther({ sticker: { file_id: 'x', file_unique_id: 'x', type: 'regular' } });
    case 'pay':
      await user.pay();
      return;
    case 'block':
      return user.block();
    case 'unblock':
      return user.unblock();
  }
}

/** Files, and behind a bar the words under the first of them: `a.png, b.png | Both on one table`. */
async function albumOf(
  text: string,
  file: NonNullable<TranscriptOptions['file']>,
): Promise<readonly UserFile[]> {
  const [names = '', caption = ''] = text.split(/\s*\|\s*/);
  const [first, ...rest] = await Promise.all(names.split(/,\s*/).map(file));
  return first === undefined ? [] : [{ ...first, caption }, ...rest];
}

/** `Start for …`: the price is not what the page is about. */
function labelLike(text: string): RegExp {
  const parts = text.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.*'));
}

/** A picture of that size. Throws an Error for any other name. */
export function pictureNamed(name: string): UserFile {
  const [, width, height] = /^(\d+)x(\d+)\.png$/.exec(name) ?? [];
  if (width === undefined) throw new Error(`Nobody has the file ${name}.`);
  const bytes = PNG.sync.write(new PNG({ width: Number(width), height: Number(height) }));
  return { bytes, mimeType: 'image/png', fileName: name };
}
