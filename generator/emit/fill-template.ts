import { createRequire } from 'node:module';
import { templates } from './templates.js';

type Handlebars = typeof import('handlebars');

/** What a template may place: texts, numbers and lists of more of the same. */
export interface View {
  readonly [name: string]: string | number | readonly string[] | readonly View[];
}

let handlebars: Handlebars | undefined;

/**
 * Loaded when the first file is made from a template: most runs of `truth` make none. The runtime
 * of handlebars is taken as one file: loading it as twenty modules takes twice as long.
 */
function load(): Handlebars {
  return createRequire(import.meta.url)('handlebars/dist/handlebars.runtime.min.js') as Handlebars;
}

/**
 * The text of a template with the values of `view` in their places, unescaped. Templates place and
 * never decide: what is to be there or not is settled in the view. Throws when the view lacks a
 * name that the template places.
 */
export function fillTemplate(name: keyof typeof templates, view: View): string {
  handlebars ??= load();
  return handlebars.template<View>(templates[name])(view);
}
