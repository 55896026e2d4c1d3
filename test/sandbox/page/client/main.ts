import type { Chat, ChatButton, ChatMessage, Control, Person } from '../protocol.ts';
import { api, listen } from './api.ts';
import { chatView } from './chat-view.ts';
import { composer } from './composer.ts';
import { showAlert, showPicture, showToast } from './dialogs.ts';
import { byId } from './dom.ts';
import { drawHead } from './head-view.ts';
import { inspectorView } from './inspector-view.ts';
import { newestKey, walkWithArrows } from './key-walk.ts';
import { panes } from './panes.ts';
import { showPaymentSheet } from './payment-sheet.ts';
import { peopleView } from './people-view.ts';
import { askForPerson } from './person-sheet.ts';
import { unreadMarks } from './unread-marks.ts';

/** The chat page: who is spoken for, and what each event of the server changes. */

let people: readonly Person[] = [];
let currentId = 0;
let run: string | null = null;

const pane = panes((name) => {
  if (name === 'chat') chat.toEnd();
});
const marks = unreadMarks();
const list = peopleView({
  choose: (personId) => {
    pane.show('chat');
    choose(personId).catch(complain);
  },
  add: () => addPerson().catch(complain),
});
const chat = chatView({
  tap: (message, button) => tap(message, button).catch(complain),
  openPicture: ({ url, name }) => showPicture(url, name),
  say: (text) => say(text).catch(() => undefined),
  stopDraft: () => api.stopDraft(currentId).catch(complain),
  focusLost: () => writer.focus(),
});
const writer = composer({
  sendText: say,
  sendFiles: async (attachments) => {
    chat.toEnd();
    await api.sendFiles(currentId, attachments).catch(complainAndFail);
  },
  goUp: () => newestKey(byId('messages'))?.focus(),
});
const inspector = inspectorView((control: Control) => api.control(control).catch(complain));
walkWithArrows(byId('messages'), () => writer.focus());

function complain(error: Error): void {
  showToast(error.message);
}

function complainAndFail(error: Error): never {
  complain(error);
  throw error;
}

async function say(text: string): Promise<void> {
  chat.toEnd();
  await api.sendText(currentId, text).catch(complainAndFail);
}

async function tap(message: ChatMessage, button: ChatButton): Promise<void> {
  if (button.pays) {
    const stars = people.find(({ id }) => id === currentId)?.stars ?? 0;
    if (message.invoice === null) return;
    await showPaymentSheet(message.invoice, stars, () => api.pay(currentId, message.id));
    return;
  }
  // When it could not be brought, the button waits no longer.
  await api.tap(currentId, message.id, button.data ?? '').finally(refreshChat);
}

async function addPerson(): Promise<void> {
  const person = await askForPerson();
  if (person === null) return;
  const { id } = await api.addPerson(person);
  people = await api.people();
  pane.show('chat');
  await choose(id);
}

async function choose(personId: number): Promise<void> {
  currentId = personId;
  localStorage.setItem('person', String(personId));
  writer.turnTo(personId);
  drawPeople();
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
  const isLooking = pane.current === 'chat' || pane.areAllSeen();
  if (current !== undefined && isLooking) marks.see(current);
  const unread = marks.of(people);
  list.show(people, currentId, unread);
  pane.count([...unread.values()].reduce((sum, each) => sum + each, 0));
  if (current !== undefined) {
    drawHead(current, (person) => {
      api.setBlocked(person.id, !person.hasBlocked).catch(complain);
    });
  }
}

async function refreshAll(): Promise<void> {
  people = await api.people();
  drawPeople();
  await refreshChat();
  inspector.show(await api.inspector());
}

document.addEventListener('keydown', (event) => {
  const isTyping =
    event.target instanceof HTMLElement && event.target.matches('textarea, select, input');
  if (event.key !== '/' || isTyping || document.querySelector('dialog[open]') !== null) return;
  event.preventDefault();
  pane.show('chat');
  writer.focus();
});

people = await api.people();
const remembered = Number(localStorage.getItem('person'));
await choose(people.find(({ id }) => id === remembered)?.id ?? people[0]?.id ?? 0);
inspector.show(await api.inspector());
listen(
  {
    hello: (hello) => {
      if (run !== null && run !== hello.run) location.reload();
      run = hello.run;
    },
    people: (value) => {
      people = value;
      drawPeople();
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
    if (connected) refreshAll().catch(() => undefined);
  },
);
document.documentElement.toggleAttribute('data-ready', true);
