/** Who lives in the sandbox from the start. */
export interface NewPerson {
  /** Absent: the next free one. */
  readonly id?: number;
  readonly firstName: string;
  readonly username?: string;
  readonly languageCode?: string | null;
  /** Play money. */
  readonly stars?: number;
}

/** The bot takes Vera for its admin when `ADMIN_IDS` names her. */
export const playPeople = {
  anna: { id: 1001, firstName: 'Анна', username: 'anna', languageCode: 'ru', stars: 5_000 },
  ben: { id: 1002, firstName: 'Ben', username: 'ben', languageCode: 'en', stars: 5_000 },
  vera: { id: 9001, firstName: 'Вера', username: 'vera', languageCode: 'ru', stars: 5_000 },
} as const satisfies Record<string, NewPerson>;

export const adminId = playPeople.vera.id;
