import type { Chat, ChatButton, ChatMessage, Control, Person } from '../protocol.ts';
import { api, listen } from './api.ts';
import { chatView } from './chat-view.ts';
import { composer } from './composer.ts';
import { askToPay, showAlert, showPicture, showToast } from './dialogs.ts';
import { byId, element } from './dom.ts';
import { inspectorView } from './inspector-view.ts';
import { avatar, peopleView } from './people-view.ts';

/** The chat page: who is spoken for, and what each event of the server changes. */

let people: readonly Person[] = [];
let currentId = 0;
/** The last message of each chat that was looked at. */
const seen = new Map<number, number>();

const list = peopleView((personId) => {
  showPane('chat');
  choose(personId).catch(complain);
});
const chat = chatView({
  tap: (message, button) => tap(message, button).catch(complain),
  openPicture: ({ url, name }) => showPicture(url, name),
});
const writer = composer({
  sendText: (text) => api.sendText(currentId, text).catch(complain),
  sendFiles: (files, caption, asDocument) => sendFiles(files, caption, asDocument).catch(complain),
});
const inspector = inspectorView((control: Control) => api.control(control).catch(complain));

function complain(error: Error): void {
  showToast(error.message);
}

async function sendFiles(
  files: readonly File[],
  caption: string,
  asDocument: boolean,
): Promise<void> {
  for (const [index, file] of files.entries()) {
    await api.sendFile(currentId, file, index === 0 ? caption : '', asDocument);
  }
}

async function tap(message: ChatMessage, button: ChatButton): Promise<void> {
  if (!button.pays) {
    await api.tap(currentId, message.id, button.data ?? '');
    return;
  }
  const stars = people.find(({ id }) => id === currentId)?.stars ?? 0;
  if (message.invoice === null || !(await askToPay(message.invoice, stars))) return;
  const { paid, message: reason } = await api.pay(currentId, message.id);
  if (!paid) await showAlert(reason);
}

async function choose(personId: number): Promise<void> {
  currentId = personId;
  localStorage.setItem('person', String(personId));
  drawPeople();
  drawHead();
  await refreshChat();
  if (matchMedia('(pointer: fine)').matches) writer.focus();
}

async function refreshChat(): Promise<void> {
  const asked = currentId;
  const answer: Chat = await api.chat(asked);
  if (asked !== currentId) return;
  chat.show(answer);
  writer.showCommands(answer.commands);
}

function drawPeople(): void {
  const current = people.find(({ id }) => id === currentId);
  if (current !== undefined) seen.set(current.id, current.lastMessageId);
  const unread = people.filter(({ id, lastMessageId }) => lastMessageId > (seen.get(id) ?? 0));
  list.show(people, currentId, new Set(unread.map(({ id }) => id)));
}

function drawHead(): void {
  const person = people.find(({ id }) => id === currentId);
  if (person === undefined) return;
  const label = person.hasBlocked ? 'Unblock the bot' : 'Block the bot';
  byId('chat-head').replaceChildren(
    avatar(person),
    element(
      'div',
      { class: 'head-text' },
      element('strong', {}, `Truth bot, as ${person.name} sees it`),
      element('small', { id: 'connection' }, `${person.stars} ⭐ to play with`),
    ),
    element(
      'button',
      {
        type: 'button',
        class: 'plain',
        click: () => {
          api.setBlocked(person.id, !person.hasBlocked).catch(complain);
        },
      },
      label,
    ),
  );
}

type Pane = 'people' | 'chat' | 'inspector';

/** On a phone one pane is seen at a time. */
function showPane(pane: Pane): void {
  document.documentElement.dataset['pane'] = pane;
  for (const button of byId('panes').querySelectorAll('button')) {
    button.setAttribute('aria-current', String(button.dataset['pane'] === pane));
  }
}

byId('panes').append(
  ...(['people', 'chat', 'inspector'] as const).map((pane) =>
    element(
      'button',
      { type: 'button', 'data-pane': pane, click: () => showPane(pane) },
      { people: 'People', chat: 'Chat', inspector: 'Inside' }[pane],
    ),
  ),
);
showPane('chat');

document.addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof HTMLElement && event.target.matches('textarea, select');
  if (event.key === '/' && !isTyping) {
    event.preventDefault();
    writer.focus();
  }
});

people = await api.people();
const remembered = Number(localStorage.getItem('person'));
await choose(people.find(({ id }) => id === remembered)?.id ?? people[0]?.id ?? 0);
inspector.show(await api.inspector());
listen(
  {
    people: (value) => {
      people = value;
      drawPeople();
      drawHead();
    },
    chat: ({ personId }) => {
      if (personId === currentId) refreshChat().catch(complain);
    },
    toast: ({ personId, text, isAlert }) => {
      if (personId !== currentId || text === '') return;
      if (isAlert) void showAlert(text);
      else showToast(text);
    },
    inspector: (value) => inspector.show(value),
  },
  (connected) => {
    document.documentElement.toggleAttribute('data-offline', !connected);
    if (connected) refreshChat().catch(complain);
  },
);
document.documentElement.toggleAttribute('data-ready', true);
