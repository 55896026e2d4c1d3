import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type CatalogueFiles,
  catalogueFiles,
  flatEndpoints,
} from '../../catalog/catalogue-files.ts';
import { compareCatalogue } from '../../catalog/compare-catalogue.ts';
import type { DraftContext } from '../../catalog/draft-model.ts';
import { readFolder } from '../../catalog/folder-source.ts';
import { formatGithub, formatJson, formatPretty, summaryLines } from '../../catalog/format-sync.ts';
import { getTexts } from '../../catalog/get-texts.ts';
import {
  type ContractFault,
  itemsWithoutWriting,
  planSync,
  type SyncPlan,
} from '../../catalog/plan-sync.ts';
import { PoliteClient } from '../../catalog/polite-client.ts';
import { readTexts } from '../../catalog/read-texts.ts';
import { NoIndex } from '../../catalog/site-source.ts';
import { isSettled, type ReportInput, reportOf } from '../../catalog/sync-report.ts';
import type { VendorTexts } from '../../catalog/vendor-texts.ts';
import { readContract } from '../../index.ts';
import { generatorFingerprint } from '../../output/generator-fingerprint.ts';
import { ParseCache } from '../../output/parse-cache.ts';
import { chooseAmong, type FormatOptions } from '../choose-among.ts';
import type { Console } from '../console.ts';
import { type ExitCode, exitCodes, UsageError } from '../exit-codes.ts';
import { report as reportDiagnostics } from '../report.ts';
import { reportFormats, showReport } from '../report-format.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';

export interface CatalogSyncOptions extends FormatOptions {
  readonly contract?: string;
  /** A folder with pages, or the address of the vendor's site. */
  readonly from: string;
  readonly write?: boolean;
  /** Ids with commas between. */
  readonly only?: string;
}

/** Compares the catalogue with what the vendor publishes, and follows it when that is wanted. */
export async function catalogSync(
  options: CatalogSyncOptions,
  console: Console,
): Promise<ExitCode> {
  chooseAmong(reportFormats, options, console);
  const { from } = options;
  const workspace = await openWorkspace(console, options.contract);
  if (workspace.model === null) {
    reportDiagnostics(workspace.diagnostics, {}, console);
    return exitCodes.fallsShort;
  }
  const files = catalogueFiles(workspace.project.contractPath, workspace.sources);
  const only = idsOf(options.only);
  const texts = await textsFrom(from, files, only, console);
  const source = readTexts(texts, flatEndpoints(files.models));
  if (texts.pages.length + texts.documents.length === 0) {
    throw new UsageError(`${from} holds no page. Name a folder with .md files, or the site.`);
  }
  const diff = compareCatalogue(files.models, source, only);
  const draft = draftContext(files);
  const plan: SyncPlan =
    options.write === true
      ? await planSync({
          diff,
          texts: files.texts,
          labelsPath: files.labelsPath,
          draft,
          faultsWith: (changed) => faultsWith(workspace, changed),
        })
      : { files: new Map(), items: itemsWithoutWriting(diff, draft) };
  writeFiles(workspace.project.root, plan.files);
  const isWriting = options.write === true;
  return show({ from, isWriting, diff, plan, only, notices: texts.notices }, options, console);
}

function show(input: ReportInput, options: CatalogSyncOptions, console: Console): ExitCode {
  const report = reportOf(input);
  const render = {
    pretty: (color: boolean) => formatPretty(report, color),
    json: () => formatJson(report),
    github: () => formatGithub(report),
  };
  showReport(render, `${summaryLines(report).join('\n')}\n`, options, console);
  return isSettled(report) ? exitCodes.clean : exitCodes.fallsShort;
}

function idsOf(only: string | undefined): ReadonlySet<string> | null {
  if (only === undefined) return null;
  const ids = only.split(',').map((each) => each.trim());
  if (ids.some((each) => each === ''))
    throw new UsageError('--only takes ids with commas between.');
  return new Set(ids);
}

/** Throws UsageError when nothing can be read there. */
async function textsFrom(
  from: string,
  { models }: CatalogueFiles,
  only: ReadonlySet<string> | null,
  console: Console,
): Promise<VendorTexts> {
  if (!/^https?:\/\//i.test(from)) {
    const texts = readFolder(resolve(console.cwd, from));
    if (texts !== null) return texts;
    throw new UsageError(`There is no folder ${from}. Name one, or an address with https://.`);
  }
  if (!URL.canParse(from)) throw new UsageError(`${from} is no address.`);
  const client = new PoliteClient({
    fetch,
    sleep: (ms) => sleep(ms),
    now: () => performance.now(),
  });
  const progress = (text: string): void => {
    if (console.color) console.err(`\r${text}\u001b[K`);
  };
  try {
    const found = await getTexts(client, {
      address: from,
      api: apiOf(console),
      models,
      only,
      progress,
    });
    if (console.color) console.err('\r\u001b[K');
    return found;
  } catch (error) {
    if (error instanceof NoIndex) throw new UsageError(error.message);
    throw error;
  }
}

/** The vendor's catalogue, when there is a key; a key is not sent in the open over a network. */
function apiOf({ env }: Console): { readonly base: string; readonly key: string } | null {
  const key = env['KIE_API_KEY']?.trim() ?? '';
  if (key === '') return null;
  const base = env['KIE_API_BASE']?.trim() || 'https://api.kie.ai';
  const { protocol, hostname } = URL.parse(base) ?? { protocol: '', hostname: '' };
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  if (protocol === 'https:' || (protocol === 'http:' && isHere)) return { base, key };
  throw new UsageError('KIE_API_BASE must begin with https://, or name this machine.');
}

function draftContext({ models, modelsFolder, labels, texts }: CatalogueFiles): DraftContext {
  const first = models[0] === undefined ? '' : (texts.get(models[0].path) ?? '');
  return {
    today: new Date().toISOString().slice(0, 10),
    modelsFolder,
    models: models.map(({ data }) => data),
    labels,
    heading: /^# yaml-language-server: .*$/m.exec(first)?.[0] ?? null,
  };
}

async function faultsWith(
  { project, sources }: Workspace,
  changed: ReadonlyMap<string, string>,
): Promise<readonly ContractFault[]> {
  const paths = new Set([...sources.map(({ path }) => path), ...changed.keys()]);
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const overlaid = [...paths].sort().flatMap((path) => {
    const text = changed.get(path);
    return text === undefined ? (byPath.get(path) ?? []) : { path, text };
  });
  const cache = new ParseCache(project.root, generatorFingerprint());
  const read = await readContract({ project, sources: overlaid, cache, warnings: false });
  if (read.model !== null) return [];
  return read.diagnostics.map(({ place, text }) => ({ file: place.file, text }));
}

function writeFiles(root: string, files: ReadonlyMap<string, string>): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
