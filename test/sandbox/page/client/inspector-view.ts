import type { Control, Inspector } from '../protocol.ts';
import { byId, element } from './dom.ts';
import { panels } from './inspector-panels.ts';
import { EXPLANATIONS, TABS, type Tab } from './inspector-words.ts';

export interface InspectorView {
  show(inspector: Inspector): void;
}

/** What happens inside, and switches to make it go wrong. */
export function inspectorView(send: (control: Control) => void): InspectorView {
  const explanation = element('p', { class: 'explanation' });
  const body = element('div', { class: 'cards' });
  const panel = element(
    'div',
    { class: 'tab-body', role: 'tabpanel', id: 'tab-body', tabindex: 0 },
    explanation,
    body,
  );
  let current: Tab = 'Bot';
  let latest: Inspector | null = null;
  const draw = (): void => {
    for (const [index, button] of [...bar.querySelectorAll('button')].entries()) {
      const isCurrent = TABS[index] === current;
      button.setAttribute('aria-selected', String(isCurrent));
      button.tabIndex = isCurrent ? 0 : -1;
    }
    panel.setAttribute('aria-labelledby', `tab-${current}`);
    explanation.textContent = EXPLANATIONS[current];
    if (latest !== null) redraw(panel, body, panels[current](latest, send, go));
  };
  const choose = (tab: Tab): void => {
    current = tab;
    body.dataset['signature'] = '';
    panel.scrollTop = 0;
    draw();
  };
  const go = (tab: string, key: string): void => {
    choose(tab as Tab);
    const found = body.querySelector<HTMLElement>(`[data-card="${key}"]`);
    found?.focus();
    (found ?? panel).scrollIntoView({ block: 'nearest' });
  };
  const bar = tabBar(choose);
  place(bar, panel);
  return {
    show: (inspector) => {
      latest = inspector;
      draw();
    },
  };
}

function place(bar: HTMLElement, panel: HTMLElement): void {
  byId('inspector').append(element('h2', { class: 'visually-hidden' }, 'Inside'), bar, panel);
}

function tabBar(choose: (tab: Tab) => void): HTMLElement {
  const bar = element(
    'div',
    { role: 'tablist', class: 'tabs', 'aria-label': 'What to look at' },
    ...TABS.map((tab) =>
      element(
        'button',
        {
          type: 'button',
          role: 'tab',
          id: `tab-${tab}`,
          'aria-controls': 'tab-body',
          click: () => choose(tab),
        },
        tab,
      ),
    ),
  );
  bar.addEventListener('keydown', ({ key }) => {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const buttons = [...bar.querySelectorAll('button')];
    const index = buttons.indexOf(document.activeElement as HTMLButtonElement) + step;
    const next = (index + TABS.length) % TABS.length;
    choose(TABS[next] as Tab);
    buttons[next]?.focus();
  });
  return bar;
}

/** Leaves the panel alone when nothing in it changed: what a person points at must not jump. */
function redraw(panel: HTMLElement, body: HTMLElement, content: readonly HTMLElement[]): void {
  const signature = content.map(({ outerHTML }) => outerHTML).join('');
  if (body.dataset['signature'] === signature) return;
  const focused = body.contains(document.activeElement) ? document.activeElement : null;
  const key = focused?.getAttribute('data-key');
  const card = focused?.getAttribute('data-card');
  const top = panel.scrollTop;
  body.dataset['signature'] = signature;
  body.replaceChildren(...content);
  panel.scrollTop = top;
  if (focused === null) return;
  const attribute = card === null || card === undefined ? ['key', key] : ['card', card];
  const again = body.querySelector<HTMLElement>(`[data-${attribute[0]}="${attribute[1]}"]`);
  // A switch may be gone, as that of a process that has ended.
  (again ?? panel).focus({ preventScroll: true });
}
