import type {
  Chat,
  Control,
  Inspector,
  NewPerson,
  PageEvents,
  Payment,
  Person,
} from '../protocol.ts';

/** Files that go out together. */
export interface Attachments {
  readonly files: readonly File[];
  readonly caption: string;
  /** As they are, not as pictures and videos. */
  readonly asDocuments: boolean;
}

async function ask<T>(path: string, options: RequestInit = {}): Promise<T> {
  const response = await fetch(path, options).catch(() => {
    throw new Error('The sandbox does not answer. Is it still running?');
  });
  const answer = (await response.json()) as T & { readonly message?: string };
  if (!response.ok) throw new Error(answer.message ?? `The sandbox answered ${response.status}.`);
  return answer;
}

function post<T>(path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** All that the page can ask its server for. Each call throws an `Error` with a sentence. */
export const api = {
  people: () => ask<Person[]>('/api/people'),
  addPerson: (person: NewPerson) => post<{ readonly id: number }>('/api/people', person),
  chat: (personId: number) => ask<Chat>(`/api/chats/${personId}`),
  inspector: () => ask<Inspector>('/api/inspector'),
  sendText: (personId: number, text: string) => post(`/api/chats/${personId}/text`, { text }),
  sendFiles: async (personId: number, { files, caption, asDocuments }: Attachments) => {
    const album: Record<string, string> = files.length > 1 ? { album: String(Date.now()) } : {};
    for (const [index, file] of files.entries()) {
      const query = new URLSearchParams({
        name: file.name,
        type: file.type || 'application/octet-stream',
        caption: index === 0 ? caption : '',
        as: asDocuments ? 'document' : 'media',
        ...album,
      });
      await ask(`/api/chats/${personId}/file?${query}`, { method: 'POST', body: file });
    }
  },
  tap: (personId: number, messageId: number, data: string) =>
    post(`/api/chats/${personId}/tap`, { messageId, data }),
  pay: (personId: number, messageId: number) =>
    post<Payment>(`/api/chats/${personId}/pay`, { messageId }),
  stopDraft: (personId: number) => post(`/api/chats/${personId}/stop-draft`, {}),
  setBlocked: (personId: number, blocked: boolean) =>
    post(`/api/chats/${personId}/block`, { blocked }),
  control: (control: Control) => post('/api/control', control),
};

type Listeners = { readonly [Name in keyof PageEvents]: (value: PageEvents[Name]) => void };

/** Listens to the server until the page is closed; the browser connects again by itself. */
export function listen(listeners: Listeners, onConnection: (connected: boolean) => void): void {
  const stream = new EventSource('/api/events');
  for (const name of Object.keys(listeners) as (keyof PageEvents)[]) {
    stream.addEventListener(name, ({ data }: MessageEvent<string>) => {
      listeners[name](JSON.parse(data));
    });
  }
  stream.addEventListener('open', () => onConnection(true));
  stream.addEventListener('error', () => onConnection(false));
}
