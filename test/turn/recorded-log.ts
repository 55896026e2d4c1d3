import type { Log } from '../../src/core/log.ts';

type Level = keyof Log;

/** A log that keeps what it is told. */
export class RecordedLog implements Log {
  readonly #lines: { level: Level; message: string; fields: object }[] = [];

  debug = this.#keeper('debug');
  info = this.#keeper('info');
  warn = this.#keeper('warn');
  error = this.#keeper('error');
  fatal = this.#keeper('fatal');

  #keeper(level: Level): (fields: object, message: string) => void {
    return (fields, message) => this.#lines.push({ level, message, fields });
  }

  /** Messages of one level. */
  lines(level: Level): string[] {
    return this.#lines.filter((line) => line.level === level).map(({ message }) => message);
  }

  /** All that was said, with the fields and what errors hold. */
  everything(): string {
    return JSON.stringify(this.#lines, (_key, value) =>
      value instanceof Error ? { ...value, stack: value.stack, message: value.message } : value,
    );
  }
}
