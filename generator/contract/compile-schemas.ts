import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';

/**
 * Compiles the schemas of contract files to plain functions, so that a run of `truth` neither loads
 * ajv nor compiles anything. Run by hand after a change of a schema: `node
 * generator/contract/compile-schemas.ts`; a test compares.
 */

const HERE = import.meta.dirname;

/**
 * Kinds of YAML files; each has a schema, and a compiled file of its own, because most runs need
 * one.
 */
export const KINDS = ['truth', 'model', 'labels'] as const;

/** Text of the module that checks the shape of one kind of file. */
export function compileSchema(kind: (typeof KINDS)[number]): string {
  const path = join(HERE, `schema/${kind}.schema.json`);
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    formats: { regex: true },
    code: { source: true, esm: true },
  });
  ajv.addSchema(JSON.parse(readFileSync(path, 'utf8')) as object);
  const code = (standaloneCode as unknown as typeof standaloneCode.default)(ajv, {
    validate: `${kind}.schema.json`,
  });
  return `// Made by generator/contract/compile-schemas.ts. Do not edit.\n${withImports(code)}`;
}

/** Standalone code asks for its few helpers with require, which a module does not have. */
function withImports(code: string): string {
  const imports = new Map<string, string>();
  const body = code.replace(
    /require\("(ajv\/dist\/runtime\/(\w+))"\)\.default/g,
    (_, path, name) => {
      imports.set(`${name}Module`, path);
      // Loaders differ in what they make of a CommonJS module: its exports, or the default of them.
      return `(${name}Module.default ?? ${name}Module)`;
    },
  );
  const lines = [...imports].map(([name, path]) => `import ${name} from '${path}.js';\n`);
  return lines.join('') + body;
}

if (process.argv[1] === import.meta.filename) {
  for (const kind of KINDS) writeFileSync(join(HERE, `compiled/${kind}.js`), compileSchema(kind));
}
