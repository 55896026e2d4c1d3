import type { Chat, Person } from './protocol.ts';

/** What is wrong with the chat page at this address, in a sentence; null when it can be used. */
export async function pageFault(url: string): Promise<string | null> {
  try {
    const html = await (await ask(url, '/')).text();
    const parts = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');
    if (parts.length === 0) return 'The chat page has no script.';
    for (const path of parts) await ask(url, path);
    const [person] = (await (await ask(url, '/api/people')).json()) as Person[];
    if (person === undefined) return 'There is nobody on the chat page.';
    const chat = (await (await ask(url, `/api/chats/${person.id}`)).json()) as Chat;
    return chat.personId === person.id ? null : 'The chat page shows the wrong chat.';
  } catch (error) {
    return (error as Error).message;
  }
}

async function ask(url: string, path: string): Promise<Response> {
  const response = await fetch(new URL(path, url));
  if (!response.ok) throw new Error(`The chat page answers ${response.status} to ${path}.`);
  return response;
}
