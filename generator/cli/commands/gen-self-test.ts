import type { GeneratedFile } from '../../emit/generated-file.ts';
import { generate, readContract } from '../../index.ts';
import type { ContractModel } from '../../model/model.ts';
import { manifestFile } from '../../output/desired-state.ts';
import { shortDigest } from '../../output/digest.ts';
import { generatorFingerprint } from '../../output/generator-fingerprint.ts';
import { type Manifest, parseManifest } from '../../output/manifest.ts';
import { packageVersion } from '../../output/package-root.ts';
import { ParseCache } from '../../output/parse-cache.ts';
import { type CurrentFiles, plan } from '../../output/plan.ts';
import { explainStaleness, type StalenessKind } from '../../output/staleness.ts';
import type { SourceText } from '../../source/source-text.ts';
import type { Console } from '../console.ts';
import { type ExitCode, exitCodes } from '../exit-codes.ts';
import { report } from '../report.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import type { GenOptions } from './gen.ts';

/** A project as it is right after a generation, to be spoilt. */
interface Fresh {
  readonly workspace: Workspace;
  readonly model: ContractModel;
  readonly files: readonly GeneratedFile[];
  readonly current: CurrentFiles;
  readonly manifest: Manifest;
  readonly sources: readonly SourceText[];
}

/**
 * Proves that `--check` cannot pass vacuously: spoils a copy of the generated files, in memory, in
 * each way it knows, and demands that each is seen, under its own name and at the right file.
 */
export async function genSelfTest(options: GenOptions, console: Console): Promise<ExitCode> {
  const workspace = await openWorkspace(console, options.contract);
  if (workspace.model === null) {
    report(workspace.diagnostics, options, console);
    return exitCodes.fallsShort;
  }
  const fresh = freshCopy(workspace, workspace.model);
  let failures = 0;
  for (const { kind, spoil } of SPOILINGS) {
    const { path, state } = await spoil(fresh);
    const seen = judge(state);
    const found = seen.find((each) => each.path === path);
    const noise = seen.some(
      (each) => each.path !== path && each.kind !== kind && !isManifest(each.path, fresh),
    );
    const ok =
      found?.kind === kind && !noise && (kind !== 'contract-changed' || found.causes.length > 0);
    if (!ok) failures++;
    console.err(`${ok ? 'seen    ' : 'NOT SEEN'}  ${kind}: ${path}\n`);
  }
  const untouched = judge(fresh).length === 0;
  if (!untouched) failures++;
  console.err(`${untouched ? 'silent  ' : 'NOT SILENT'}  nothing spoilt\n`);
  if (failures === 0) return exitCodes.clean;
  console.err(`The check does not see ${failures} of its cases. This is a fault in truth.\n`);
  return exitCodes.ownFault;
}

function freshCopy(workspace: Workspace, model: ContractModel): Fresh {
  const { sources } = workspace;
  const emitted = generate(model);
  const generator = `truthgen ${packageVersion()}`;
  const last = manifestFile(
    { generatedFolder: model.project.generated, generator, sources, emitted },
    null,
  );
  const files = [...emitted.files, last];
  return {
    workspace,
    model,
    files,
    sources,
    current: new Map(files.map((file) => [file.path, file.text])),
    manifest: parseManifest(last.text) as Manifest,
  };
}

function isManifest(path: string, { model }: Fresh): boolean {
  return path === `${model.project.generated}/manifest.json`;
}

function judge({ files, current, sources, manifest }: Fresh): ReturnType<typeof explainStaleness> {
  return explainStaleness(plan(files, current, [...current.keys()]), current, sources, manifest);
}

/** The state after a spoiling, and the file at which it must be seen. */
interface Spoilt {
  readonly path: string;
  readonly state: Fresh;
}

interface Spoiling {
  readonly kind: StalenessKind;
  readonly spoil: (fresh: Fresh) => Spoilt | Promise<Spoilt>;
}

const SPOILINGS: readonly Spoiling[] = [
  { kind: 'contract-changed', spoil: changeContract },
  {
    kind: 'generator-changed',
    spoil: (fresh) => {
      const path = envFile(fresh);
      const text = `// by an older generator\n${fresh.current.get(path)}`;
      const files = { ...fresh.manifest.files };
      files[path] = { digest: shortDigest(text), from: files[path]?.from ?? [] };
      const manifest = { ...fresh.manifest, files };
      return { path, state: { ...fresh, manifest, current: withFile(fresh, path, text) } };
    },
  },
  {
    kind: 'edited-by-hand',
    spoil: (fresh) => {
      const path = envFile(fresh);
      const text = `${fresh.current.get(path)}// edited\n`;
      return { path, state: { ...fresh, current: withFile(fresh, path, text) } };
    },
  },
  {
    kind: 'orphan',
    spoil: (fresh) => {
      const path = `${fresh.model.project.generated}/nobody-makes-this.ts`;
      return { path, state: { ...fresh, current: withFile(fresh, path, '// left over\n') } };
    },
  },
  {
    kind: 'missing',
    spoil: (fresh) => {
      const path = envFile(fresh);
      const current = new Map(fresh.current);
      current.delete(path);
      return { path, state: { ...fresh, current } };
    },
  },
];

function envFile({ model }: Fresh): string {
  return `${model.project.generated}/env.ts`;
}

function withFile({ current }: Fresh, path: string, text: string): CurrentFiles {
  return new Map(current).set(path, text);
}

/** Changes the version of the product and generates from that, against the files made before. */
async function changeContract(fresh: Fresh): Promise<Spoilt> {
  const { workspace, model } = fresh;
  const { project } = workspace;
  const sources = workspace.sources.map((source) =>
    source.path === project.contractPath
      ? { ...source, text: source.text.replace(/^( +version: *)\S+/m, '$199.99.99') }
      : source,
  );
  const cache = new ParseCache(project.root, generatorFingerprint());
  const changed = (await readContract({ project, sources, cache })).model;
  const emitted = generate(changed ?? model);
  const generator = `truthgen ${packageVersion()}`;
  const input = { generatedFolder: model.project.generated, generator, sources, emitted };
  const files = [...emitted.files, manifestFile(input, fresh.manifest)];
  return { path: `${model.project.generated}/product.ts`, state: { ...fresh, files, sources } };
}
