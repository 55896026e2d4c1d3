import type { Person } from '../protocol.ts';
import { byId, element } from './dom.ts';

export interface PeopleView {
  show(people: readonly Person[], currentId: number, unread: ReadonlySet<number>): void;
}

/** The list of people on the left; arrow keys move in it. */
export function peopleView(onChoose: (personId: number) => void): PeopleView {
  const place = byId('people');
  place.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...place.querySelectorAll('button')];
    const index = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(index + step + buttons.length) % buttons.length]?.focus();
  });
  return {
    show: (people, currentId, unread) => {
      const focused = (document.activeElement as HTMLElement | null)?.dataset['person'];
      const title = element('h1', {}, element('span', { class: 'mark' }, 'T'), 'truth sandbox');
      const list = people.map((person) =>
        personButton(person, person.id === currentId, unread.has(person.id), onChoose),
      );
      place.replaceChildren(title, ...list, hint());
      if (focused !== undefined) {
        place.querySelector<HTMLElement>(`[data-person="${focused}"]`)?.focus();
      }
    },
  };
}

function personButton(
  person: Person,
  isCurrent: boolean,
  isUnread: boolean,
  onChoose: (personId: number) => void,
): HTMLElement {
  const badges = [
    person.language,
    ...(person.isAdmin ? ['admin'] : []),
    ...(person.hasBlocked ? ['blocked'] : []),
  ];
  return element(
    'button',
    {
      type: 'button',
      class: `person${isUnread ? ' unread' : ''}`,
      'data-person': person.id,
      'aria-current': isCurrent ? 'true' : 'false',
      click: () => onChoose(person.id),
    },
    avatar(person),
    element(
      'span',
      { class: 'person-text' },
      element(
        'span',
        { class: 'person-name' },
        person.name,
        ...badges.map((badge) => element('small', {}, badge)),
      ),
      element('span', { class: 'person-last' }, person.lastLine || 'No messages yet'),
    ),
    isUnread ? element('span', { class: 'dot', role: 'img', 'aria-label': 'unread' }) : null,
  );
}

/** A coloured circle with the first letter of the name. */
export function avatar({ id, name }: Pick<Person, 'id' | 'name'>): HTMLElement {
  const hue = (id * 137) % 360;
  const letter = [...name][0] ?? '?';
  return element(
    'span',
    { class: 'avatar', style: `--hue: ${hue}`, 'aria-hidden': 'true' },
    letter,
  );
}

function hint(): HTMLElement {
  return element(
    'p',
    { class: 'hint' },
    'Everything here is real but Telegram and the vendor, which are played on this machine.',
  );
}
