import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Proofs } from './contract/ask-rules.ts';
import { checkContract } from './contract/check-contract.ts';
import type { ContractData, LocaleFile, ModelFile } from './contract/contract-data.ts';
import type { ContractLayout, FileKind } from './contract/file-kind.ts';
import { loadShapes, type YamlKind } from './contract/load-shapes.ts';
import type { ParsedFile, ParseFile } from './contract/parsed-file.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import type { Finding } from './diagnostics/finding.ts';
import { type EarlierWork, Emission, type Emitted } from './emit/emission.ts';
import { emitters } from './emit/emit-all.ts';
import { type RuntimeText, runtime } from './emit/runtime.ts';
import { buildModel } from './model/build-model.ts';
import type { ContractModel } from './model/model.ts';
import { shortDigest, sourceDigest } from './output/digest.ts';
import { packageRoot } from './output/package-root.ts';
import type { ParseCache } from './output/parse-cache.ts';
import { type Project, pathExists } from './output/project-files.ts';
import type { SourceText } from './source/source-text.ts';

/** A contract as read and checked. */
export interface ReadContract {
  readonly diagnostics: readonly Diagnostic[];
  /** Null when something is wrong with it. */
  readonly model: ContractModel | null;
  /** Digests of the contract files by path. */
  readonly digests: ReadonlyMap<string, string>;
}

export interface ReadContractInput {
  readonly project: Project;
  /** All files of the contract folder, in path order. */
  readonly sources: readonly SourceText[];
  readonly cache: ParseCache;
  /** Whether a file or folder of the project is there; by default the disk is asked. */
  readonly exists?: (path: string) => boolean;
  /** Whether to look also for what does no harm; by default it does. */
  readonly warnings?: boolean;
  /**
   * Nothing that `exists` could be asked for has come or gone since the contract was last found
   * right.
   */
  readonly sameProject?: boolean;
}

/** From the text of a contract to its model, and everything there is to say about it. */
export async function readContract(input: ReadContractInput): Promise<ReadContract> {
  const { project, sources, cache } = input;
  const unknown = sources.filter((source) => !cache.knows(source));
  const parse = await parserFor(unknown, project.contractPath);
  const { contract, findings } = checkContract({
    truthPath: project.contractPath,
    sources,
    exists: input.exists ?? ((path) => pathExists(project.root, path)),
    parse: (source, kind) => cache.recall(source, kind, () => parse(source, kind)),
    proofsFor: (layout) => proofsFor(layout, input),
    warnings: input.warnings ?? true,
  });
  return {
    diagnostics: findings.length === 0 ? [] : await locateFindings(findings, sources),
    model: contract === null ? null : modelOf(contract),
    digests: new Map(sources.map((source) => [source.path, sourceDigest(source)])),
  };
}

/**
 * What the rules say of a model also depends on the labels; what they say of the rest depends on
 * all files that are no models, and on the answers of `exists`.
 */
function proofsFor(layout: ContractLayout, input: ReadContractInput): Proofs {
  const { sources, cache, sameProject = false } = input;
  const others = sources.filter(({ path }) => !path.startsWith(`${layout.modelsFolder}/`));
  const rest = others.map(sourceDigest).join(' ');
  const labels = others.find(({ path }) => path === layout.labelsPath);
  const beside = labels === undefined ? 'none' : sourceDigest(labels);
  return {
    isProven: (path) => cache.isProven(path, beside),
    setProven: (path) => cache.setProven(path, beside),
    restIsProven: sameProject && cache.isProven(layout.truthPath, rest),
    setRestProven: () => cache.setProven(layout.truthPath, rest),
    areProvenTogether: (models) => cache.isProven(CATALOGUE, togetherKey(models, rest)),
    setProvenTogether: (models) => cache.setProven(CATALOGUE, togetherKey(models, rest)),
  };
}

/** Not a file: under this name the memory keeps which models go together. */
const CATALOGUE = 'catalogue';

function togetherKey(models: readonly ModelFile[], rest: string): string {
  return shortDigest(JSON.stringify([rest, models.map(({ path, card }) => [path, card])]));
}

/**
 * Libraries for reading are loaded for what must be read: most runs remember everything, or all but
 * one file.
 */
async function parserFor(unknown: readonly SourceText[], truthPath: string): Promise<ParseFile> {
  const isLocale = ({ path }: SourceText): boolean => path.endsWith('.ftl');
  const isTruth = ({ path }: SourceText): boolean => path === truthPath;
  const kinds: YamlKind[] = unknown.some(isTruth) ? ['truth'] : [];
  if (unknown.some((source) => !isLocale(source) && !isTruth(source)))
    kinds.push('model', 'labels');
  const locale = unknown.some(isLocale) ? await import('./contract/parse-locale.ts') : null;
  const yaml = kinds.length > 0 ? await import('./contract/parse-yaml-file.ts') : null;
  const shapes = await loadShapes(kinds);
  return (source: SourceText, kind: FileKind): ParsedFile => {
    const parsed =
      kind === 'locale' ? locale?.parseLocale(source) : yaml?.parseYamlFile(source, kind, shapes);
    if (parsed === undefined) throw new TypeError(`${source.path} is read unexpectedly`);
    return parsed;
  };
}

/**
 * Positions cost a second reading of the text, so they are looked up only when something is wrong.
 */
async function locateFindings(
  findings: readonly Finding[],
  sources: readonly SourceText[],
): Promise<Diagnostic[]> {
  const { resolve } = await import('./diagnostics/resolve.ts');
  const { locator } = await import('./yaml/locate.ts');
  return resolve(findings, sources, locator);
}

function modelOf(contract: ContractData): ContractModel {
  const { truth, labels, models } = contract;
  const language = (truth['bot'] as { default_language: string }).default_language;
  const locale = contract.locales.find((each) => each.language === language);
  const plurals = pluralsOf(contract.locales);
  return buildModel({
    contractPath: contract.truthPath,
    truth,
    labels,
    models,
    messages: (locale?.messages ?? []).map(({ key, variables }) => ({
      key,
      variables,
      plurals: variables.filter((name) => plurals.has(`${key} ${name}`)),
    })),
    locales: contract.locales.map(({ path, language, text }) => ({
      language,
      contractPath: path,
      text,
    })),
  });
}

/** Variables that choose a plural form in some language, each after the key of its message. */
function pluralsOf(locales: readonly LocaleFile[]): ReadonlySet<string> {
  const messages = locales.flatMap((each) => each.messages);
  return new Set(messages.flatMap(({ key, plurals }) => plurals.map((name) => `${key} ${name}`)));
}

/** The runtime as people wrote it: it is copied as text, so it is not compiled. */
const runtimeFolder = join(packageRoot, 'runtime');

/** The runtime files that are copied into every project, in order of their names. */
function readRuntime(): RuntimeText[] {
  return readdirSync(runtimeFolder)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => ({ name, text: readFileSync(join(runtimeFolder, name), 'utf8') }));
}

export interface GenerateOptions {
  /** Of this generator, when it is known: then the runtime is read only when it is written. */
  readonly fingerprint?: string;
  /** Remembers what was made before; a new one remembers nothing. */
  readonly emission?: Emission;
  /** Names of the emitters to run; all when absent. */
  readonly only?: ReadonlySet<string>;
  /** What an earlier run left on the disk, and need not be made again. */
  readonly earlier?: EarlierWork;
  /** Digests of contract files by path, as far as they are known. */
  readonly digests?: ReadonlyMap<string, string>;
}

/** Every file that the contract makes, whole files and parts of pages. Pure. */
export function generate(model: ContractModel, options: GenerateOptions = {}): Emitted {
  const { only, earlier, emission = new Emission() } = options;
  const wanted = (name: string): boolean => only === undefined || only.has(name);
  if (options.digests !== undefined) knowDigests(emission, model, options.digests);
  return emission.run([...emitters, runtime(readRuntime, options.fingerprint)], model, {
    wanted,
    ...(earlier === undefined ? {} : { earlier }),
  });
}

/** Parts of the model change only when the file changes that they come from. */
function knowDigests(
  emission: Emission,
  model: ContractModel,
  digests: ReadonlyMap<string, string>,
): void {
  for (const each of model.catalog.models) {
    const digest = digests.get(each.contractPath);
    if (digest !== undefined) emission.knowModel(each, digest);
  }
  const truth = digests.get(model.contractPath);
  if (truth !== undefined) emission.knowTruth(truth);
}

export { ParseCache } from './output/parse-cache.ts';
export { findProject, readSources } from './output/project-files.ts';
