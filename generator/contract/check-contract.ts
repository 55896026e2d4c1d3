import { keyAt, valueAt } from '../diagnostics/address.ts';
import { codes } from '../diagnostics/codes.ts';
import type { Finding } from '../diagnostics/finding.ts';
import { foldGroups } from '../diagnostics/fold-groups.ts';
import { withoutDoubtfulFixes } from '../diagnostics/without-doubtful-fixes.ts';
import type { SourceText } from '../source/source-text.ts';
import { askRules, type Proofs } from './ask-rules.ts';
import type { ContractData, Data, LocaleFile, ModelFile } from './contract-data.ts';
import { type ContractLayout, fileKind, layoutOf } from './file-kind.ts';
import { idOfFileName } from './model-file-path.ts';
import type { ParsedFile, ParseFile } from './parsed-file.ts';
import type { Part } from './rule.ts';

/** A whole contract, and everything that is wrong with it. */
export interface CheckedContract {
  /** Null when it cannot be generated from. */
  readonly contract: ContractData | null;
  readonly findings: readonly Finding[];
}

export interface ContractInput {
  readonly truthPath: string;
  /** All files of the contract folder, in path order. */
  readonly sources: readonly SourceText[];
  readonly exists: (path: string) => boolean;
  /** Reads one file, or remembers having read it. */
  readonly parse: ParseFile;
  /** What was found before; without it every rule looks at everything. */
  readonly proofsFor?: (layout: ContractLayout) => Proofs;
  /** Whether to look also for what does no harm; by default it does. */
  readonly warnings?: boolean;
}

const NO_PROOFS: Proofs = {
  isProven: () => false,
  setProven: () => undefined,
  restIsProven: false,
  setRestProven: () => undefined,
  areProvenTogether: () => false,
  setProvenTogether: () => undefined,
};

/**
 * Reads and checks everything at once: syntax, shape, meaning. Pure, apart from what `exists` and
 * `parse` look at.
 */
export function checkContract(input: ContractInput): CheckedContract {
  const { truthPath, sources } = input;
  const truthSource = sources.find((source) => source.path === truthPath) ?? {
    path: truthPath,
    text: '',
  };
  const truth = input.parse(truthSource, 'truth');
  const layout = layoutOf(truthPath, 'data' in truth ? truth.data : null);
  const files = new Map<string, ParsedFile>([[truthPath, truth]]);
  for (const source of sources) {
    const kind = fileKind(source.path, layout);
    if (kind !== null && kind !== 'truth') files.set(source.path, input.parse(source, kind));
  }
  const findings = [...files.values()].flatMap((file) => (file.ok ? [] : file.findings));
  findings.push(...missingFiles(truth, layout, files));
  const contract = gather(input, layout, files);
  const broken = brokenParts(files);
  const sound = { ...contract, truth: withoutParts(contract.truth, broken) };
  const proofs = input.proofsFor?.(layout) ?? NO_PROOFS;
  const { warnings = true } = input;
  findings.push(...askRules({ contract: sound, broken, proofs, warnings }));
  const said = withoutDoubtfulFixes(foldGroups(findings));
  return { contract: said.some(isError) ? null : contract, findings: said };
}

function isError(finding: Finding): boolean {
  return codes[finding.code].severity === 'error';
}

function gather(
  { truthPath, exists }: ContractInput,
  layout: ContractLayout,
  files: ReadonlyMap<string, ParsedFile>,
): ContractData {
  const models: ModelFile[] = [];
  const locales: LocaleFile[] = [];
  const modelIds = new Set<string>();
  for (const [path, file] of files) {
    if (file.kind === 'model') modelIds.add(file.ok ? file.card.id : idOf(file, path));
    if (!file.ok) continue;
    if (file.kind === 'model') models.push(file);
    if (file.kind === 'locale') locales.push(file.locale);
  }
  const dataAt = (path: string): ContractData['truth'] => {
    const file = files.get(path);
    return file !== undefined && 'data' in file ? (file.data ?? {}) : {};
  };
  return {
    truthPath,
    truth: dataAt(truthPath),
    labelsPath: layout.labelsPath,
    labels: dataAt(layout.labelsPath),
    models,
    modelIds,
    locales,
    exists,
  };
}

/** The id of a model whose file is not right, so that those who name it are not blamed. */
function idOf(file: ParsedFile & { readonly ok: false }, path: string): string {
  const id = file.data?.['id'];
  return typeof id === 'string' ? id : idOfFileName(path);
}

/** What a rule must not look at: parts whose shape is wrong, or that are not there. */
function brokenParts(files: ReadonlyMap<string, ParsedFile>): ReadonlySet<Part> {
  const broken = new Set<Part>();
  for (const file of files.values()) {
    if (file.ok) continue;
    if (file.kind === 'labels') broken.add('labels');
    if (file.kind === 'locale') broken.add('locales');
    if (file.kind === 'truth') for (const part of brokenSections(file)) broken.add(part);
  }
  const present = new Set([...files.values()].map((file) => file.kind));
  if (!present.has('labels')) broken.add('labels');
  if (!present.has('locale')) broken.add('locales');
  if (!present.has('model')) broken.add('catalogue');
  return broken;
}

function brokenSections(file: ParsedFile & { ok: false }): readonly Part[] {
  if (file.data === null) return SECTIONS;
  const given = file.data;
  const absent = SECTIONS.filter(
    (section) => given[section] === undefined && !OPTIONAL.has(section),
  );
  const faulty = file.findings.flatMap(({ at }) => ('path' in at ? [String(at.path[0])] : []));
  return [...absent, ...(faulty as Part[])];
}

/** What the rules see: sections that are as the schema promises. */
function withoutParts(truth: Data, broken: ReadonlySet<Part>): Data {
  if (broken.size === 0) return truth;
  const sound = Object.entries(truth).filter(([section]) => !broken.has(section as Part));
  return Object.fromEntries(sound);
}

/** Sections that a contract may leave out: one without routes or scenarios is whole. */
const OPTIONAL: ReadonlySet<Part> = new Set(['routes', 'schemas', 'invariants', 'smoke']);

const SECTIONS: readonly Part[] = [
  'project',
  'product',
  'entrypoint',
  'modes',
  'routes',
  'schemas',
  'env',
  'database',
  'queue',
  'observability',
  'security',
  'legacy',
  'invariants',
  'smoke',
  'release',
  'models',
  'pricing',
  'payments',
  'bot',
];

/** Parts of a contract that live in files of their own. */
function missingFiles(
  truth: ParsedFile,
  layout: ContractLayout,
  files: ReadonlyMap<string, ParsedFile>,
): Finding[] {
  if (!('data' in truth) || truth.data === null) return [];
  const { truthPath } = layout;
  const kinds = new Set([...files.values()].map((file) => file.kind));
  const findings: Finding[] = [];
  if (!kinds.has('labels')) {
    const text = `There is no label file ${layout.labelsPath}.`;
    findings.push({
      code: 'file-missing',
      at: valueOrTop(truth, truthPath, 'models', 'labels'),
      text,
      hint: 'Create it beside truth.yaml, or name the one that is there.',
    });
  }
  if (!kinds.has('model')) {
    const text = `There is no model file in ${layout.modelsFolder}.`;
    findings.push({
      code: 'file-missing',
      at: valueOrTop(truth, truthPath, 'models', 'directory'),
      text,
      hint: 'Add the first model, or name the folder that holds them; it lies beside truth.yaml.',
    });
  }
  if (!kinds.has('locale')) {
    const text = `There is no locale file in ${layout.localesFolder}.`;
    findings.push({
      code: 'file-missing',
      at: valueOrTop(truth, truthPath, 'project', 'locales'),
      text,
      hint: 'Add a file such as en.ftl, or name the folder that holds them; it lies beside truth.yaml.',
    });
  }
  return findings;
}

function valueOrTop(truth: ParsedFile, file: string, section: string, key: string): Finding['at'] {
  const data = 'data' in truth ? truth.data : null;
  const part = data?.[section] as Record<string, unknown> | undefined;
  return part?.[key] === undefined ? keyAt(file, [section]) : valueAt(file, [section, key]);
}
