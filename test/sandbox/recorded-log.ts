import type { Log } from '../../src/core/log.ts';

type Level = keyof Log;

interface Entry {
  readonly level: Level;
  readonly message: string;
  readonly fields: object;
}

/** A log that keeps what it is told. */
export class RecordedLog implements Log {
  readonly entries: Entry[] = [];

  debug = this.#keeper('debug');
  info = this.#keeper('info');
  warn = this.#keeper('warn');
  error = this.#keeper('error');
  fatal = this.#keeper('fatal');

  #keeper(level: Level): (fields: object, message: string) => void {
    return (fields, message) => this.entries.push({ level, message, fields });
  }

  /** Messages of one level. */
  lines(level: Level): string[] {
    return this.entries.filter((line) => line.level === level).map(({ message }) => message);
  }

  /** All that was said, with the fields and what errors hold. */
  everything(): string {
    return JSON.stringify(this.entries, (_key, value) =>
      value instanceof Error ? { ...value, stack: value.stack, message: value.message } : value,
    );
  }
}
