/** What a file of the contract folder says. */
export type FileKind = 'truth' | 'labels' | 'model' | 'locale';

/** Where the parts of a contract lie. Posix, relative to the project root. */
export interface ContractLayout {
  readonly truthPath: string;
  readonly labelsPath: string;
  readonly modelsFolder: string;
  readonly localesFolder: string;
}

/** Kind of the file at `path`; null for one that is no part of the contract. */
export function fileKind(path: string, layout: ContractLayout): FileKind | null {
  if (path === layout.truthPath) return 'truth';
  if (path === layout.labelsPath) return 'labels';
  if (path.startsWith(`${layout.modelsFolder}/`) && path.endsWith('.yaml')) return 'model';
  if (path.startsWith(`${layout.localesFolder}/`) && path.endsWith('.ftl')) return 'locale';
  return null;
}

/**
 * The layout that truth.yaml itself names, with the usual places for what it does not name, or
 * cannot name because it is not readable.
 */
export function layoutOf(truthPath: string, truth: unknown): ContractLayout {
  const folder = truthPath.includes('/') ? truthPath.slice(0, truthPath.lastIndexOf('/')) : '.';
  const within = (name: string): string => (folder === '.' ? name : `${folder}/${name}`);
  return {
    truthPath,
    labelsPath: textAt(truth, 'models', 'labels') ?? within('labels.yaml'),
    modelsFolder: textAt(truth, 'models', 'directory') ?? within('models'),
    localesFolder: textAt(truth, 'project', 'locales') ?? within('locales'),
  };
}

function textAt(data: unknown, section: string, key: string): string | null {
  const part = (data as Record<string, unknown> | null)?.[section];
  const value = (part as Record<string, unknown> | null | undefined)?.[key];
  return typeof value === 'string' ? value.replace(/\/+$/, '') : null;
}
