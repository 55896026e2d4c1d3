import { dataLiteral, docComment } from './printer.ts';

/**
 * An exported constant of plain data with its doc comment, whose last line says where in the
 * contract it comes from. `type` names what the data must satisfy, so that a mismatch is a compile
 * error in the generated file.
 */
export function constant(
  name: string,
  comment: string,
  contractPath: string,
  value: unknown,
  type: string | null = null,
): string {
  const satisfies = type === null ? '' : ` satisfies ${type}`;
  const words = docComment([comment], '', contractPath);
  return `${words}export const ${name} = ${dataLiteral(value)} as const${satisfies};\n`;
}

/** A union type of string literals, one below the other. */
export function unionType(
  name: string,
  comment: string,
  contractPath: string,
  texts: readonly string[],
): string {
  const words = docComment([comment], '', contractPath);
  if (texts.length === 0) return `${words}export type ${name} = never;\n`;
  const literals = texts.map((text) => dataLiteral(text));
  const line = `export type ${name} = ${literals.join(' | ')};\n`;
  if (line.length <= 100) return words + line;
  return `${words}export type ${name} =\n${literals.map((each) => `  | ${each}`).join('\n')};\n`;
}
