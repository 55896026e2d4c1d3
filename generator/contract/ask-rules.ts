import { codes } from '../diagnostics/codes.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { ContractData } from './contract-data.ts';
import type { Part, Rule } from './rule.ts';
import { rules } from './rules/all-rules.ts';

/** Which model files were found right before, beside the same labels. */
export interface Proofs {
  isProven(path: string): boolean;
  setProven(path: string): void;
}

export interface RuleQuestion {
  readonly contract: ContractData;
  /** Parts of the wrong shape: rules that read them are not asked. */
  readonly broken: ReadonlySet<Part>;
  readonly proofs: Proofs;
  /** Without them only rules are asked that can stop a generation. */
  readonly warnings: boolean;
}

/** What the rules find. Of models that are proven only what depends on other files is looked at. */
export function askRules({ contract, broken, proofs, warnings }: RuleQuestion): Finding[] {
  const unproven = contract.models.filter(({ path }) => !proofs.isProven(path));
  const narrow = { ...contract, models: unproven };
  const findings: Finding[] = [];
  const suspects = new Set<string>();
  let askedAll = true;
  for (const rule of rules) {
    if (rule.reads.some((part) => broken.has(part))) {
      askedAll &&= rule.perModel !== true;
      continue;
    }
    if (!warnings && codes[rule.code].severity === 'warning') continue;
    for (const found of ask(rule, contract, narrow)) {
      findings.push(found);
      if (rule.perModel === true) suspects.add(found.at.file);
    }
  }
  if (askedAll) {
    for (const { path } of unproven) if (!suspects.has(path)) proofs.setProven(path);
  }
  return findings;
}

function* ask(rule: Rule, whole: ContractData, narrow: ContractData): Generator<Finding> {
  const seen = rule.perModel === true ? narrow : whole;
  for (const found of rule.check(seen)) yield { ...found, code: rule.code };
}
