import type { NewPerson } from '../protocol.ts';
import { openDialog } from './dialogs.ts';
import { element } from './dom.ts';

const STARS = 5_000;

/** Asks for one more person to speak for; null when there shall be none. */
export async function askForPerson(): Promise<NewPerson | null> {
  const name = element('input', { required: true, maxlength: 64, autofocus: true });
  const language = element(
    'select',
    {},
    ...['ru', 'en', 'de'].map((tag) => element('option', { value: tag }, tag)),
  );
  const stars = element('input', { type: 'number', min: 0, max: 1_000_000, value: STARS });
  const { closed } = openDialog(
    'new-person',
    'New person',
    element('h2', {}, 'New person'),
    field('Name', name),
    field('Language of the app', language),
    field('Play Stars', stars),
    element('button', { value: 'add', class: 'primary' }, 'Add'),
    element('button', { value: '', class: 'plain', formnovalidate: true }, 'Cancel'),
  );
  if ((await closed) !== 'add') return null;
  return { name: name.value, language: language.value, stars: Number(stars.value) };
}

function field(label: string, input: HTMLElement): HTMLElement {
  return element('label', { class: 'field' }, label, input);
}
