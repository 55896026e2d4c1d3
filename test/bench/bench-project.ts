import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ProjectCopy } from '../gen/project-copy.ts';
import { catalogueFiles } from './catalogue-files.ts';
import { type ProcessRun, runProcess } from './whole-process.ts';

/** A parameter whose values are texts without quotes, to which one more may be added. */
const ENUM = /(type: string, enum: \[[a-zA-Z0-9, ]+)\]/;

/** A copy of this project to generate in, with one model that can be edited. */
export class BenchProject {
  readonly #copy = new ProjectCopy();
  readonly #editedPath: string;
  readonly #originalText: string;
  #edits = 0;

  constructor() {
    const path = catalogueFiles(this.catalogue).find((each) =>
      ENUM.test(readFileSync(each, 'utf8')),
    );
    if (path === undefined) throw new Error('no model has a parameter to edit');
    this.#editedPath = path;
    this.#originalText = readFileSync(path, 'utf8');
  }

  get root(): string {
    return this.#copy.root;
  }

  get catalogue(): string {
    return this.#copy.path('contract/models');
  }

  /** Changes one value of one model, to another one each time. */
  editModel(): void {
    this.#edits++;
    const text = this.#originalText.replace(ENUM, `$1, bench${this.#edits}]`);
    writeFileSync(this.#editedPath, text);
  }

  /** Takes away all that a generation made, and what it remembers. */
  makeCold(): void {
    for (const path of ['generated', '.cache', '.env.example', 'render.yaml']) {
      rmSync(this.#copy.path(path), { recursive: true, force: true });
    }
  }

  /** The whole process `truth gen`, which must say what `expect` says. */
  generate(command: string, expect: RegExp): ProcessRun {
    return runProcess({ args: [command, 'gen'], cwd: this.root, expect });
  }

  remove(): void {
    rmSync(dirname(this.root), { recursive: true, force: true });
  }
}
