import { fileKind, layoutOf } from '../contract/file-kind.ts';
import type { SourceText } from '../source/source-text.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import type { CatalogueModel } from './judge.ts';
import { mapAt, type PlainMap, textAt } from './plain-map.ts';

/** The files of a contract that a sync compares and writes. */
export interface CatalogueFiles {
  readonly models: readonly CatalogueModel[];
  readonly modelsFolder: string;
  readonly labels: PlainMap;
  readonly labelsPath: string;
  /** Texts of all files of the contract, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Finds the catalogue among the files of a contract that was found right. */
export function catalogueFiles(truthPath: string, sources: readonly SourceText[]): CatalogueFiles {
  const dataOf = (path: string): PlainMap => {
    const source = sources.find((each) => each.path === path);
    const parsed = source === undefined ? null : parseYaml(source);
    return parsed?.ok === true ? parsed.data : {};
  };
  const layout = layoutOf(truthPath, dataOf(truthPath));
  const paths = sources
    .map(({ path }) => path)
    .filter((path) => fileKind(path, layout) === 'model');
  return {
    models: paths.map((path) => ({ path, data: dataOf(path) })),
    modelsFolder: layout.modelsFolder,
    labels: dataOf(layout.labelsPath),
    labelsPath: layout.labelsPath,
    texts: new Map(sources.map(({ path, text }) => [path, text])),
  };
}

/** Paths of the dedicated endpoints among the models. */
export function flatEndpoints(models: readonly CatalogueModel[]): ReadonlySet<string> {
  return new Set(
    models
      .map(({ data }) => mapAt(data, 'api'))
      .filter((api) => api['envelope'] === 'flat')
      .flatMap((api) => textAt(api, 'endpoint') ?? []),
  );
}
