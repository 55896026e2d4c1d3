import { valueAt } from '../../diagnostics/address.ts';
import type { ContractData } from '../contract-data.ts';
import type { Rule, RuleFinding } from '../rule.ts';
import { sectionsOf } from '../sections.ts';
import { unknownName } from '../unknown-name.ts';

/** The languages of the bot, its default one and the locale files are the same languages. */
export const unknownLanguage: Rule = {
  code: 'unknown-language',
  reads: ['bot', 'locales'],
  *check(contract) {
    const { languages = [], default_language: usual } = sectionsOf(contract).bot ?? {};
    if (usual !== undefined && !languages.includes(usual)) {
      yield unknownName({
        at: valueAt(contract.truthPath, ['bot', 'default_language']),
        name: usual,
        names: languages,
        text: `The default language ${usual} is not one of bot.languages.`,
      });
    }
    yield* withoutFile(contract, languages);
    for (const { path, language } of contract.locales) {
      if (languages.includes(language)) continue;
      yield {
        at: { file: path, range: { start: 0, end: 1 } },
        text: `This file has the texts of the language ${language}, which is not one of bot.languages.`,
        allowed: languages,
        hint: 'Add the language to the bot, or delete the file.',
      };
    }
  },
};

function* withoutFile(
  contract: ContractData,
  languages: readonly string[],
): Generator<RuleFinding> {
  const there = contract.locales.map(({ language }) => language);
  for (const [index, language] of languages.entries()) {
    if (there.includes(language)) continue;
    yield {
      at: valueAt(contract.truthPath, ['bot', 'languages', index]),
      text: `There is no locale file ${language}.ftl.`,
      hint: 'Copy the file of another language and translate it, or remove the language.',
    };
  }
}
