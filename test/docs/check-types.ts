import { posix } from 'node:path';
import { Project, type SourceFile, ts } from 'ts-morph';
import { type CodeBlock, type ExampleFile, exampleFiles } from './code-blocks.ts';
import { root } from './pages.ts';

/** What the compiler says of each block, in the order of the blocks: `TS2304: Cannot find …`. */
export function checkTypes(blocks: readonly CodeBlock[]): string[][] {
  const project = new Project({
    tsConfigFilePath: posix.join(root, 'tsconfig.json'),
    skipAddingFilesFromTsConfig: true,
    // An example may end before what it names is used.
    compilerOptions: { noUnusedLocals: false, noUnusedParameters: false },
  });
  const files = blocks.map((block, number) => addFiles(project, block, number));
  const program = project.getProgram();
  return files.map((each) =>
    each.flatMap((file) =>
      [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
        ({ compilerObject: { code, messageText } }) =>
          `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
      ),
    ),
  );
}

/** A block that names no file is one in the root. */
function addFiles(project: Project, block: CodeBlock, number: number): SourceFile[] {
  const named = exampleFiles(block);
  const files = named.length > 0 ? named : [{ path: 'example.ts', text: block.text }];
  const paths = new Set(files.map(({ path }) => path));
  return files.map(({ path, text }) =>
    project.createSourceFile(
      posix.join(root, besides(path, number)),
      // Without an import or export it would share its names with every other example.
      `${withImports({ path, text }, paths, number)}\nexport {};\n`,
      { overwrite: true },
    ),
  );
}

/** A name of its own in the same folder: the real file, and other examples, stay as they are. */
function besides(path: string, number: number): string {
  return path.replace(/\.ts$/, `.example-${number}.ts`);
}

function withImports(file: ExampleFile, shown: ReadonlySet<string>, number: number): string {
  return file.text.replace(/(from |import\()'(\.[^']+)'/g, (all, word, target) => {
    const path = posix.join(posix.dirname(file.path), target);
    return shown.has(path) ? `${word}'${besides(target, number)}'` : all;
  });
}
