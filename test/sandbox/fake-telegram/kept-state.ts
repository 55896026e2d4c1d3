import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { StoredFile } from './file-store.ts';
import type { Message, Payment, Person } from './message.ts';
import type { Telegram } from './telegram.ts';
import type { SentUpdate } from './update-feed.ts';

const WRITE_EVERY_MS = 2_000;

/** What outlives the fake. One graph: a message and its person are the same after reading. */
interface State {
  readonly people: readonly Person[];
  readonly messages: readonly Message[];
  readonly files: readonly StoredFile[];
  readonly payments: readonly Payment[];
  readonly pending: readonly SentUpdate[];
}

/**
 * Goes on with the chats of the last run, and keeps those of this one in `path`. Returns how to
 * write the last of it and stop.
 */
export function keepState(telegram: Telegram, path: string): () => void {
  const state = readState(path);
  if (state !== null) {
    telegram.files.restore(state.files);
    telegram.chats.restore(state.people, state.messages);
    for (const payment of state.payments) telegram.payments.set(payment.chargeId, payment);
    telegram.feed.restore(state.pending);
  }
  let writtenSeq = telegram.events.seq;
  const write = (): void => {
    if (telegram.events.seq === writtenSeq) return;
    writtenSeq = telegram.events.seq;
    writeState(telegram, path);
  };
  const timer = setInterval(write, WRITE_EVERY_MS);
  return () => {
    clearInterval(timer);
    write();
  };
}

/** Null when there is none, or when another version of the fake wrote it. */
function readState(path: string): State | null {
  try {
    return deserialize(readFileSync(path)) as State;
  } catch {
    return null;
  }
}

/** Under another name first: what is there is whole at any time. */
function writeState({ chats, files, payments, feed }: Telegram, path: string): void {
  const state: State = {
    people: chats.people,
    messages: chats.all,
    files: files.all,
    payments: [...payments.values()],
    pending: feed.pending,
  };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, serialize(state));
  renameSync(`${path}.new`, path);
}
