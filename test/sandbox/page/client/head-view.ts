import type { Person } from '../protocol.ts';
import { byId, element } from './dom.ts';
import { avatar } from './people-view.ts';

/** Above the chat: for whom one speaks. */
export function drawHead(person: Person, onBlock: (person: Person) => void): void {
  const place = byId('chat-head');
  const hasFocus = place.contains(document.activeElement);
  const button = element(
    'button',
    { type: 'button', class: 'plain', click: () => onBlock(person) },
    person.hasBlocked ? 'Unblock the bot' : 'Block the bot',
  );
  place.replaceChildren(
    avatar(person),
    element(
      'div',
      { class: 'head-text' },
      element('h2', {}, `Truth bot, as ${person.name} sees it`),
      element('small', {}, `${person.stars} ⭐ to play with`),
    ),
    button,
  );
  if (hasFocus) button.focus();
}
