import type { Control } from '../sandbox/fake-telegram/control.ts';
import type { KeyboardButton } from '../sandbox/fake-telegram/keyboard.ts';
import type { MessageView } from '../sandbox/fake-telegram/message-view.ts';
import type { NewPerson } from '../sandbox/fake-telegram/people.ts';
import type { PaymentOutcome, UserFile } from '../sandbox/fake-telegram/user-actions.ts';
import { type Reaction, reactionOf } from './reaction.ts';

/** Long enough for a busy machine: nothing waits for it unless something is wrong. */
const LIMIT_MS = Number(process.env['CHAT_LIMIT_MS'] ?? 20_000);

export type ButtonChoice = string | RegExp | ((button: KeyboardButton) => boolean);

/**
 * One person in a chat with the bot. Acts as the app lets her, and waits for what the bot does: by
 * events, never by the clock. Whatever does not come fails with the conversation so far.
 */
export class ChatUser {
  readonly id: number;
  readonly #control: Control;
  readonly #reactions: Reaction[] = [];
  readonly #conversation: string[] = [];
  readonly #waiting = new Set<() => void>();
  /** Reactions before this one belong to earlier actions. */
  #since = 0;
  /** The bot has done anything at all since the last action, if only ended a spinner. */
  #isAnswered = true;

  constructor(control: Control, person: NewPerson | number) {
    this.#control = control;
    this.id = typeof person === 'number' ? person : control.addPerson(person).id;
    control.subscribe((event) => {
      if (!('chatId' in event) || event.chatId !== this.id) return;
      const reaction = reactionOf(event);
      if (reaction !== null) {
        this.#reactions.push(reaction);
        this.#note(reaction.mark, reaction.lines);
      }
      const isOwn = event.kind === 'message' && !event.message.isFromBot;
      if (!isOwn && event.kind !== 'checkout') this.#isAnswered = true;
      for (const look of [...this.#waiting]) look();
    });
  }

  /** All that the bot was seen to do, oldest first. */
  get reactions(): readonly Reaction[] {
    return this.#reactions;
  }

  /** The same, since the last action. */
  get answers(): readonly Reaction[] {
    return this.#reactions.slice(this.#since);
  }

  /** Messages of the chat as they look now, oldest first. */
  get messages(): MessageView[] {
    return this.#control.chat(this.id);
  }

  /** Buttons on the newest message that has any. */
  get buttons(): readonly KeyboardButton[] {
    return this.messages.findLast(({ keyboard }) => keyboard.length > 0)?.keyboard.flat() ?? [];
  }

  get stars(): number {
    return this.#control.person(this.id).stars;
  }

  say(text: string): void {
    this.#act(text);
    this.#control.say(this.id, text);
  }

  command(name: string, argument = ''): void {
    this.say(`/${name} ${argument}`.trim());
  }

  /** Returns the id of the message. */
  sendFile(bytes: Uint8Array, mimeType?: string, more: Omit<UserFile, 'bytes'> = {}): number {
    const kind = more.as ?? mimeType?.split('/')[0]?.replace('image', 'photo') ?? 'file';
    this.#act(`${kind}: ${more.fileName ?? `${bytes.length} bytes`}`);
    return this.#control.sendFile(this.id, { ...more, bytes, mimeType });
  }

  sendAlbum(files: readonly UserFile[]): void {
    this.#act(`album: ${files.length} files`);
    this.#control.sendAlbum(this.id, files);
  }

  sendOther(fields: Readonly<Record<string, unknown>>): void {
    this.#act(Object.keys(fields).join());
    this.#control.sendOther(this.id, fields);
  }

  /** Changes her last text. */
  edit(text: string): void {
    const own = this.messages.findLast(({ isFromBot, media }) => !isFromBot && media === null);
    if (own === undefined) throw new Error('There is nothing to edit.');
    this.#act(`edit: ${text}`);
    // Nobody has to answer that.
    this.#isAnswered = true;
    this.#control.editText(this.id, own.messageId, text);
  }

  block(): void {
    this.#act('block');
    this.#isAnswered = true;
    this.#control.setBlocked(this.id, true);
  }

  unblock(): void {
    this.#act('unblock');
    this.#isAnswered = true;
    this.#control.setBlocked(this.id, false);
  }

  /**
   * Waits until the bot has answered the last action and there is such a button; taps it on the
   * newest message that has it. A text is the label, or the label without what stands around it:
   * `Картинки` finds `🖼 Картинки`. Returns the query's id.
   */
  async tap(choice: ButtonChoice): Promise<string> {
    const { message, button } = await this.waitFor(`a button ${describe(choice)}`, () =>
      this.#isAnswered ? this.#findButton(choice) : null,
    );
    if (button.data === null) throw new Error(`[${button.label}] is not for tapping.`);
    return this.tapData(message.messageId, button.data, button.label);
  }

  /** Taps at once, whether the button is still there or not. */
  tapData(messageId: number, data: string, label = data): string {
    this.#act(`tap: ${label}`);
    return this.#control.tap(this.id, messageId, data);
  }

  /** Waits for an invoice that is not paid and pays it. */
  async pay(): Promise<PaymentOutcome> {
    const bill = await this.waitFor(
      'an invoice',
      () => this.messages.findLast(({ invoice }) => invoice?.state === 'open') ?? null,
    );
    this.#act('pay');
    const outcome = await this.#control.pay(this.id, bill.messageId);
    // A refusal is all that the bot says; after a payment something more comes.
    if (outcome.kind === 'refused') this.#isAnswered = true;
    return outcome;
  }

  /** Waits for a message or an edit with these words, since the last action. */
  async hears(words: string | RegExp): Promise<MessageView> {
    return this.waitFor(`the bot says ${words}`, () => {
      const found = this.answers.findLast(
        ({ message }) => message !== null && contains(message.text, words),
      );
      return found?.message ?? null;
    });
  }

  /** Waits for a toast, since the last action. Returns its text. */
  async toast(words: string | RegExp = ''): Promise<string> {
    return this.waitFor(`a toast ${words}`, () => {
      const toasts = this.answers.filter(({ mark }) => mark === '!');
      return toasts.map(({ lines }) => lines.join('\n')).find((it) => contains(it, words)) ?? null;
    });
  }

  /** Waits for media, since the last action. */
  async receives(kind: string): Promise<MessageView> {
    return this.waitFor(`the bot sends ${kind}`, () => {
      const found = this.answers.find(({ message }) => message?.media?.kind === kind);
      return found?.message ?? null;
    });
  }

  /**
   * Waits until `look` returns something other than null; it is asked now and whenever something
   * happens in this chat. Throws what `look` throws, and after `limitMs` an Error with the
   * conversation so far.
   */
  waitFor<T>(what: string, look: () => T | null, limitMs = LIMIT_MS): Promise<T> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(ask);
      };
      const ask = (): void => {
        try {
          const found = look();
          if (found === null) return;
          end();
          resolve(found);
        } catch (error) {
          end();
          reject(error as Error);
        }
      };
      const timer = setTimeout(() => {
        end();
        reject(new Error(`Waited in vain: ${what}. So far:\n\n${this.transcript()}\n`));
      }, limitMs);
      this.#waiting.add(ask);
      ask();
    });
  }

  /** The conversation so far, as text. */
  transcript(): string {
    return this.#conversation.join('\n');
  }

  #act(line: string): void {
    this.#since = this.#reactions.length;
    this.#isAnswered = false;
    this.#note('>', line.split('\n'));
  }

  #note(mark: string, lines: readonly string[]): void {
    this.#conversation.push(...lines.map((line, index) => `${index === 0 ? mark : ' '} ${line}`));
  }

  #findButton(choice: ButtonChoice): { message: MessageView; button: KeyboardButton } | null {
    for (const message of this.messages.toReversed()) {
      const all = message.keyboard.flat();
      const button =
        all.find((it) => isChosen(it, choice, true)) ??
        all.find((it) => isChosen(it, choice, false));
      if (button !== undefined) return { message, button };
    }
    return null;
  }
}

function isChosen(button: KeyboardButton, choice: ButtonChoice, isExact: boolean): boolean {
  if (typeof choice === 'function') return choice(button);
  if (choice instanceof RegExp) return choice.test(button.label);
  if (isExact) return button.label === choice;
  return wordsOf(button.label) === wordsOf(choice);
}

/** Without signs and pictures at both ends. */
function wordsOf(label: string): string {
  return label.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '');
}

function contains(text: string, words: string | RegExp): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text);
}

function describe(choice: ButtonChoice): string {
  return typeof choice === 'function' ? 'that fits' : String(choice);
}
