import { FluentBundle, FluentResource } from '@fluent/bundle';
import { fluent as en } from '../../generated/locales/en.ts';
import { fluent as ru } from '../../generated/locales/ru.ts';
import type { Language, MessageKey, MessageVariables } from '../../generated/messages.ts';

const SOURCES: Readonly<Record<Language, string>> = { en, ru };

const bundles = new Map<Language, FluentBundle>();

/** A message without variables needs none to be named. */
type Variables<Key extends MessageKey> =
  MessageVariables[Key] extends Record<string, never>
    ? readonly [variables?: MessageVariables[Key]]
    : readonly [variables: MessageVariables[Key]];

/**
 * A text in the words of a language. Plain text: it is not HTML yet. Numbers choose the plural form
 * and are written as the language writes them.
 * @throws when the message is not there or lacks a variable, which the generator excludes
 */
export function text<Key extends MessageKey>(
  language: Language,
  key: Key,
  ...[variables]: Variables<Key>
): string {
  const bundle = bundleOf(language);
  const pattern = bundle.getMessage(key)?.value;
  if (pattern == null) throw new Error(`There is no message ${key} in ${language}`);
  return bundle.formatPattern(pattern, variables ?? null);
}

/** Parsed when a language is first spoken. */
function bundleOf(language: Language): FluentBundle {
  let bundle = bundles.get(language);
  if (bundle === undefined) {
    // Marks that keep directions of writing apart would be seen as boxes in button texts.
    bundle = new FluentBundle(language, { useIsolating: false });
    bundle.addResource(new FluentResource(SOURCES[language]));
    bundles.set(language, bundle);
  }
  return bundle;
}
