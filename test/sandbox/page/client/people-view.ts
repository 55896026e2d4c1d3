import type { Person } from '../protocol.ts';
import { byId, clock, element } from './dom.ts';

export interface PeopleActions {
  readonly choose: (personId: number) => void;
  readonly add: () => void;
}

export interface PeopleView {
  /** `unread`: messages that were not looked at, by the id of the person. */
  show(people: readonly Person[], currentId: number, unread: ReadonlyMap<number, number>): void;
}

/** The list of people on the left; arrow keys move in it. */
export function peopleView(actions: PeopleActions): PeopleView {
  const place = byId('people');
  const list = element('ul', { class: 'people-list' });
  list.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...list.querySelectorAll('button')];
    const index = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(index + step + buttons.length) % buttons.length]?.focus();
  });
  const title = element(
    'h1',
    {},
    element('span', { class: 'mark', 'aria-hidden': 'true' }, 'T'),
    'truth sandbox',
  );
  const add = element(
    'button',
    { type: 'button', class: 'plain add-person', click: actions.add },
    '+ Add a person',
  );
  place.append(title, list, add, hint());
  return {
    show: (people, currentId, unread) => {
      const focused = (document.activeElement as HTMLElement | null)?.dataset['person'];
      list.replaceChildren(
        ...people.map((person) =>
          element(
            'li',
            {},
            personButton(person, person.id === currentId, unread.get(person.id) ?? 0, actions),
          ),
        ),
      );
      if (focused !== undefined) {
        list.querySelector<HTMLElement>(`[data-person="${focused}"]`)?.focus();
      }
    },
  };
}

function personButton(
  person: Person,
  isCurrent: boolean,
  unread: number,
  { choose }: PeopleActions,
): HTMLElement {
  const badges = [
    person.language,
    ...(person.isAdmin ? ['admin'] : []),
    ...(person.hasBlocked ? ['blocked'] : []),
  ];
  const { lastAtMs } = person;
  return element(
    'button',
    {
      type: 'button',
      class: `person${unread > 0 ? ' unread' : ''}`,
      'data-person': person.id,
      'aria-current': isCurrent ? 'true' : 'false',
      click: () => choose(person.id),
    },
    avatar(person),
    element(
      'span',
      { class: 'person-text' },
      element(
        'span',
        { class: 'person-name' },
        element('span', { class: 'person-first' }, person.name),
        ...badges.map((badge) => element('small', { class: 'badge' }, badge)),
        lastAtMs === null ? null : element('time', {}, clock(lastAtMs)),
      ),
      element(
        'span',
        { class: 'person-last' },
        element('span', {}, person.lastLine || 'No messages yet'),
        unread === 0
          ? null
          : element('b', { class: 'count', 'aria-label': `${unread} unread` }, String(unread)),
      ),
    ),
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
    'The bot, its database and its queue are the real ones. Telegram and the vendor are played on ' +
      'this machine, and the Stars are play money.',
    element('br'),
    element('kbd', {}, '/'),
    ' writes, ',
    element('kbd', {}, '↑'),
    ' goes to the buttons, ',
    element('kbd', {}, 'Esc'),
    ' back.',
  );
}
