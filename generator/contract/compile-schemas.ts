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
const SCHEMAS = { truth: 'truth', model: 'model', labels: 'labels' } as const;

/** Text of the module with one validating function per kind of file. */
export function compileSchemas(): string {
  const schemas = Object.values(SCHEMAS).map(
    (name) => JSON.parse(readFileSync(join(HERE, `schema/${name}.schema.json`), 'utf8')) as object,
  );
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    schemas,
    formats: { regex: true },
    code: { source: true, esm: true },
  });
  const exported = Object.fromEntries(
    Object.entries(SCHEMAS).map(([name, file]) => [name, `${file}.schema.json`]),
  );
  const code = (standaloneCode as unknown as typeof standaloneCode.default)(ajv, exported);
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
  writeFileSync(join(HERE, 'compiled/schemas.js'), compileSchemas());
}
