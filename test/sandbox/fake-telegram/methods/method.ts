import type { Fields } from '../fields.ts';
import type { Telegram } from '../telegram.ts';

/** A method of the Bot API: returns the result, throws an ApiError. */
export type Method = (telegram: Telegram, fields: Fields) => unknown;

/** A result that the service explains. */
export class Explained {
  readonly result: unknown;
  readonly description: string;

  constructor(result: unknown, description: string) {
    this.result = result;
    this.description = description;
  }
}
