import { createRequire } from 'node:module';

type Handlebars = typeof import('handlebars');
type Templates = typeof import('./templates.js').templates;

/** What a template may place: texts, numbers and lists of more of the same. */
export interface View {
  readonly [name: string]: string | number | readonly string[] | readonly View[];
}

interface Loaded {
  readonly runtime: Handlebars;
  readonly templates: Templates;
}

let loaded: Loaded | undefined;

/**
 * Loaded when the first file is made from a template: most runs of `truth` make none. The runtime
 * of handlebars is taken as one file: loading it as twenty modules takes twice as long.
 */
function load(): Loaded {
  const require = createRequire(import.meta.url);
  const runtime = require('handlebars/dist/handlebars.runtime.min.js') as Handlebars;
  const { templates } = require('./templates.js') as { templates: Templates };
  return { runtime, templates };
}

/**
 * The text of a template with the values of `view` in their places, unescaped. Templates place and
 * never decide: what is to be there or not is settled in the view. Throws when the view lacks a
 * name that the template places.
 */
export function fillTemplate(name: keyof Templates, view: View): string {
  loaded ??= load();
  return loaded.runtime.template<View>(loaded.templates[name])(view);
}
