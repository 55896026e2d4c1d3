import { failed, passed, type Scenario, Shortfall } from '../../generator/smoke/scenario.ts';
import { text } from '../../src/telegram/texts.ts';
import type { ChatUser } from '../bot/chat-user.ts';
import type { ServiceProcess } from '../sandbox/service-process.ts';
import { type SmokeWorld, worldOf } from './smoke-world.ts';
import { seenBy } from './timed.ts';

/** As much of the log as a report shows. */
const LINES_SHOWN = 5;

/**
 * The database refuses to keep where one chat stands, so its handler throws. The person is told,
 * with an id that the log knows; the process lives; the chat goes on when the fault is gone.
 */
export const scenario: Scenario<SmokeWorld> = {
  id: 'S7',
  run: async (context) => {
    const { facts, took } = context;
    const world = worldOf(context);
    const leader = await world.leader();
    const user = world.user();
    const mend = await breakChat(world, user);
    let incident: string;
    try {
      const told = await Promise.race([isTold(user, facts.slaMs), hasDied(leader)]);
      took(told.tookMs);
      incident = told.value;
    } finally {
      await mend();
    }
    if (!leader.lines().some((line) => line['incident'] === incident)) {
      return failed(`The log does not know the incident ${incident}.`, { seen: tail(leader) });
    }
    await Promise.race([goesOn(user, facts.slaMs), hasDied(leader)]);
    return passed();
  },
};

/** Makes every handler of this chat throw. Returns how to end that. */
async function breakChat(world: SmokeWorld, { id }: ChatUser): Promise<() => Promise<unknown>> {
  const name = `smoke_break_${id}`;
  await world.rows(`
    CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'smoke: this chat is broken'; END $$`);
  await world.rows(`
    CREATE TRIGGER ${name} BEFORE INSERT OR UPDATE ON dialogues
    FOR EACH ROW WHEN (NEW.chat_id = ${id}) EXECUTE FUNCTION ${name}()`);
  return () => world.rows(`DROP FUNCTION ${name} CASCADE`);
}

/** Writes, and resolves with the incident id that is shown. */
function isTold(user: ChatUser, limitMs: number): Promise<{ value: string; tookMs: number }> {
  return seenBy(
    user,
    { promise: 'The person is not told that something went wrong', limitMs },
    () => user.command('start'),
    () => {
      const lines = user.answers.flatMap((answer) => answer.lines);
      return lines.map(incidentIn).find((incident) => incident !== null) ?? null;
    },
  );
}

/** The id in a text that says what the contract says; null in any other. */
function incidentIn(line: string): string | null {
  const [incident] = /[0-9a-f]{8}/.exec(line) ?? [];
  if (incident === undefined) return null;
  return line.includes(text('ru', 'error-incident', { incident })) ? incident : null;
}

async function goesOn(user: ChatUser, limitMs: number): Promise<void> {
  await seenBy(
    user,
    { promise: 'The chat does not go on when the fault is gone', limitMs },
    () => user.command('start'),
    () => user.answers.find(({ lines }) => !lines.some((line) => incidentIn(line))) ?? null,
  );
}

/** Throws when the process ends; never resolves. */
async function hasDied(service: ServiceProcess): Promise<never> {
  const { code, signal } = await service.exited;
  throw new Shortfall(`An exception in a handler ended the process (${signal ?? code}).`, {
    seen: tail(service),
  });
}

function tail({ output }: ServiceProcess): string {
  return output.stdout.trimEnd().split('\n').slice(-LINES_SHOWN).join('\n');
}
