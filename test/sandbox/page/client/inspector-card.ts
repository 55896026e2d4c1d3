import { element } from './dom.ts';

/** One thing inside: what it is, how it stands, and details. */
export function card(
  title: string,
  state: string,
  ...content: readonly (Node | null)[]
): HTMLElement {
  return element(
    'article',
    { class: 'card' },
    element(
      'header',
      {},
      element('h3', { class: 'card-title' }, title),
      element('span', { class: 'state', 'data-state': state }, state),
    ),
    ...content,
  );
}

/** A name and a value. */
export function line(name: string, value: string | Node): HTMLElement {
  return element('p', { class: 'line' }, element('span', {}, name), element('span', {}, value));
}

/** Something that leads to a card on another tab. */
export function jump(label: string, tab: string, key: string, go: Jump): HTMLElement {
  return element(
    'button',
    { type: 'button', class: 'jump', 'data-key': `${tab} ${key}`, click: () => go(tab, key) },
    label,
  );
}

export type Jump = (tab: string, key: string) => void;

/** Makes a card that {@link jump} can find and give the focus to. */
export function named(key: string, made: HTMLElement): HTMLElement {
  made.dataset['card'] = key;
  made.tabIndex = -1;
  return made;
}

export function switchButton(label: string, key: string, act: () => void): HTMLButtonElement {
  return element('button', { type: 'button', class: 'switch', 'data-key': key, click: act }, label);
}

export function listOr<Row>(
  empty: string,
  rows: readonly Row[],
  draw: (row: Row) => HTMLElement,
): readonly HTMLElement[] {
  return rows.length === 0 ? [element('p', { class: 'nothing' }, empty)] : rows.map(draw);
}
