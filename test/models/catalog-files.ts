import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { InputTests } from '../../generated/runtime/input-tests.ts';
import type { ModelDescriptor } from '../../generated/runtime/model-descriptor.ts';

const root = join(import.meta.dirname, '..', '..');
const load = createRequire(join(root, 'generated/models/index.ts'));

export interface JsonSchemaNode {
  readonly type: string;
  readonly enum?: readonly (string | number | boolean)[];
  readonly const?: string | number | boolean;
  readonly default?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchemaNode;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchemaNode>>;
  readonly allOf?: readonly unknown[];
  readonly 'x-media'?: { readonly kind: string; readonly accept?: readonly string[] };
  readonly 'x-tolerates'?: string;
  readonly 'x-label'?: { readonly en: string; readonly ru: string };
}

export interface ModelFile {
  readonly id: string;
  readonly status: 'current' | 'legacy' | 'removed';
  readonly sold?: boolean;
  readonly input: JsonSchemaNode;
  readonly price?: unknown;
}

/** What a generated model file exports. */
export interface GeneratedModel {
  readonly describe: () => ModelDescriptor;
  readonly accepts: (input: object, is: InputTests) => boolean;
}

/** All files of the catalogue as the contract has them, sorted by id. */
export function readModelFiles(): readonly ModelFile[] {
  const folder = join(root, 'contract/models');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => parse(readFileSync(join(folder, name), 'utf8')) as ModelFile)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The generated file of a model. */
export function loadGenerated(id: string): GeneratedModel {
  return load(`./${id.replaceAll('/', '__')}.ts`) as GeneratedModel;
}
