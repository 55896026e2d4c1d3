import type { Chat } from '../protocol.ts';
import { element } from './dom.ts';

export interface CommandMenu {
  readonly element: HTMLElement;
  show(commands: Chat['commands']): void;
  /** What fits to the beginning of a command that is being typed; otherwise it is closed. */
  suggest(typed: string): void;
  /** Puts the keyboard into the list. False when it is closed. */
  enter(): boolean;
}

/** The commands of the bot: behind a button, and while one is typed. */
export function commandMenu(choose: (command: string) => void, leave: () => void): CommandMenu {
  let commands: Chat['commands'] = [];
  const list = element('div', { class: 'commands', role: 'menu', 'aria-label': 'Commands' });
  list.popover = 'manual';
  const button = element(
    'button',
    {
      type: 'button',
      class: 'round',
      'aria-label': 'Commands',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      click: () => {
        if (list.matches(':popover-open')) close();
        else if (open('')) items()[0]?.focus();
      },
    },
    '/',
  );
  const items = (): HTMLElement[] => [...list.querySelectorAll('button')];
  const close = (): void => {
    if (list.matches(':popover-open')) list.hidePopover();
    button.setAttribute('aria-expanded', 'false');
  };
  const open = (begin: string): boolean => {
    const fitting = commands.filter(({ command }) => command.startsWith(begin));
    list.replaceChildren(...fitting.map((each) => item(each, pick)));
    if (fitting.length === 0) close();
    else {
      if (!list.matches(':popover-open')) list.showPopover();
      button.setAttribute('aria-expanded', 'true');
    }
    return fitting.length > 0;
  };
  const pick = (command: string): void => {
    close();
    leave();
    choose(command);
  };
  list.addEventListener('keydown', ({ key }) => {
    const step = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0;
    const index = items().indexOf(document.activeElement as HTMLElement);
    if (step !== 0) items()[(index + step + items().length) % items().length]?.focus();
    if (key === 'Escape') {
      close();
      leave();
    }
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (!list.contains(target as Node) && !button.contains(target as Node)) close();
  });
  return {
    element: element('span', { class: 'command-menu' }, button, list),
    show: (value) => {
      commands = value;
    },
    suggest: (typed) => {
      const begin = /^\/(\w*)$/.exec(typed)?.[1];
      if (begin === undefined) close();
      else open(begin);
    },
    enter: () => {
      if (!list.matches(':popover-open')) return false;
      items()[0]?.focus();
      return true;
    },
  };
}

function item(
  { command, description }: Chat['commands'][number],
  pick: (command: string) => void,
): HTMLElement {
  return element(
    'button',
    { type: 'button', role: 'menuitem', click: () => pick(command) },
    element('b', {}, `/${command}`),
    element('span', {}, description),
  );
}
