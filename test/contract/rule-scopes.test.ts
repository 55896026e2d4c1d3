import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { ContractData, ModelFile } from '../../generator/contract/contract-data.ts';
import type { Rule } from '../../generator/contract/rule.ts';
import { rules } from '../../generator/contract/rules/all-rules.ts';
import { duplicateId } from '../../generator/contract/rules/duplicate-id.ts';
import { assemble, check } from './contract-case.ts';

/**
 * A rule says with its scope what it depends on, and is not asked again while that stays the same.
 * One that depends on more would miss mistakes without a word, so each is asked both ways here.
 */

const golden = join(import.meta.dirname, '../golden/broken');

/** What the rules saw of every broken contract. */
const contracts = readdirSync(golden).map((name): readonly [string, ContractData] => {
  const spy = vi.spyOn(duplicateId, 'check');
  check(assemble(join(golden, name)));
  const seen = spy.mock.calls[0]?.[0];
  spy.mockRestore();
  if (seen === undefined) throw new TypeError('a rule that reads no part was not asked');
  return [name, seen];
});

function findings(rule: Rule, contract: ContractData): string[] {
  return [...rule.check(contract)].map(({ at, text }) => JSON.stringify([at, text]));
}

/** Contracts whose parts allow it to ask the rule. */
function askable(rule: Rule): readonly (readonly [string, ContractData])[] {
  return contracts.filter(([, { truth, labels, locales, models }]) =>
    rule.reads.every((part) => {
      if (part === 'labels')
        return labels['tasks'] !== undefined && labels['families'] !== undefined;
      if (part === 'locales') return locales.length > 0;
      return part === 'catalogue' ? models.length > 0 : truth[part] !== undefined;
    }),
  );
}

/** A model file of which only the card is known. */
function byCard(model: ModelFile): ModelFile {
  const { id, family, task, status, replacedBy, isSold } = model.card;
  const replaced = replacedBy === undefined ? {} : { replaced_by: replacedBy };
  const price = isSold ? { price: { rates: [] } } : {};
  const data = { id, family, task, status, ...replaced, ...price, input: { properties: {} } };
  return { ...model, data: { ...data, source: [] } };
}

describe('a rule', () => {
  it.each(
    rules.filter(({ scope }) => scope === undefined).map((rule) => [rule.code, rule] as const),
  )('%s does not depend on model files', (_code, rule) => {
    for (const [name, contract] of askable(rule)) {
      const without = findings(rule, { ...contract, models: [] });
      expect([name, without]).toEqual([name, findings(rule, contract)]);
    }
  });

  it.each(rules.filter(({ scope }) => scope === 'model').map((rule) => [rule.code, rule] as const))(
    '%s looks at one model at a time',
    (_code, rule) => {
      for (const [name, contract] of askable(rule)) {
        const alone = contract.models.flatMap((model) =>
          findings(rule, { ...contract, truth: {}, models: [model] }),
        );
        const apart = [...findings(rule, { ...contract, models: [] }), ...alone];
        expect([name, apart.sort()]).toEqual([name, findings(rule, contract).sort()]);
      }
    },
  );

  // The unused label is a warning: it is asked for only when everything is looked at anyway.
  it.each(
    rules
      .filter(({ scope, code }) => scope === 'catalogue' && code !== 'label-unused')
      .map((rule) => [rule.code, rule] as const),
  )('%s needs no more of a model than its card', (_code, rule) => {
    for (const [name, contract] of askable(rule)) {
      const cards = { ...contract, models: contract.models.map(byCard) };
      expect([name, findings(rule, cards).length]).toEqual([name, findings(rule, contract).length]);
    }
  });
});
