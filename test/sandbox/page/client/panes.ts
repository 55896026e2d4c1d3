import { byId, element } from './dom.ts';

const NAMES = { people: 'People', chat: 'Chat', inspector: 'Inside' } as const;

export type Pane = keyof typeof NAMES;

export interface Panes {
  readonly current: Pane;
  show(pane: Pane): void;
  /** On a wide screen. */
  areAllSeen(): boolean;
  /** Messages that were not looked at, in all chats. */
  count(unread: number): void;
}

/** On a phone one pane is seen at a time, and chosen at the bottom. */
export function panes(onShow: (pane: Pane) => void): Panes {
  const bar = byId('panes');
  let current: Pane = 'chat';
  const show = (pane: Pane): void => {
    current = pane;
    document.documentElement.dataset['pane'] = pane;
    for (const button of bar.querySelectorAll('button')) {
      button.setAttribute('aria-current', String(button.dataset['pane'] === pane));
    }
    onShow(pane);
  };
  const badge = element('b', { class: 'count' });
  for (const pane of Object.keys(NAMES) as Pane[]) {
    bar.append(
      element(
        'button',
        { type: 'button', 'data-pane': pane, 'aria-current': String(pane === current) },
        NAMES[pane],
        pane === 'people' ? badge : null,
      ),
    );
  }
  bar.addEventListener('click', ({ target }) => {
    const pane = (target as HTMLElement).closest('button')?.dataset['pane'];
    if (pane !== undefined) show(pane as Pane);
  });
  return {
    get current() {
      return current;
    },
    show,
    areAllSeen: () => getComputedStyle(bar).display === 'none',
    count: (unread) => {
      badge.textContent = unread === 0 ? '' : String(unread);
      document.title = `${unread === 0 ? '' : `(${unread}) `}truth sandbox`;
    },
  };
}
