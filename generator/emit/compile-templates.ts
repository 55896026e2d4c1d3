import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import handlebars from 'handlebars';

/**
 * Compiles the templates to plain functions, so that a run of `truth` loads only the small runtime
 * of handlebars and compiles nothing. Run by hand after a change of a template: `npm run compile`;
 * a test compares.
 */

const HERE = import.meta.dirname;

/** Text of the module that holds every template by the name of its file. */
export function compileTemplates(): string {
  const files = readdirSync(join(HERE, 'templates'))
    .filter((file) => file.endsWith('.hbs'))
    .sort();
  const entries = files.map((file) => {
    const text = readFileSync(join(HERE, 'templates', file), 'utf8').replaceAll('\r\n', '\n');
    const compiled = handlebars.precompile(text, {
      // The files are text, not HTML, and a name that the view does not have is a fault.
      noEscape: true,
      strict: true,
      // A name in a template is data, never a function.
      knownHelpersOnly: true,
      data: false,
    });
    return `  ${JSON.stringify(basename(file, '.hbs'))}: ${String(compiled)},\n`;
  });
  const head = '// Made by generator/emit/compile-templates.ts. Do not edit.\n';
  return `${head}export const templates = {\n${entries.join('')}};\n`;
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(HERE, 'templates.js'), compileTemplates());
}
