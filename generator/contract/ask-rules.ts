import { codes } from '../diagnostics/codes.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { ContractData, ModelFile } from './contract-data.ts';
import type { Part, Rule } from './rule.ts';
import { rules } from './rules/all-rules.ts';

/** What was found right before, and has not changed since. */
export interface Proofs {
  /** Whether a model file was found right, beside the same labels. */
  isProven(path: string): boolean;
  setProven(path: string): void;
  /** Whether everything but the model files was found right. */
  readonly restIsProven: boolean;
  setRestProven(): void;
  /** Whether these models, as their cards show them, go together with the rest. */
  areProvenTogether(models: readonly ModelFile[]): boolean;
  setProvenTogether(models: readonly ModelFile[]): void;
}

export interface RuleQuestion {
  readonly contract: ContractData;
  /** Parts of the wrong shape: rules that read them are not asked. */
  readonly broken: ReadonlySet<Part>;
  readonly proofs: Proofs;
  /** Without them only rules are asked that can stop a generation. */
  readonly warnings: boolean;
}

/** What the rules find. They look only at what is not proven. */
export function askRules({ contract, broken, proofs, warnings }: RuleQuestion): Finding[] {
  const unproven = contract.models.filter(({ path }) => !proofs.isProven(path));
  const rest = proofs.restIsProven ? NOTHING : contract.truth;
  const narrow = { ...contract, truth: rest, models: unproven };
  const together = proofs.restIsProven && proofs.areProvenTogether(contract.models);
  const isProven = ({ scope }: Rule): boolean =>
    scope === undefined ? proofs.restIsProven : scope === 'catalogue' && together;
  const findings: Finding[] = [];
  const suspects = new Set<string>();
  let askedAll = true;
  for (const rule of rules) {
    if (!warnings && codes[rule.code].severity === 'warning') continue;
    if (isProven(rule)) continue;
    if (rule.reads.some((part) => broken.has(part))) {
      askedAll = false;
      continue;
    }
    const seen = rule.scope === 'model' ? narrow : contract;
    for (const found of ask(rule, seen)) {
      findings.push(found);
      suspects.add(found.at.file);
    }
  }
  if (askedAll) prove(contract, unproven, suspects, proofs);
  return findings;
}

const NOTHING: ContractData['truth'] = {};

function prove(
  contract: ContractData,
  unproven: ContractData['models'],
  suspects: ReadonlySet<string>,
  proofs: Proofs,
): void {
  for (const { path } of unproven) if (!suspects.has(path)) proofs.setProven(path);
  const models = new Set(contract.models.map(({ path }) => path));
  if ([...suspects].every((path) => models.has(path))) proofs.setRestProven();
  if (suspects.size === 0) proofs.setProvenTogether(contract.models);
}

function* ask(rule: Rule, seen: ContractData): Generator<Finding> {
  for (const found of rule.check(seen)) yield { ...found, code: rule.code };
}
