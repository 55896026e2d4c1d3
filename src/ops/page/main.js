/** @import { OpsIncident, OpsState } from '../../../generated/routes.ts' */
import { findIncident, readState, signIn, signOut } from './api.js';
import { byId, element } from './elements.js';
import { panelSection, verdictLine } from './panels.js';

const EVERY_MS = 2_000;

const age = byId('age', HTMLParagraphElement);
const login = byId('login', HTMLFormElement);
const token = byId('token', HTMLInputElement);
const refusal = byId('refusal', HTMLParagraphElement);
const logout = byId('logout', HTMLButtonElement);
const board = byId('board', HTMLElement);
const headline = byId('headline', HTMLParagraphElement);
const panels = byId('panels', HTMLDivElement);
const lookup = byId('lookup', HTMLFormElement);
const incident = byId('incident', HTMLInputElement);
const found = byId('found', HTMLDivElement);

/** @type {number | null} */
let readAtMs = null;

async function look() {
  const outcome = await readState();
  if (outcome.ok) {
    readAtMs = Date.now();
    show(outcome.body);
  } else if (outcome.status === 401) askToken(outcome.message);
  else sayLost(outcome.message);
}

/** @param {OpsState} state */
function show(state) {
  const isNew = board.hidden;
  login.hidden = true;
  board.hidden = false;
  logout.hidden = false;
  const time = new Date(state.at_ms).toLocaleTimeString();
  age.textContent = `As of ${time}, from ${state.instance}`;
  age.className = '';
  replaceChanged(headline, [verdictLine(state.headline)]);
  document.title = `${{ good: '✓', attention: '!', bad: '✕' }[state.headline.tone]} Operations`;
  const sections = state.panels.map((panel) => panelSection(panel, state.at_ms));
  keepPlaces(() => replaceChanged(panels, sections));
  if (isNew) board.focus();
}

/**
 * Replaces only what looks different, so that a reader is not disturbed.
 * @param {HTMLElement} parent
 * @param {HTMLElement[]} fresh
 */
function replaceChanged(parent, fresh) {
  fresh.forEach((next, index) => {
    const present = parent.children[index];
    if (present === undefined) parent.append(next);
    else if (present.outerHTML !== next.outerHTML) present.replaceWith(next);
  });
}

/**
 * Tables that were scrolled or in use stay so.
 * @param {() => void} change
 */
function keepPlaces(change) {
  const blocks = () =>
    [...panels.querySelectorAll('.scroll')].filter((each) => each instanceof HTMLElement);
  const before = new Map(blocks().map((each) => [each.dataset['key'], each.scrollLeft]));
  const active = document.activeElement;
  const focused = active instanceof HTMLElement ? active.dataset['key'] : undefined;
  change();
  for (const each of blocks()) {
    each.scrollLeft = before.get(each.dataset['key']) ?? 0;
    if (focused !== undefined && each.dataset['key'] === focused)
      each.focus({ preventScroll: true });
  }
}

/** @param {string} message */
function askToken(message) {
  board.hidden = true;
  logout.hidden = true;
  age.textContent = '';
  if (!login.hidden) return;
  login.hidden = false;
  document.title = 'Operations';
  if (readAtMs !== null) refusal.textContent = message;
  token.focus();
}

/** @param {string} message */
function sayLost(message) {
  const since = readAtMs === null ? '' : ` What you see is ${seconds(Date.now() - readAtMs)} old.`;
  age.textContent = `✕ ${message}${since}`;
  age.className = 'lost';
  document.title = '✕ Operations';
}

/** @param {number} ms */
function seconds(ms) {
  return `${Math.round(ms / 1000)} s`;
}

/** @param {OpsIncident} body */
function incidentList(body) {
  const fields = [
    ['Incident', body.id],
    ['When', new Date(body.at_ms).toLocaleString()],
    ['User', body.user_id],
    ['Asked for', `${body.asked}, update #${body.update_id}`],
    ['Order', body.order_id === undefined ? undefined : `#${body.order_id}`],
    ['Fault', body.error],
  ];
  const pairs = fields
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) =>
      element('div', '', element('dt', '', String(name)), element('dd', '', String(value))),
    );
  return element('dl', 'figures', ...pairs);
}

login.addEventListener('submit', async (event) => {
  event.preventDefault();
  const outcome = await signIn(token.value);
  token.value = '';
  refusal.textContent = outcome.ok ? '' : outcome.message;
  if (outcome.ok) await look();
  else token.focus();
});

logout.addEventListener('click', async () => {
  await signOut();
  readAtMs = null;
  await look();
});

lookup.addEventListener('submit', async (event) => {
  event.preventDefault();
  const outcome = await findIncident(incident.value.trim());
  found.replaceChildren(
    outcome.ok ? incidentList(outcome.body) : element('p', '', outcome.message),
  );
});

async function keepLooking() {
  for (;;) {
    if (!document.hidden && login.hidden) await look();
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}

await keepLooking();
