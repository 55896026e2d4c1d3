import { readFileSync } from 'node:fs';

/** Modules of the page; what is not listed here is not served. */
const MODULES = [
  new URL('./main.js', import.meta.url),
  new URL('./api.js', import.meta.url),
  new URL('./chart.js', import.meta.url),
  new URL('./elements.js', import.meta.url),
  new URL('./panels.js', import.meta.url),
];

export interface PageFiles {
  readonly html: string;
  readonly css: string;
  /** By file name. */
  readonly modules: ReadonlyMap<string, string>;
}

/** The page of the operator as it is written: there is no build. Read once. */
export function pageFiles(): PageFiles {
  return {
    html: read(new URL('./page.html', import.meta.url)),
    css: read(new URL('./page.css', import.meta.url)),
    modules: new Map(MODULES.map((url) => [url.pathname.split('/').at(-1) ?? '', read(url)])),
  };
}

function read(url: URL): string {
  return readFileSync(url, 'utf8');
}
