import type { Finding } from '../diagnostics/finding.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Data, LocaleFile, ModelFile } from './contract-data.ts';
import type { FileKind } from './file-kind.ts';

/** One file, read and of the right shape, or what is wrong with it. */
export type ParsedFile =
  | { readonly ok: true; readonly kind: 'truth' | 'labels'; readonly data: Data }
  | ({ readonly ok: true; readonly kind: 'model' } & ModelFile)
  | { readonly ok: true; readonly kind: 'locale'; readonly locale: LocaleFile }
  | {
      readonly ok: false;
      readonly kind: FileKind;
      readonly findings: readonly Finding[];
      /** What could be read all the same; null when the text is not YAML. */
      readonly data: Data | null;
    };

/** Reads one file of the contract. */
export type ParseFile = (source: SourceText, kind: FileKind) => ParsedFile;
