import type { Person } from '../protocol.ts';

export interface UnreadMarks {
  /** The person has looked at everything that there is. */
  see(person: Person): void;
  /** Messages of the bot that were not looked at, by the id of the person. */
  of(people: readonly Person[]): ReadonlyMap<number, number>;
}

const KEY = 'seen';

/** What was looked at in this browser, also before the page was loaded anew. */
export function unreadMarks(): UnreadMarks {
  const stored = JSON.parse(localStorage.getItem(KEY) ?? '[]') as [number, number][];
  const seen = new Map(stored);
  return {
    see: ({ id, botMessages }) => {
      if (seen.get(id) === botMessages) return;
      seen.set(id, botMessages);
      localStorage.setItem(KEY, JSON.stringify([...seen]));
    },
    of: (people) => {
      const unread = people.map(({ id, botMessages }): [number, number] => {
        const before = seen.get(id) ?? 0;
        // Fewer than were seen: another sandbox, which has begun anew.
        return [id, before > botMessages ? botMessages : botMessages - before];
      });
      return new Map(unread.filter(([, count]) => count > 0));
    },
  };
}
