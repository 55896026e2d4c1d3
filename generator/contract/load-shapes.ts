import type { ShapeCheck } from './check-shape.ts';
import type { FileKind } from './file-kind.ts';

/** Kinds of files that are YAML. */
export type YamlKind = Exclude<FileKind, 'locale'>;

/** Compiled schemas by kind of file. */
export type Shapes = ReadonlyMap<YamlKind, ShapeCheck>;

const LOADERS: Readonly<Record<YamlKind, () => Promise<{ readonly validate: ShapeCheck }>>> = {
  truth: () => import('./compiled/truth.js'),
  model: () => import('./compiled/model.js'),
  labels: () => import('./compiled/labels.js'),
};

/** The compiled schemas of some kinds. They are large, and most runs need one of them or none. */
export async function loadShapes(kinds: readonly YamlKind[]): Promise<Shapes> {
  const loaded = kinds.map(async (kind) => [kind, (await LOADERS[kind]()).validate] as const);
  return new Map(await Promise.all(loaded));
}
